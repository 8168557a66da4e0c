import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { tagOf } from '../../api/call.ts';
import { useAct } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { PeriodFields } from '../../parts/period-fields.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { periodOf, wishOf } from '../../parts/wish.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useReportRules } from './report-rules.ts';
import { texts } from './report-texts.ts';
import type { Report } from './school-report.tsx';

type AboutProps = { readonly report: Report };

const paramsOf = ({ schoolId, childId, reportId }: Report) => ({ schoolId, pupilId: childId, reportId });

/** Tells the family that the school has seen or handled the report. */
export function Marks({ report }: AboutProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/absence-receipts');
  const { schoolId, childId: pupilId, reportId, status } = report;
  const mark = (wanted: 'seen' | 'handled') =>
    acting.act({ params: { schoolId }, body: { reports: [{ pupilId, reportId }], status: wanted } });
  if (status === 'handled') return null;
  return (
    <>
      <Failure error={acting.error} />
      <div className="buttons">
        {status === 'sent' && (
          <Button disabled={acting.pending} onClick={() => mark('seen')}>
            {t('markSeen')}
          </Button>
        )}
        <Button variant="secondary" disabled={acting.pending} onClick={() => mark('handled')}>
          {t('markHandled')}
        </Button>
      </div>
    </>
  );
}

/** Answers "still away?" after a talk with the family. */
export function Answer({ report, day }: AboutProps & { readonly day: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}/still-away-answers');
  const answer = (stillAway: boolean) => acting.act({ params: paramsOf(report), body: { day, stillAway } });
  return (
    <Card className="stack" data-color="warning">
      <Paragraph>{t('stillAway', { day: format.weekday(day) })}</Paragraph>
      <div className="buttons">
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(true)}>
          {t('yes')}
        </Button>
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(false)}>
          {t('no')}
        </Button>
      </div>
      <Failure error={acting.error} />
    </Card>
  );
}

/** Withdraws the report, after the question whether the person is sure. */
export function Withdraw({ report, beside }: AboutProps & { readonly beside: ReactNode }) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}/withdrawal');
  const withdraw = () => acting.act({ params: paramsOf(report), ifMatch: tagOf(report) });
  return <Sure acting={acting} question={t('withdrawSure')} words={t('withdraw')} onSure={withdraw} beside={beside} />;
}

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) ?? '';

/** Changes the days of the report, whoever made it. */
export function ChangeReport({ report, onDone }: AboutProps & { readonly onDone: () => void }) {
  const t = useWords(texts);
  const rules = useReportRules(report.schoolId);
  const [wish, setWish] = useState(wishOf(report));
  // The state that was read when the form opened: a change by another person meanwhile is refused, not overwritten.
  const [tag] = useState(tagOf(report));
  const acting = useAct('PATCH /v1/schools/{schoolId}/pupils/{pupilId}/absence-reports/{reportId}');
  const save = async () => {
    const { from = null, to = null, ...days } = periodOf(wish);
    const done = await acting.act({ params: paramsOf(report), body: { ...days, from, to }, ifMatch: tag });
    if (done) onDone();
  };
  const cancel = (
    <Button variant="tertiary" onClick={onDone}>
      {t('cancel')}
    </Button>
  );
  return (
    <Read of={rules}>
      {(limits) => (
        <Form acting={acting} onSend={save} send={t('save')} fieldOf={fieldOf} beside={cancel}>
          <PeriodFields wish={wish} onChange={setWish} limits={limits} faults={faultsOf(acting.error, fieldOf)} />
        </Form>
      )}
    </Read>
  );
}
