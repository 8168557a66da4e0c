import { Alert, Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { useFreshCounts } from '../../parts/fresh-counts.ts';
import { Page } from '../../parts/page.tsx';
import { Contact } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { texts as general } from '../../parts/texts.ts';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Evidence } from './evidence.tsx';
import { texts } from './texts.ts';

export type Warning = AnswerOf<'GET /v1/guardian/children/{childId}/warnings/{warningId}'>;

/** One warning as it was sent. That the page is shown is what the school sees as opened. */
export function WarningPage() {
  const t = useWords(texts);
  const { childId = '', warningId = '' } = useParams();
  const warning = useFamilyRead('GET warnings/{warningId}', childId, { params: { warningId } });
  const child = useChildren().find((candidate) => candidate.childId === childId);
  useFreshCounts(warning.data !== undefined);
  return (
    <Page title={t('warningTitle')} about={child?.pupilName} back={`/children/${childId}/warnings`}>
      <Read of={warning}>
        {(shown) => (
          <>
            <Ended warning={shown} />
            <Letter warning={shown} />
            <Receipt warning={shown} childId={childId} />
          </>
        )}
      </Read>
    </Page>
  );
}

type WarningProps = { readonly warning: Warning };

/** Above everything: that the warning no longer holds, and why. */
function Ended({ warning: { end } }: WarningProps) {
  const t = useWords(texts);
  const format = useFormat();
  if (end === null) return null;
  return (
    <Alert data-color="info">
      <Paragraph>
        <strong>{t('endedAt', { how: t(`ended-${end.outcome}`), at: format.moment(end.at) })}</strong>{' '}
        {end.reason !== null && t('endReason', { reason: end.reason })}
      </Paragraph>
    </Alert>
  );
}

/** The letter's own words, marked with the language it was written in. */
function Letter({ warning }: WarningProps) {
  const t = useWords(texts);
  const format = useFormat();
  const left = timeLeft(warning.byDay);
  const { kind, subjects, period, sentOn, sender, reasons, details, wayOut, byDay, end, letter } = warning;
  return (
    <Card className="stack">
      <Heading level={2} data-size="sm">
        {t(kind, { subjects: subjects.map(({ name }) => name).join(', ') })}
      </Heading>
      <dl className="facts">
        <dt>{t('sent')}</dt>
        <dd>{t('sentBy', { day: format.day(sentOn), sender })}</dd>
        <dt>{t('concerns')}</dt>
        <dd>{t('period', { name: period.name, year: period.schoolYear })}</dd>
        <dt>{t('deadlineLabel')}</dt>
        <dd>
          <strong>
            {format.weekday(byDay)} {byDay.slice(0, 4)}
          </strong>{' '}
          {end === null && t(left.words, { days: left.days })}
        </dd>
      </dl>
      <Heading level={3} data-size="xs">
        {t('why')}
      </Heading>
      <ul lang={letter.language}>
        {reasons.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      {details !== '' && (
        <Paragraph className="as-written" lang={letter.language}>
          {details}
        </Paragraph>
      )}
      <Heading level={3} data-size="xs">
        {t('wayOut')}
      </Heading>
      <Paragraph className="as-written" lang={letter.language}>
        {wayOut}
      </Paragraph>
      {end === null && <Paragraph>{t('wayOutBy', { day: format.day(byDay) })}</Paragraph>}
      <Evidence warning={warning} />
      <WhomToAsk warning={warning} />
    </Card>
  );
}

const DAY_MS = 86_400_000;

/** How far away a deadline is, in words. */
function timeLeft(byDay: string) {
  const days = Math.round((Date.parse(byDay) - Date.parse(osloNow().day)) / DAY_MS);
  if (days < 0) return { days, words: 'isOver' } as const;
  if (days < 2) return { days, words: days === 0 ? 'isToday' : 'isTomorrow' } as const;
  return { days, words: 'inDays' } as const;
}

function WhomToAsk({ warning: { contact, legalBasis } }: WarningProps) {
  const t = useWords(texts);
  return (
    <>
      <Heading level={3} data-size="xs">
        {t('contact')}
      </Heading>
      <Paragraph>
        <Contact contact={contact} />
      </Paragraph>
      <Paragraph data-size="sm" className="subtle">
        {t('basis', { basis: legalBasis })}
      </Paragraph>
    </>
  );
}

/** The acknowledgement in one tap and its receipt, and the letter as a file. */
function Receipt({ warning, childId }: WarningProps & { readonly childId: string }) {
  const t = useWords(texts);
  const g = useWords(general);
  const format = useFormat();
  const { warningId, delivery, sentOn, end } = warning;
  // A withdrawn letter asks nothing of anybody.
  const asks = delivery !== null && end?.outcome !== 'withdrawn';
  const acting = useFamilyAct('POST warnings/{warningId}/acknowledgement', childId);
  const pdf = useFamilyAct('GET warnings/{warningId}/pdf', childId);
  const at = delivery?.acknowledgedAt ?? acting.answer?.acknowledgedAt;
  return (
    <div className="stack">
      <div role="status">
        {at !== undefined && (
          <Alert data-color="success">
            <Paragraph>{t('receipt', { at: format.moment(at) })}</Paragraph>
          </Alert>
        )}
      </div>
      {asks && at === undefined && <Paragraph data-size="sm">{t('acknowledgeHelp')}</Paragraph>}
      <Failure error={acting.error} />
      {acting.retrying && <p role="status">{g('retrying')}</p>}
      <div className="buttons">
        {asks && at === undefined && (
          <Button loading={acting.pending} onClick={() => acting.act({ params: { warningId } })}>
            {t('acknowledge')}
          </Button>
        )}
        <Download acting={pdf} request={{ params: { warningId } }} name={`${t('file')}-${sentOn}.pdf`}>
          {t('download')}
        </Download>
      </div>
    </div>
  );
}
