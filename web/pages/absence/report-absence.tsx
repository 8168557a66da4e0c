import { Card, Checkbox, Field, Fieldset, Heading, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useActing } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { PeriodFields } from '../../parts/period-fields.tsx';
import { WhyNoReport } from '../../parts/why-no-report.tsx';
import { fieldOf, type Period, periodOf, type Wish } from '../../parts/wish.ts';
import { type Child, useChildren, useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { InTheWay } from './in-the-way.tsx';
import { texts } from './texts.ts';

type Sent = AnswerOf<'POST /v1/guardian/absence-reports'>;

/** Report absence for one or several children: what it needs on one page, with the sentence of what will be sent. */
export function ReportAbsence() {
  const t = useWords(texts);
  const all = useChildren();
  const children = all.filter(({ may }) => may.report);
  const [first] = children;
  const [sent, setSent] = useState<Sent>();
  if (sent) return <Receipt sent={sent} />;
  if (!first)
    return (
      <Page title={t('title')} back="/">
        <Paragraph>{t('none')}</Paragraph>
        {all.map((child) => (
          <WhyNoReport key={child.childId} child={child} />
        ))}
      </Page>
    );
  return <ReportForm among={children} first={first} onSent={setSent} />;
}

type FormProps = {
  /** The children for whom the person may report. */
  readonly among: readonly Child[];
  readonly first: Child;
  readonly onSent: (sent: Sent) => void;
};

function ReportForm({ among, first, onSent }: FormProps) {
  const t = useWords(texts);
  const { role } = useMe();
  const [search] = useSearchParams();
  const wanted = among.filter(({ childId }) => childId === search.get('child'));
  const [chosen, setChosen] = useState((wanted.length > 0 || among.length > 1 ? wanted : [first]).map(idOf));
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const start = first.reporting.nextSchoolDay ?? first.reporting.firstDay;
  const [wish, setWish] = useState<Wish>({ kind: 'whole', firstDay: start, lastDay: start, from: '', to: '' });
  const [tried, setTried] = useState(false);
  const acting = useActing(
    role === 'pupil' ? 'POST /v1/pupil/{pupilId}/absence-reports' : 'POST /v1/guardian/absence-reports',
  );
  const fieldOfFault = fieldOf(wish.kind);
  const own = {
    ...(chosen.length === 0 && { children: t('chooseChild') }),
    ...(wish.firstDay === '' && { firstDay: t('dayNeeded') }),
    ...(wish.kind === 'days' && wish.lastDay === '' && { lastDay: t('dayNeeded') }),
    ...(wish.kind === 'part' && wish.from === '' && wish.to === '' && { from: t('partNeeded') }),
  };
  const faults = tried ? own : {};
  const away = among.filter(({ childId }) => chosen.includes(childId));
  const period = periodOf(wish);
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0) return;
    const answer = await acting.act(
      role === 'pupil'
        ? { params: { pupilId: first.childId }, body: partOf(first, period, reasons) }
        : { body: { children: away.map((child) => ({ childId: child.childId, ...partOf(child, period, reasons) })) } },
    );
    if (answer) onSent(answer as Sent);
  };
  return (
    <Page title={t('title')} back="/">
      <Form acting={acting} onSend={send} send={t('send')} faults={faults} fieldOf={fieldOfFault}>
        {among.length > 1 && <WhoIsAway among={among} chosen={chosen} onChange={setChosen} fault={faults.children} />}
        <PeriodFields
          wish={wish}
          onChange={(changed) => {
            setWish(changed);
            // What was said of the earlier wish says nothing of this one.
            setTried(false);
            acting.reset();
          }}
          limits={(away[0] ?? first).reporting}
          faults={{ ...faultsOf(acting.error, fieldOfFault), ...faults }}
        />
        {away.map((child) => (
          <ReasonOf
            key={child.childId}
            child={child}
            value={reasons[child.childId]}
            onChange={(reasonId) => setReasons({ ...reasons, [child.childId]: reasonId })}
          />
        ))}
        <InTheWay error={acting.error} />
        <Review away={away} period={period} />
      </Form>
    </Page>
  );
}

const idOf = ({ childId }: Child): string => childId;

const partOf = ({ childId }: Child, period: Period, reasons: Readonly<Record<string, string>>) => {
  const reasonId = reasons[childId];
  return { ...period, ...(reasonId !== undefined && { reasonId }) };
};

type WhoProps = {
  readonly among: readonly Child[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly fault: string | undefined;
};

function WhoIsAway({ among, chosen, onChange, fault }: WhoProps) {
  const t = useWords(texts);
  return (
    <Fieldset id="children" tabIndex={-1}>
      <Fieldset.Legend>{t('who')}</Fieldset.Legend>
      {fault !== undefined && <Paragraph data-color="danger">{fault}</Paragraph>}
      {among.map(({ childId, pupilName, className, schoolName }) => (
        <Checkbox
          key={childId}
          value={childId}
          label={pupilName}
          description={[className, schoolName].filter(Boolean).join(' · ')}
          checked={chosen.includes(childId)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, childId] : chosen.filter((other) => other !== childId))
          }
        />
      ))}
    </Fieldset>
  );
}

type ReasonProps = {
  readonly child: Child;
  readonly value: string | undefined;
  readonly onChange: (reasonId: string) => void;
};

/** The reasons of the child's school, where there is a choice. */
function ReasonOf({ child, value, onChange }: ReasonProps) {
  const t = useWords(texts);
  const { reasons, defaultReasonId } = child.reporting;
  if (reasons.length < 2) return null;
  return (
    <Field>
      <Label>{t('reason', { name: child.pupilName })}</Label>
      <Select value={value ?? defaultReasonId ?? ''} onChange={({ target }) => onChange(target.value)}>
        {reasons.map(({ id, text }) => (
          <Select.Option key={id} value={id}>
            {text}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

/** The sentence of what will be sent, which changes as the form changes. */
function Review({ away, period }: { readonly away: readonly Child[]; readonly period: Period }) {
  const t = useWords(texts);
  const format = useFormat();
  if (away.length === 0 || period.firstDay === '' || period.lastDay === '') return null;
  const { firstDay, lastDay, from, to } = period;
  const days = format.days(firstDay, lastDay ?? firstDay);
  const part = { from: from ?? t('schoolStart'), to: to ?? t('schoolEnd') };
  const sentence = (name: string) => {
    if (lastDay === null) return t('reviewOpen', { name, days });
    return from || to ? t('reviewPart', { name, days, ...part }) : t('reviewWhole', { name, days });
  };
  return (
    <Card data-color="accent" aria-live="polite">
      <Heading level={2} data-size="2xs">
        {t('review')}
      </Heading>
      {away.map(({ childId, pupilName }) => (
        <Paragraph key={childId}>{sentence(pupilName)}</Paragraph>
      ))}
    </Card>
  );
}

/** After sending: where to follow the report, and what it ended. */
function Receipt({ sent }: { readonly sent: Sent }) {
  const t = useWords(texts);
  const format = useFormat();
  const names = new Map(useChildren().map(({ childId, pupilName }) => [childId, pupilName]));
  return (
    <Page title={t('sentTitle')} lead={t('sentLead')}>
      <ul className="plain-list">
        {sent.reports.map(({ childId, reportId }) => (
          <li key={reportId}>
            <Link className="ds-link" href={`/children/${childId}/reports/${reportId}`}>
              {t('see', { name: names.get(childId) ?? '' })}
            </Link>
          </li>
        ))}
        {sent.ended.map(({ reportId, lastDay }) => (
          <li key={reportId}>{t('ended', { day: format.day(lastDay) })}</li>
        ))}
      </ul>
      <Link className="ds-link" href="/">
        {t('home')}
      </Link>
    </Page>
  );
}
