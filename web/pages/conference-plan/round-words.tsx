import { Tag } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';
import type { Round } from './use-round.ts';

const COLORS = { draft: 'warning', open: 'success', closed: 'info', held: 'info', ended: 'neutral' } as const;

/** How far a round of talks has come. */
export function RoundStatus({ status }: Pick<Round, 'status'>) {
  const t = useWords(texts);
  return <Tag data-color={COLORS[status]}>{t(status)}</Tag>;
}

/** When families may book, in words. */
export function useWindow(): (round: Pick<Round, 'bookingFrom' | 'bookingUntil'>) => string {
  const t = useWords(texts);
  const format = useFormat();
  return ({ bookingFrom, bookingUntil }) =>
    t('window', { from: format.moment(bookingFrom), until: format.moment(bookingUntil) });
}

/** How many of the invited pupils have a talk. Shows nothing to those who do not plan. */
export function Booked({ round: { invitedPupils, bookedPupils } }: { readonly round: Round }) {
  const t = useWords(texts);
  if (invitedPupils === null || bookedPupils === null) return null;
  return t('bookedOf', { booked: bookedPupils, invited: invitedPupils });
}
