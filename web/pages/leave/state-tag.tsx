import { Tag } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import type { Leave } from './leaves.tsx';
import { texts } from './texts.ts';

const COLORS = { applied: 'info', granted: 'success', refused: 'danger', withdrawn: 'neutral' } as const;

/** The state of an application in words; while it waits, whom it waits for. */
export function StateTag({ leave: { status, decider } }: { readonly leave: Pick<Leave, 'status' | 'decider'> }) {
  const t = useWords(texts);
  return (
    <Tag data-color={COLORS[status]}>{status === 'applied' ? t('waitsFor', { decider: t(decider) }) : t(status)}</Tag>
  );
}
