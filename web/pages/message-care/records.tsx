import { Details, Heading, Paragraph, Tag, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useActing, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type PupilOf, usePupilOf } from '../pupil/pupil-of.ts';
import { Document, type LiftedDocument } from './document.tsx';
import { texts } from './record-texts.ts';

const ROUTE = '/v1/schools/{schoolId}/pupils/{pupilId}/conversation-records';
type Row = AnswerOf<`GET ${typeof ROUTE}`>['conversations'][number];

/** A pupil's conversations for the school's record, and the legal holds on them. */
export function Records() {
  const t = useWords(texts);
  const pupil = usePupilOf();
  const { schoolId, pupilId, name, home } = pupil;
  const records = useRead(`GET ${ROUTE}`, { params: { schoolId, pupilId } });
  return (
    <Page title={t('title')} {...(name !== undefined && { about: name })} back={home}>
      <Read of={records}>
        {({ conversations, keepMonths, documents }) => (
          <>
            <Paragraph className="lead">{t('lead', { months: keepMonths })}</Paragraph>
            {conversations.length === 0 && <Paragraph>{t('none')}</Paragraph>}
            <ul className="lines">
              {conversations.map((record) => (
                <li key={record.threadId}>
                  <Conversation record={record} pupil={pupil} />
                </li>
              ))}
            </ul>
            {documents.length > 0 && <Documents documents={documents} pupil={pupil} />}
          </>
        )}
      </Read>
    </Page>
  );
}

/** What was lifted out of conversations, which may be deleted by now. */
function Documents({ documents, pupil }: { readonly documents: readonly LiftedDocument[]; readonly pupil: PupilOf }) {
  const t = useWords(texts);
  return (
    <section className="stack" aria-labelledby="documents">
      <Heading level={2} id="documents" data-size="xs">
        {t('documents')}
      </Heading>
      <ul className="lines">
        {documents.map((document) => (
          <li key={document.liftId}>
            <Letter document={document} pupil={pupil} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type LetterProps = { readonly document: LiftedDocument; readonly pupil: PupilOf };

function Letter({ document, pupil: { schoolId, pupilId } }: LetterProps) {
  const t = useWords(texts);
  const pdf = useAct(`GET ${ROUTE}/documents/{liftId}/letter`);
  const request = { params: { schoolId, pupilId, liftId: document.liftId } };
  return (
    <Document document={document}>
      <Download acting={pdf} request={request} name={t('file')}>
        {t('download')}
      </Download>
    </Document>
  );
}

type ConversationProps = { readonly record: Row; readonly pupil: PupilOf };

function Conversation({ record, pupil }: ConversationProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { people, firstDay, lastDay, count, status, hold } = record;
  const who = people.map((each) => t(each.kind, { count: each.count }));
  return (
    <div className="stack tight">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {firstDay === lastDay
            ? format.day(firstDay)
            : t('between', { first: format.day(firstDay), last: format.day(lastDay) })}
        </Heading>
        <Tag>{t(status)}</Tag>
        {hold && <Tag data-color="info">{t('held')}</Tag>}
      </div>
      <Paragraph data-size="sm">{[...who, t('count', { count })].join(' · ')}</Paragraph>
      {hold && (
        <Paragraph data-size="sm">
          {t('heldBy', {
            name: hold.byName ?? t('noName'),
            at: format.moment(hold.at),
            reason: hold.reason,
            basis: hold.basis,
          })}
        </Paragraph>
      )}
      <Details key={String(hold?.at)} data-size="sm">
        <Details.Summary>{t(hold ? 'endHold' : 'hold')}</Details.Summary>
        <Details.Content>
          <HoldForm record={record} pupil={pupil} />
        </Details.Content>
      </Details>
    </div>
  );
}

function HoldForm({ record: { threadId, hold }, pupil: { schoolId, pupilId } }: ConversationProps) {
  const t = useWords(texts);
  const [said, setSaid] = useState({ reason: '', basis: '' });
  const [tried, setTried] = useState(false);
  const fields = hold ? (['reason'] as const) : (['reason', 'basis'] as const);
  const acting = useActing(`POST ${ROUTE}/{threadId}/hold${hold ? '/end' : ''}`);
  const idOf = (field: string) => `${field}-${threadId}`;
  const fieldOf = (pointer: string) => idOf(pointer.split('/').at(-1) ?? '');
  const missing = fields.filter((field) => said[field].trim() === '');
  const own: Faults = tried ? Object.fromEntries(missing.map((field) => [idOf(field), t('needed')])) : {};
  const faults: Faults = { ...faultsOf(acting.error, fieldOf), ...own };
  const send = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const body = Object.fromEntries(fields.map((field) => [field, said[field].trim()]));
    await acting.act({ params: { schoolId, pupilId, threadId }, body });
  };
  return (
    <Form acting={acting} onSend={send} send={t(hold ? 'endHold' : 'hold')} faults={own} fieldOf={fieldOf}>
      {fields.map((field) => (
        <Textfield
          key={field}
          id={idOf(field)}
          label={t(field)}
          maxLength={field === 'basis' ? 200 : 300}
          value={said[field]}
          error={faults[idOf(field)]}
          onChange={({ target }) => setSaid({ ...said, [field]: target.value })}
        />
      ))}
    </Form>
  );
}
