import { Button, Card, Heading, Paragraph, Tag, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './archive-texts.ts';

type Job = AnswerOf<'GET /v1/owner/archive/jobs/{recordId}'>;
type Move = Job['moves'][number];

/** One hand-over: its state, the reason of a failure, what the operators decided, and what they can do. */
export function JobPage() {
  const t = useWords(texts);
  const { recordId = '' } = useParams();
  const job = useRead('GET /v1/owner/archive/jobs/{recordId}', { params: { recordId } });
  return (
    <Page title={t('job')} back="/owner/archive">
      <Read of={job}>
        {(shown) => (
          <>
            <Facts job={shown} />
            <Moves key={shown.version} job={shown} />
            <Decisions job={shown} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Facts({ job }: { readonly job: Job }) {
  const t = useWords(texts);
  const format = useFormat();
  const rows = [
    [t('kind'), t(job.kind)],
    [t('sent'), format.moment(job.sentAt)],
    [t('triesLabel'), String(job.attempt)],
    [t('reason'), job.reason?.text],
    [t('nextTry'), job.wakeAt === null ? undefined : format.moment(job.wakeAt)],
    [t('archivedAt'), job.archivedAt === null ? undefined : format.moment(job.archivedAt)],
    [t('systemId'), job.systemId ?? undefined],
  ].filter(([, value]) => value !== undefined && value !== null);
  return (
    <Card className="stack">
      <div>
        <Tag data-color={job.status === 'failed' ? 'danger' : 'info'}>{t(job.status)}</Tag>
      </div>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const ROUTES = {
  retry: 'POST /v1/owner/archive/jobs/{recordId}/retry',
  'give-up': 'POST /v1/owner/archive/jobs/{recordId}/give-up',
} as const;

function Moves({ job }: { readonly job: Job }) {
  const t = useWords(texts);
  const [chosen, setChosen] = useState<Move>();
  if (chosen) return <MoveForm job={job} move={chosen} onDone={() => setChosen(undefined)} />;
  if (job.moves.length === 0) return null;
  return (
    <div className="buttons">
      {job.moves.map((move) => (
        <Button
          key={move}
          variant={move === 'retry' ? 'primary' : 'secondary'}
          data-color={move === 'give-up' ? 'danger' : undefined}
          onClick={() => setChosen(move)}
        >
          {t(`move-${move}`)}
        </Button>
      ))}
    </div>
  );
}

type MoveFormProps = { readonly job: Job; readonly move: Move; readonly onDone: () => void };

/** A decision with its reason, which stays with the job; giving up asks whether the person is sure. */
function MoveForm({ job, move, onDone }: MoveFormProps) {
  const t = useWords(texts);
  const [reason, setReason] = useState('');
  const [tag] = useState(tagOf(job));
  const acting = useAct(ROUTES[move]);
  const send = async () => {
    if (await acting.act({ params: { recordId: job.recordId }, body: { reason }, ifMatch: tag })) onDone();
  };
  const cancel = (
    <Button variant="tertiary" onClick={onDone}>
      {t('cancel')}
    </Button>
  );
  return (
    <Form acting={acting} onSend={send} send={t(`move-${move}`)} fieldOf={() => 'reason'} beside={cancel}>
      {move === 'give-up' && <Paragraph>{t('giveUpSure')}</Paragraph>}
      <div className="stack tight">
        <label className="ds-label" htmlFor="reason">
          {t('why')}
        </label>
        <Textarea
          id="reason"
          rows={2}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
    </Form>
  );
}

function Decisions({ job }: { readonly job: Job }) {
  const t = useWords(texts);
  const format = useFormat();
  if (job.decisions.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="decisions">
      <Heading level={2} id="decisions" data-size="xs">
        {t('decisions')}
      </Heading>
      <ul className="lines">
        {job.decisions.map(({ move, at, by, reason }) => (
          <li key={at}>
            <strong>{t(`move-${move}`)}</strong>: {reason}
            <span className="about">
              {format.moment(at)}, {by.name ?? t('somebody')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
