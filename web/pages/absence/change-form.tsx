import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { tagOf } from '../../api/call.ts';
import { useFamilyAct } from '../../api/family.ts';
import { Form, faultsOf } from '../../parts/form.tsx';
import { PeriodFields } from '../../parts/period-fields.tsx';
import { useReportTime } from '../../parts/report-words.tsx';
import { isStale, useBase } from '../../parts/use-base.ts';
import { fieldOf, periodOf, wishOf } from '../../parts/wish.ts';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { InTheWay } from './in-the-way.tsx';
import type { Report } from './report.tsx';
import { texts } from './texts.ts';

type ChangeProps = {
  readonly report: Report;
  readonly childId: string;
  /** Reads the report anew. */
  readonly again: () => Promise<unknown>;
  readonly onDone: () => void;
};

/** Changes the time of a report. */
export function ChangeForm({ report, childId, again, onDone }: ChangeProps) {
  const t = useWords(texts);
  const child = useChildren().find((candidate) => candidate.childId === childId);
  const [opened] = useState(report);
  const [wish, setWish] = useState(wishOf(report));
  const acting = useFamilyAct('PATCH absence-reports/{reportId}', childId);
  const base = useBase(report, acting.error, again);
  const fieldOfFault = fieldOf(wish.kind);
  const save = async () => {
    const { from = null, to = null, ...days } = periodOf(wish);
    const done = await acting.act({
      params: { reportId: report.reportId },
      body: { ...days, from, to },
      ifMatch: tagOf(base),
    });
    if (done) onDone();
  };
  if (!child) return null;
  return (
    <Form
      acting={acting}
      onSend={save}
      send={t('save')}
      fieldOf={fieldOfFault}
      beside={
        <Button variant="tertiary" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
    >
      {isStale(acting.error) && base !== opened && <ChangedMeanwhile report={base} />}
      <PeriodFields
        wish={wish}
        onChange={setWish}
        limits={child.reporting}
        faults={faultsOf(acting.error, fieldOfFault)}
      />
      <InTheWay error={acting.error} />
    </Form>
  );
}

/** What another person has made of the report while the form was open. */
function ChangedMeanwhile({ report }: { readonly report: Report }) {
  const t = useWords(texts);
  const format = useFormat();
  const timeOf = useReportTime();
  const { you, name, kind } = report.changedBy;
  const by = you ? t('you') : (name ?? t(kind));
  return (
    <Alert data-color="info" role="status">
      <Heading level={2} data-size="2xs">
        {t('changedNow')}
      </Heading>
      <Paragraph>{t('changedBy', { time: timeOf(report), by, at: format.moment(report.changedAt) })}</Paragraph>
      <Paragraph>{t('saveOver')}</Paragraph>
    </Alert>
  );
}
