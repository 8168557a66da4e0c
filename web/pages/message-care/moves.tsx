import { Details, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useActing } from '../../api/hooks.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import type { Report } from './report.tsx';
import { texts } from './texts.ts';

type Move = Report['moves'][number];
type Props = { readonly report: Report; readonly schoolId: string };

const HELP = { hide: 'hideHelp', pause: 'pauseHelp', resume: 'resumeHelp', handle: 'handleHelp' } as const;
const fieldOfMove =
  (move: Move) =>
  (pointer: string): string =>
    `${move}-${pointer.split('/').at(-1) ?? ''}`;

/** What a leader can do with a report now: each opens to its reason. */
export function Moves({ report, schoolId }: Props) {
  const t = useWords(texts);
  if (report.moves.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="moves">
      <Heading level={2} id="moves" data-size="xs">
        {t('todo')}
      </Heading>
      {report.moves.map((move) => (
        <Details key={move}>
          <Details.Summary>{t(move)}</Details.Summary>
          <Details.Content>
            <MoveForm move={move} report={report} schoolId={schoolId} />
          </Details.Content>
        </Details>
      ))}
    </section>
  );
}

function MoveForm({ move, report: { reportedId }, schoolId }: Props & { readonly move: Move }) {
  const t = useWords(texts);
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useActing(`POST /v1/schools/{schoolId}/reported-messages/{reportedId}/${move}`);
  const fieldOf = fieldOfMove(move);
  const own: Faults = tried && reason.trim() === '' ? { [`${move}-reason`]: t('reasonNeeded') } : {};
  const faults: Faults = { ...faultsOf(acting.error, fieldOf), ...own };
  const send = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    const body = { reason: reason.trim(), ...(move === 'pause' && lastDay !== '' && { lastDay }) };
    await acting.act({ params: { schoolId, reportedId }, body });
  };
  return (
    <Form acting={acting} onSend={send} send={t(move)} faults={own} fieldOf={fieldOf}>
      <Paragraph>{t(HELP[move])}</Paragraph>
      <Textfield
        id={`${move}-reason`}
        label={t(move === 'handle' ? 'note' : 'reason')}
        multiline
        rows={2}
        maxLength={300}
        value={reason}
        error={faults[`${move}-reason`]}
        onChange={({ target }) => setReason(target.value)}
      />
      {move === 'pause' && (
        <Textfield
          id="pause-lastDay"
          type="date"
          label={t('lastDay')}
          description={t('lastDayHelp')}
          value={lastDay}
          error={faults['pause-lastDay']}
          onChange={({ target }) => setLastDay(target.value)}
        />
      )}
    </Form>
  );
}
