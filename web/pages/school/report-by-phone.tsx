import { Field, Fieldset, Label, Paragraph, Radio, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { PeriodFields } from '../../parts/period-fields.tsx';
import { Read } from '../../parts/read.tsx';
import { periodOf, type Wish } from '../../parts/wish.ts';
import { useWords } from '../../words/language.ts';
import { type ReportRules, useReportRules } from './report-rules.ts';
import { texts } from './report-texts.ts';
import { useSchool } from './use-school.ts';

type Card = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}'>;
type Sent = AnswerOf<'POST /v1/schools/{schoolId}/absence-reports'>;

/** A report that the office takes by phone: who called, and the same fields as the family has. */
export function ReportByPhone() {
  const t = useWords(texts);
  const { schoolId, above } = useSchool();
  const { pupilId = '' } = useParams();
  const card = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}', { params: { schoolId, pupilId } });
  const rules = useReportRules(schoolId);
  const [sent, setSent] = useState<Sent>();
  if (sent) return <Receipt sent={sent} />;
  return (
    <Page title={t('phoneTitle')} about={card.data?.pupilName} back={above(pupilId)}>
      <Read of={card}>
        {(pupil) => <Read of={rules}>{(shown) => <PhoneForm card={pupil} rules={shown} onSent={setSent} />}</Read>}
      </Read>
    </Page>
  );
}

type FormProps = { readonly card: Card; readonly rules: ReportRules; readonly onSent: (sent: Sent) => void };

/** The choice of a caller who is no guardian of the pupil. */
const SOMEBODY = 'somebody';

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) || 'calledBy';

function PhoneForm({ card, rules, onSent }: FormProps) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const { day } = osloNow();
  const [wish, setWish] = useState<Wish>({ kind: 'whole', firstDay: day, lastDay: day, from: '', to: '' });
  const [caller, setCaller] = useState(card.ofAge ? SOMEBODY : '');
  const [reasonId, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useAct('POST /v1/schools/{schoolId}/absence-reports');
  const own = {
    ...(caller === '' && { calledBy: t('callerNeeded') }),
    ...(wish.kind === 'part' && wish.from === '' && wish.to === '' && { from: t('partNeeded') }),
  };
  const faults = tried ? own : {};
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const answer = await acting.act({
      params: { schoolId },
      body: {
        pupilId: card.pupilId,
        ...periodOf(wish),
        ...(caller !== SOMEBODY && { calledBy: caller }),
        ...(reasonId !== '' && { reasonId }),
      },
    });
    if (answer) onSent(answer);
  };
  return (
    <Form acting={acting} onSend={send} send={t('phoneSend')} faults={faults} fieldOf={fieldOf}>
      {card.protected && <Paragraph data-color="danger">{t('protectedHelp')}</Paragraph>}
      <Caller card={card} value={caller} onChange={setCaller} fault={faults.calledBy} />
      <PeriodFields
        wish={wish}
        onChange={setWish}
        limits={rules}
        faults={{ ...faultsOf(acting.error, fieldOf), ...faults }}
      />
      <Reason rules={rules} value={reasonId} onChange={setReason} />
    </Form>
  );
}

type CallerProps = {
  readonly card: Card;
  readonly value: string;
  readonly onChange: (caller: string) => void;
  readonly fault: string | undefined;
};

function Caller({ card, value, onChange, fault }: CallerProps) {
  const t = useWords(texts);
  const callers = card.guardians
    .filter(({ mayBeCalled }) => mayBeCalled)
    .map(({ guardianId, name, basisText }) => ({ id: guardianId, name, about: basisText }));
  const other = { id: SOMEBODY, name: t(card.ofAge ? 'thePupil' : 'somebody'), about: undefined };
  return (
    <Fieldset id="calledBy" tabIndex={-1}>
      <Fieldset.Legend>{t('whoCalled')}</Fieldset.Legend>
      {fault !== undefined && <Paragraph data-color="danger">{fault}</Paragraph>}
      {[...callers, other].map(({ id, name, about }) => (
        <Radio
          key={id}
          name="caller"
          value={id}
          label={name}
          description={about}
          checked={value === id}
          onChange={() => onChange(id)}
        />
      ))}
    </Fieldset>
  );
}

type ReasonProps = {
  readonly rules: ReportRules;
  readonly value: string;
  readonly onChange: (reasonId: string) => void;
};

function Reason({ rules, value, onChange }: ReasonProps) {
  const t = useWords(texts);
  if (rules.reasons.length < 2) return null;
  return (
    <Field>
      <Label>{t('reasonLabel')}</Label>
      <Select value={value} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">{t('usualReason')}</Select.Option>
        {rules.reasons.map(({ id, text }) => (
          <Select.Option key={id} value={id}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** After sending: where the report is, and the way back to the day or the pupil. */
function Receipt({ sent }: { readonly sent: Sent }) {
  const t = useWords(texts);
  const { schoolId, name, above } = useSchool();
  const { pupilId = '' } = useParams();
  return (
    <Page title={t('phoneSent')} lead={t('phoneSentLead')}>
      <ul className="plain-list">
        {sent.reports.map(({ childId, reportId }) => (
          <li key={reportId}>
            <Link className="ds-link big-link" href={`/school/${schoolId}/reports/${childId}/${reportId}`}>
              {t('seeReport')}
            </Link>
          </li>
        ))}
        {sent.ended.length > 0 && <li>{t('endedOpen')}</li>}
      </ul>
      <Link className="ds-link big-link" href={above(pupilId)}>
        {t(name === undefined ? 'toPupil' : 'toSchool')}
      </Link>
    </Page>
  );
}
