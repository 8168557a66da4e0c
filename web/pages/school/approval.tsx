import { Button, Card, Heading, Paragraph, Textarea } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Redirect, useParams } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Contact } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { texts as general } from '../../parts/texts.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

type Draft = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}'>;
type Preview = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/preview'>;

/** A warning that waits for the principal: what it says, who gets it, the letter, and the principal's word. */
export function Approval() {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const { pupilId = '', warningId = '' } = useParams();
  const params = { schoolId, pupilId, warningId };
  const draft = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}', { params });
  const preview = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/preview', { params });
  const pdf = useAct('GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/pdf');
  const pupil = preview.data?.recipients.find(({ kind }) => kind === 'pupil')?.name ?? undefined;
  const [decided, setDecided] = useState(false);
  const list = `/school/${schoolId}/approvals`;
  if (decided) return <Redirect to={list} replace />;
  return (
    <Page title={t('approvalTitle')} about={pupil} back={list}>
      <Read of={draft}>
        {(shown) => (
          <>
            <Content draft={shown} />
            <Read of={preview}>{(seen) => <Recipients preview={seen} />}</Read>
            <Download acting={pdf} request={{ params }} name={t('draftFile')}>
              {t('draftLetter')}
            </Download>
            {shown.status === 'asked' ? (
              <Word key={shown.version} draft={shown} onDone={() => setDecided(true)} />
            ) : (
              <Paragraph>{t('notAsked')}</Paragraph>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function Content({ draft }: { readonly draft: Draft }) {
  const t = useWords(texts);
  const format = useFormat();
  const { details, wayOut, byDay, contact, missingWork, createdBy } = draft;
  return (
    <Card>
      <dl className="facts tall">
        <dt>{t('warningKind')}</dt>
        <dd>{[t(draft.kind), ...draft.subjects].join(', ')}</dd>
        <dt>{t('author')}</dt>
        <dd>{createdBy.name}</dd>
        {details !== '' && <dt>{t('details')}</dt>}
        {details !== '' && <dd className="prose">{details}</dd>}
        <dt>{t('wayOut')}</dt>
        <dd className="prose">{wayOut}</dd>
        {byDay !== null && <dt>{t('byDay')}</dt>}
        {byDay !== null && <dd>{format.day(byDay)}</dd>}
        {missingWork.length > 0 && <dt>{t('missingWork')}</dt>}
        {missingWork.map(({ text }) => (
          <dd key={text}>{text}</dd>
        ))}
        <dt>{t('contact')}</dt>
        <dd>
          <Contact contact={contact} />
        </dd>
      </dl>
    </Card>
  );
}

function Recipients({ preview }: { readonly preview: Preview }) {
  const t = useWords(texts);
  const faults = preview.faults.filter(({ code }) => code !== 'warnings.not-approved');
  return (
    <section className="stack tight" aria-labelledby="recipients">
      <Heading level={2} id="recipients" data-size="xs">
        {t('recipients')}
      </Heading>
      <ul className="lines">
        {preview.recipients.map(({ id, kind, name, way }) => (
          <li key={id} className="row">
            <span className="grow">{name ?? t(kind)}</span>
            <span className="subtle">{t(`way-${way}`)}</span>
          </li>
        ))}
        {preview.leftOut.map(({ guardianId, name, why }) => (
          <li key={guardianId} className="row">
            <span className="grow">{name ?? t('guardian')}</span>
            <span className="subtle">{t(`left-${why}`)}</span>
          </li>
        ))}
      </ul>
      {faults.map(({ code, pointer, detail }) => (
        <Paragraph key={code + pointer} data-color="danger">
          {detail}
        </Paragraph>
      ))}
    </section>
  );
}

/** Approves, or returns the warning to its author with the reason. */
function Word({ draft, onDone }: { readonly draft: Draft; readonly onDone: () => void }) {
  const t = useWords(texts);
  const { schoolId, pupilId, warningId } = draft;
  const g = useWords(general);
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const [tag] = useState(tagOf(draft));
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}/approval');
  const say = async (body: { outcome: 'approved' | 'returned'; reason?: string }) => {
    if (await acting.act({ params: { schoolId, pupilId, warningId }, body, ifMatch: tag })) onDone();
  };
  return (
    <>
      {returning && (
        <div className="stack tight">
          <label className="ds-label" htmlFor="reason">
            {t('returnReason')}
          </label>
          <Textarea
            id="reason"
            rows={4}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      <Failure error={acting.error} />
      <div className="buttons">
        {!returning && (
          <Button loading={acting.pending} onClick={() => say({ outcome: 'approved' })}>
            {t('approve')}
          </Button>
        )}
        <Button
          variant="secondary"
          loading={returning && acting.pending}
          onClick={() => (returning ? say({ outcome: 'returned', reason }) : setReturning(true))}
        >
          {t('return')}
        </Button>
        {returning && (
          <Button variant="tertiary" onClick={() => setReturning(false)}>
            {g('cancel')}
          </Button>
        )}
      </div>
    </>
  );
}
