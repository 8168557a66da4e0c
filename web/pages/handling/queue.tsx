import { Alert, Button, Checkbox, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useReportTime } from '../../parts/report-words.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { Decide } from './decide.tsx';
import { markedOf, type Report } from './marked.ts';
import { useVersions } from './read-versions.ts';
import { texts } from './texts.ts';

type Queue = AnswerOf<'GET /v1/groups/{groupId}/absence-queue'>;
type Chosen = readonly Report[];

/** The reports that nobody has handled: choose some, set a code for all of them at once, or mark them seen. */
export function QueuePage() {
  const t = useWords(texts);
  const of = useOfClass();
  const [chosen, setChosen] = useState<Chosen>([]);
  const [deciding, setDeciding] = useState(false);
  const [done, setDone] = useState('');
  // Keeps the list asked for while the form stands in its place, so that it is fresh when the form closes.
  useRead('GET /v1/groups/{groupId}/absence-queue', { params: { groupId: of.groupId }, query: {} });
  // The reports are closed a moment after the decision: the list may still bring them, at the version that was closed.
  const [closed, setClosed] = useState<readonly string[]>([]);
  const finish = (words: string, handled: Chosen = []) => {
    setDone(words);
    setClosed([...closed, ...handled.filter(({ lastDay }) => lastDay !== null).map(versionOf)]);
    setChosen([]);
    setDeciding(false);
  };
  return (
    <Page title={t('queueTitle')} about={of.name} lead={t('queueLead')} back={`/classes/${of.groupId}${of.search}`}>
      <div role="status">{done !== '' && <Alert data-color="success">{done}</Alert>}</div>
      {deciding ? (
        <DecideReports
          of={of}
          chosen={chosen}
          onDone={(words) => finish(words, chosen)}
          onBack={() => setDeciding(false)}
        />
      ) : (
        <>
          <Reports of={of} chosen={chosen} closed={closed} onChoose={setChosen} />
          {chosen.length > 0 && (
            <Actions of={of} chosen={chosen} onDecide={() => setDeciding(true)} onSeen={() => finish(t('seenDone'))} />
          )}
        </>
      )}
    </Page>
  );
}

/** A report that changes after it was closed here is a new one to handle. */
const versionOf = ({ reportId, version }: Report): string => `${reportId} ${version}`;

type ReportsProps = {
  readonly of: OfClass;
  readonly chosen: Chosen;
  readonly closed: readonly string[];
  readonly onChoose: (chosen: Chosen) => void;
  readonly cursor?: string;
};

function Reports({ cursor, ...props }: ReportsProps) {
  const t = useWords(texts);
  const { groupId } = props.of;
  const query = cursor === undefined ? {} : { cursor };
  const queue = useRead('GET /v1/groups/{groupId}/absence-queue', { params: { groupId }, query });
  return (
    <Read of={queue}>
      {({ reports: all, unexplained, next }) => {
        const reports = all.filter((report) => !props.closed.includes(versionOf(report)));
        return (
          <>
            {reports.length === 0 && cursor === undefined && next === null && <Paragraph>{t('queueEmpty')}</Paragraph>}
            {reports.length > 0 && <ReportList {...props} reports={reports} />}
            <More next={next}>{(after) => <Reports {...props} cursor={after} />}</More>
            {unexplained.length > 0 && <Unexplained of={props.of} pupils={unexplained} />}
          </>
        );
      }}
    </Read>
  );
}

function ReportList({ chosen, onChoose, reports }: ReportsProps & { readonly reports: Chosen }) {
  const t = useWords(texts);
  const isChosen = ({ reportId }: Report) => chosen.some((other) => other.reportId === reportId);
  const all = reports.every(isChosen);
  const others = chosen.filter(({ reportId }) => !reports.some((report) => report.reportId === reportId));
  const toggle = (report: Report) =>
    isChosen(report) ? chosen.filter(({ reportId }) => reportId !== report.reportId) : [...chosen, report];
  return (
    <>
      <Checkbox
        label={t('chooseAll', { count: reports.length })}
        checked={all}
        onChange={() => onChoose(all ? others : [...others, ...reports])}
      />
      <ul className="people">
        {reports.map((report) => (
          <li key={report.reportId}>
            <ReportRow report={report} checked={isChosen(report)} onChange={() => onChoose(toggle(report))} />
          </li>
        ))}
      </ul>
    </>
  );
}

type RowProps = { readonly report: Report; readonly checked: boolean; readonly onChange: () => void };

function ReportRow({ report, checked, onChange }: RowProps) {
  const t = useWords(texts);
  const format = useFormat();
  const timeOf = useReportTime();
  const { reason, madeBy, madeAt, channel } = report;
  const made = t('made', { who: t(madeBy), how: t(channel), at: format.moment(madeAt) });
  return (
    <>
      <Checkbox
        label={report.pupilName}
        description={[timeOf(report), reason?.text, made].filter(Boolean).join(' · ')}
        checked={checked}
        onChange={onChange}
      />
      <div className="row marks">
        {report.status === 'seen' && <Tag data-color="info">{t('seen')}</Tag>}
        {report.lastDay === null && <Tag data-color="warning">{t('stillOpen')}</Tag>}
        {report.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
    </>
  );
}

type UnexplainedProps = { readonly of: OfClass; readonly pupils: Queue['unexplained'] };

/** Pupils whom teachers entered as absent, and whom nobody reported. */
function Unexplained({ of, pupils }: UnexplainedProps) {
  const t = useWords(texts);
  return (
    <section className="stack" aria-labelledby="unexplained">
      <Heading level={2} id="unexplained" data-size="xs">
        {t('unexplained')}
      </Heading>
      <Paragraph>{t('unexplainedLead')}</Paragraph>
      <ul className="people">
        {pupils.map(({ pupilId, pupilName, lessons }) => (
          <li key={pupilId} className="row">
            <Link className="ds-link name" href={`/pupils/${of.schoolId}/${pupilId}`}>
              {pupilName}
            </Link>
            <span>{t('lessons', { count: lessons })}</span>
          </li>
        ))}
      </ul>
      <Link className="ds-link" href={`/classes/${of.groupId}/absences${of.search}`}>
        {t('toAbsences')}
      </Link>
    </section>
  );
}

type ActionsProps = {
  readonly of: OfClass;
  readonly chosen: Chosen;
  readonly onDecide: () => void;
  readonly onSeen: () => void;
};

/** What can be done with the chosen reports; it stays in reach of the thumb. */
function Actions({ of, chosen, onDecide, onSeen }: ActionsProps) {
  const t = useWords(texts);
  const seeing = useAct('POST /v1/schools/{schoolId}/absence-receipts');
  const see = async () => {
    const reports = chosen.map(({ pupilId, reportId }) => ({ pupilId, reportId }));
    const answer = await seeing.act({ params: { schoolId: of.schoolId }, body: { reports, status: 'seen' } });
    if (answer) onSeen();
  };
  return (
    <div className="foot">
      <Failure error={seeing.error} />
      <Paragraph role="status">{t('chosen', { count: chosen.length })}</Paragraph>
      <div className="buttons">
        <Button onClick={onDecide}>{t('handle')}</Button>
        <Button variant="secondary" loading={seeing.pending} onClick={see}>
          {t('markSeen')}
        </Button>
      </div>
    </div>
  );
}

type DecideProps = {
  readonly of: OfClass;
  readonly chosen: Chosen;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
};

function DecideReports({ of, chosen, onDone, onBack }: DecideProps) {
  const today = osloNow().day;
  const days = chosen.flatMap((report) => report.days.map(({ day }) => day)).filter((day) => day <= today);
  const versions = useVersions(of.groupId, days);
  return (
    <Read of={versions}>
      {(known) => (
        <Decide groupId={of.groupId} marked={markedOf(chosen, known, today)} onDone={onDone} onBack={onBack} />
      )}
    </Read>
  );
}
