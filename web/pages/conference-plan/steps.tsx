import { Card, Paragraph } from '@digdir/designsystemet-react';
import { useAct } from '../../api/hooks.ts';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';
import type { Round } from './use-round.ts';

/** The events that people choose; the first talk begins the round by itself. */
const CHOSEN = ['open', 'close', 'end'] as const;
type Chosen = (typeof CHOSEN)[number];

/** What may happen to the round now, each with the words for whom it tells before it happens. */
export function Steps({ round }: { readonly round: Round }) {
  const t = useWords(texts);
  const { status, events, teachers } = round;
  const isDraft = status === 'draft';
  const chosen = CHOSEN.filter((event) => events.includes(event));
  if (chosen.length === 0) return null;
  const hasFree = teachers.some(({ free }) => free > 0);
  return (
    <Card className="stack">
      {isDraft && <Paragraph>{t('draftLead')}</Paragraph>}
      {isDraft && !hasFree ? (
        <Paragraph>{t('timesFirst')}</Paragraph>
      ) : (
        chosen.map((event) => <Step key={`${event} ${status}`} event={event} round={round} />)
      )}
    </Card>
  );
}

type StepProps = { readonly event: Chosen; readonly round: Round };

function Step({ event, round }: StepProps) {
  const acting = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/state');
  const { schoolId, conferenceId } = round;
  const words = useStepWords(event, round);
  const act = () => acting.act({ params: { schoolId, conferenceId }, body: { event } });
  return <Sure acting={acting} {...words} onSure={act} harmless={event === 'open'} />;
}

function useStepWords(event: Chosen, { status, bookingFrom, bookingUntil, invitedPupils }: Round) {
  const t = useWords(texts);
  const format = useFormat();
  const until = format.moment(bookingUntil);
  const first = { from: format.moment(bookingFrom), until, pupils: invitedPupils ?? 0 };
  if (event === 'end') return { words: t('end'), question: t('endQuestion'), yes: t('endSure') };
  if (event === 'close') return { words: t('close'), question: t('closeQuestion'), yes: t('closeSure') };
  return status === 'draft'
    ? { words: t('openIt'), question: t('openQuestion', first), yes: t('openSure') }
    : { words: t('reopen'), question: t('reopenQuestion', { until }), yes: t('reopenSure') };
}
