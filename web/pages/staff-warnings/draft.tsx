import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { isRefused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { faultsOf } from '../../parts/form.tsx';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import { Discard } from './discard.tsx';
import { DraftFields } from './draft-fields.tsx';
import { type Draft, type Saving, typedOf, useDraftSaving } from './draft-saving.ts';
import { draftPath, warningPath } from './paths.ts';
import { texts } from './texts.ts';

type Form = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form'>;

const DRAFT = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}';

/** An unsent warning: written in peace, saved whenever a field is left. */
export function DraftPage() {
  const t = useWords(texts);
  const { warningId = '' } = useParams();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const params = { schoolId, pupilId, warningId };
  const draft = useRead(DRAFT, { params });
  const [round, setRound] = useState(0);
  const readAgain = async () => {
    await draft.again();
    setRound(round + 1);
  };
  const form = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form', { params: { schoolId, pupilId } });
  return (
    <Page title={t('draftTitle')} about={name} back={`${home}/warnings`}>
      <Read of={draft}>
        {(shown) =>
          shown.status === 'sent' || shown.status === 'ended' ? (
            <Link className="ds-link" href={warningPath(params)}>
              {t('isSent')}
            </Link>
          ) : (
            <Read of={form}>
              {(known) => <Writing key={round} draft={shown} form={known} onReadAgain={readAgain} />}
            </Read>
          )
        }
      </Read>
    </Page>
  );
}

/** `/contact/phone` is a field of its own; lines of a list share the field of the list. */
const fieldOf = (pointer: string): string => {
  const [, first = '', second = ''] = pointer.split('/');
  return first === 'contact' ? `contact-${second}` : first;
};

type WritingProps = { readonly draft: Draft; readonly form: Form; readonly onReadAgain: () => unknown };

function Writing({ draft, form, onReadAgain }: WritingProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const [typed, setTyped] = useState(typedOf(draft));
  const [going, setGoing] = useState(false);
  const saving = useDraftSaving(draft);
  const kind = form.forms.find((known) => known.kind === draft.kind);
  const { schoolId, pupilId, warningId } = draft;
  const pdf = async () => {
    await saving.save(typed);
    return call(`${DRAFT}/pdf`, { params: { schoolId, pupilId, warningId } });
  };
  const goOn = async () => {
    setGoing(true);
    if (await saving.save(typed)) go(`${draftPath(draft)}/preview`);
    setGoing(false);
  };
  return (
    <>
      <div className="row">
        <Tag data-color="info">{t(draft.status)}</Tag>
        <Tag>{t(draft.kind)}</Tag>
        {draft.old && <Tag data-color="danger">{t('old')}</Tag>}
      </div>
      {draft.note !== null && <Paragraph>{t('note', { note: draft.note })}</Paragraph>}
      <Paragraph>{t('letterIn', { language: t(form.letter.language), by: t(`by-${form.letter.chosenBy}`) })}</Paragraph>
      <form className="stack" noValidate onBlur={() => saving.save(typed)} onSubmit={(event) => event.preventDefault()}>
        {kind && <DraftFields form={kind} typed={typed} onChange={setTyped} faults={faultsOf(saving.error, fieldOf)} />}
        <SavedOrNot saving={saving} onReadAgain={onReadAgain} />
        <OpenFile get={pdf}>{t('openDraft')}</OpenFile>
        <div className="buttons foot">
          <Button type="button" loading={going} onClick={goOn}>
            {t('toPreview')}
          </Button>
        </div>
      </form>
      <Discard draft={draft} ifMatch="*" onDone={() => go('/warnings')} />
    </>
  );
}

type SavedProps = { readonly saving: Saving; readonly onReadAgain: () => unknown };

function SavedOrNot({ saving: { status, error }, onReadAgain }: SavedProps) {
  const t = useWords(texts);
  return (
    <>
      <p role="status" className="subtle">
        {t(status)}
      </p>
      <Failure error={error} />
      {isRefused(error, 'changed-meanwhile', 'if-match-stale') && (
        <Button type="button" variant="secondary" onClick={onReadAgain}>
          {t('readAgain')}
        </Button>
      )}
    </>
  );
}
