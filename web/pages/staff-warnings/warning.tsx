import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Contact } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import { Deliveries } from './deliveries.tsx';
import { EndWarning } from './end-warning.tsx';
import { texts } from './texts.ts';

const WARNING = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';
type Warning = AnswerOf<typeof WARNING>;

/** A warning as it was sent: its text, its letter, who has got it, and its end. */
export function WarningPage() {
  const t = useWords(texts);
  const { warningId = '' } = useParams();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const params = { schoolId, pupilId, warningId };
  const warning = useRead(WARNING, { params });
  return (
    <Page title={t('warningTitle')} about={name} back={`${home}/warnings`}>
      <Read of={warning}>
        {(shown) => (
          <>
            <Shown warning={shown} />
            <div className="buttons">
              <OpenFile get={() => call(`${WARNING}/pdf`, { params })}>{t('openLetter')}</OpenFile>
              <OpenFile get={() => call(`${WARNING}/delivery-proof`, { params })}>{t('openProof')}</OpenFile>
            </div>
            <Deliveries params={params} />
            {shown.end === null && <EndWarning warning={shown} />}
          </>
        )}
      </Read>
    </Page>
  );
}

function Shown({ warning }: { readonly warning: Warning }) {
  const t = useWords(texts);
  const format = useFormat();
  const { kind, subjects, reasons, details, wayOut, byDay, period, contact, sentAt, sentBy, approvedBy } = warning;
  const { missingWork } = warning.evidence;
  return (
    <Card className="stack">
      <Heading level={2} data-size="2xs">
        {[t(kind), ...subjects.map(({ name }) => name)].join(' · ')}
        <span className="about">{period.name}</span>
      </Heading>
      <End warning={warning} />
      <ul>
        {reasons.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
      {details !== '' && <Paragraph className="typed">{details}</Paragraph>}
      <dl className="facts below">
        <dt>{t('wayOut')}</dt>
        <dd className="typed">{wayOut}</dd>
        {missingWork.length > 0 && <dt>{t('missingWork')}</dt>}
        {missingWork.length > 0 && <dd>{missingWork.map(({ text }) => text).join(', ')}</dd>}
        <dt>{t('byDay')}</dt>
        <dd>{format.day(byDay)}</dd>
        <dt>{t('contactName')}</dt>
        <dd>
          <Contact contact={contact} />
        </dd>
        <dt>{t('sentLabel')}</dt>
        <dd>{t('byAt', { who: sentBy.you ? t('you') : (sentBy.name ?? ''), at: format.moment(sentAt) })}</dd>
        {approvedBy && <dt>{t('approvedLabel')}</dt>}
        {approvedBy && <dd>{approvedBy.you ? t('you') : approvedBy.name}</dd>}
      </dl>
    </Card>
  );
}

function End({ warning: { end } }: { readonly warning: Warning }) {
  const t = useWords(texts);
  const format = useFormat();
  if (end === null) return <Tag data-color="warning">{t('isOpen')}</Tag>;
  const by = end.by.you ? t('you') : (end.by.name ?? '');
  return (
    <>
      <Tag>{t(end.outcome)}</Tag>
      <Paragraph>
        {[t('byAt', { who: by, at: format.moment(end.at) }), end.reason].filter(Boolean).join(' · ')}
      </Paragraph>
    </>
  );
}
