import {
  Card,
  Field,
  Heading,
  Label,
  Paragraph,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { type Child, useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Leave } from './leaves.tsx';
import { RulesOfLeave } from './rules.tsx';
import { texts } from './texts.ts';

export type LeaveRules = AnswerOf<'GET /v1/guardian/children/{childId}/leave-rules'>;
type Wish = { readonly firstDay: string; readonly lastDay: string; readonly purposeId: string };

/** Apply for leave: the school's rules first, then days and purpose, with the sentence of what will be sent. */
export function ApplyForLeave() {
  const t = useWords(texts);
  const { childId = '' } = useParams();
  const rules = useFamilyRead('GET leave-rules', childId);
  const child = useChildren().find((candidate) => candidate.childId === childId);
  const [sent, setSent] = useState<Leave>();
  if (sent) return <Receipt leave={sent} childId={childId} />;
  return (
    <Page title={t('apply')} about={child?.pupilName} back={`/children/${childId}/leave`}>
      <Read of={rules}>
        {(shown) => (
          <>
            {shown.may.why && <Paragraph>{t(shown.may.why)}</Paragraph>}
            <RulesOfLeave rules={shown} />
            {shown.may.apply && child && <ApplyForm rules={shown} child={child} onSent={setSent} />}
          </>
        )}
      </Read>
    </Page>
  );
}

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) || 'firstDay';

type FormProps = {
  readonly rules: LeaveRules;
  readonly child: Child;
  readonly onSent: (leave: Leave) => void;
};

function ApplyForm({ rules, child, onSent }: FormProps) {
  const t = useWords(texts);
  const [wish, setWish] = useState<Wish>({ firstDay: '', lastDay: '', purposeId: '' });
  const [tried, setTried] = useState(false);
  const acting = useFamilyAct('POST leave-applications', child.childId);
  const own = {
    ...(wish.firstDay === '' && { firstDay: t('firstNeeded') }),
    ...(wish.purposeId === '' && { purposeId: t('purposeNeeded') }),
  };
  const faults = tried ? own : {};
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const answer = await acting.act({ body: { ...wish, lastDay: lastOf(wish) } });
    if (answer) onSent(answer);
  };
  return (
    <Form acting={acting} onSend={send} send={t('send')} faults={faults} fieldOf={fieldOf}>
      <LeaveFields
        rules={rules}
        wish={wish}
        onChange={setWish}
        faults={{ ...faultsOf(acting.error, fieldOf), ...faults }}
      />
      <Review rules={rules} wish={wish} name={child.pupilName} />
    </Form>
  );
}

/** One day of leave needs no last day. */
const lastOf = ({ firstDay, lastDay }: Wish): string => lastDay || firstDay;

type FieldsProps = {
  readonly rules: LeaveRules;
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly faults: Faults;
};

function LeaveFields({ rules: { firstDay, lastDay, purposes }, wish, onChange, faults }: FieldsProps) {
  const t = useWords(texts);
  return (
    <>
      <div className="row">
        {(['firstDay', 'lastDay'] as const).map((end) => (
          <Textfield
            key={end}
            id={end}
            type="date"
            label={t(end)}
            description={end === 'lastDay' ? t('lastHelp') : t('firstHelp')}
            min={firstDay}
            max={lastDay}
            value={wish[end]}
            error={faults[end]}
            onChange={({ target }) => onChange({ ...wish, [end]: target.value })}
          />
        ))}
      </div>
      <Field>
        <Label>{t('purpose')}</Label>
        <Field.Description>{t('purposeHelp')}</Field.Description>
        <Select
          id="purposeId"
          value={wish.purposeId}
          aria-invalid={faults.purposeId !== undefined}
          onChange={({ target }) => onChange({ ...wish, purposeId: target.value })}
        >
          <Select.Option value="">{t('choose')}</Select.Option>
          {purposes.map(({ id, text }) => (
            <Select.Option key={id} value={id}>
              {text}
            </Select.Option>
          ))}
        </Select>
        {faults.purposeId !== undefined && <ValidationMessage>{faults.purposeId}</ValidationMessage>}
      </Field>
    </>
  );
}

type ReviewProps = { readonly rules: LeaveRules; readonly wish: Wish; readonly name: string };

/** The sentence of what will be sent, which changes as the form changes. */
function Review({ rules, wish, name }: ReviewProps) {
  const t = useWords(texts);
  const format = useFormat();
  const purpose = rules.purposes.find(({ id }) => id === wish.purposeId);
  if (wish.firstDay === '' || !purpose) return null;
  const days = format.days(wish.firstDay, lastOf(wish));
  return (
    <Card data-color="accent" aria-live="polite">
      <Heading level={2} data-size="2xs">
        {t('review')}
      </Heading>
      <Paragraph>{t('reviewWords', { name, days, purpose: purpose.text })}</Paragraph>
    </Card>
  );
}

/** After sending: who decides, and where to follow it. */
function Receipt({ leave, childId }: { readonly leave: Leave; readonly childId: string }) {
  const t = useWords(texts);
  const count = leave.dates.length;
  return (
    <Page title={t('sentTitle')} lead={t('sentLead', { decider: t(leave.decider) })}>
      <Paragraph>{t(count === 1 ? 'sentDay' : 'sentDays', { count })}</Paragraph>
      <Link className="ds-link" href={`/children/${childId}/leave/${leave.leaveId}`}>
        {t('see')}
      </Link>
      <Link className="ds-link" href={`/children/${childId}/leave`}>
        {t('all')}
      </Link>
    </Page>
  );
}
