import { Tag } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

export type Tagged = {
  readonly status: 'planned' | 'cancelled';
  /** When day, time or place were changed last. */
  readonly movedAt: string | null;
  readonly begun: boolean;
};

/** Marks a meeting that is cancelled, or is to be at another day, time or place than it first was. */
export function MeetingTags({ meeting: { status, movedAt, begun } }: { readonly meeting: Tagged }) {
  const t = useWords(texts);
  if (status === 'cancelled') return <Tag data-color="danger">{t('cancelled')}</Tag>;
  return movedAt === null || begun ? null : <Tag data-color="warning">{t('changed')}</Tag>;
}
