import { Button, Card, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { call, tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { OpenFile } from '../../parts/open-file.tsx';
import { Sure } from '../../parts/sure.tsx';
import { isStale } from '../../parts/use-base.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import { moveTexts } from './move-texts.ts';
import { documentPath, nameOf } from './paths.ts';
import { ReasonForm } from './reason-form.tsx';
import type { Document } from './standing.ts';

const DOCUMENT = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';
type Move = Document['moves'][number]['move'];

export type MovesProps = {
  readonly document: Document;
  /** Saves what is still being written; false if something could not be saved. */
  readonly onBefore: () => Promise<boolean>;
  readonly onAgain: () => unknown;
};

/** What the person can do with the document now; each says what it does before it is done. */
export function Moves({ document, onBefore, onAgain }: MovesProps) {
  const t = useWords(moveTexts);
  const [, go] = useLocation();
  const [unsaved, setUnsaved] = useState(false);
  const path = documentPath(document);
  const open = (move: Move) => document.moves.some((each) => each.move === move && each.refusedBy === null);
  const owns = document.role === 'owner';
  const after = async (page: string) => {
    const isSaved = await onBefore();
    setUnsaved(!isSaved);
    if (isSaved) go(page);
  };
  const pdf = async () => {
    await onBefore();
    return call(`GET ${DOCUMENT}/pdf`, { params: nameOf(document) });
  };
  const props = { document, onBefore, onAgain };
  return (
    <section className="stack" aria-labelledby="moves">
      <Heading level={2} id="moves" data-size="xs">
        {t('go')}
      </Heading>
      <Missing document={document} />
      <div role="status">{unsaved && <Paragraph>{t('notSaved')}</Paragraph>}</div>
      <div className="buttons">
        <Button type="button" variant="secondary" onClick={() => after(`${path}/people`)}>
          {t('people')}
        </Button>
        <OpenFile get={pdf}>{t('openPdf')}</OpenFile>
        {open('publish') && owns && (
          <Button type="button" onClick={() => after(`${path}/publish`)}>
            {t(document.published ? 'publishAgain' : 'publish')}
          </Button>
        )}
      </div>
      {open('ask') && owns && <Ask {...props} />}
      {open('approve') && <Answer {...props} />}
      {open('withdraw') && owns && <SureMove {...props} move="withdraw" />}
      {open('finish') && owns && <SureMove {...props} move="finish" />}
      {open('archive') && owns && <SureMove {...props} move="archive" />}
      {open('reopen') && owns && <WithReason {...props} move="reopen" about={t('reopenAbout')} />}
      {open('discard') && owns && <WithReason {...props} move="discard" about={t('discardAbout')} />}
    </section>
  );
}

/** The required fields that are empty, each a way to its place. */
function Missing({ document: { missing, template } }: { readonly document: Document }) {
  const t = useWords(moveTexts);
  const language = useLanguage();
  if (missing.length === 0) return null;
  return (
    <Card className="stack" data-color="warning">
      <Paragraph>{t('missing')}</Paragraph>
      <ul>
        {missing.map(({ sectionId, fieldId }) => {
          const section = template.sections.find((each) => each.sectionId === sectionId);
          const field = section?.fields.find((each) => each.fieldId === fieldId);
          return (
            <li key={sectionId + fieldId}>
              <a className="ds-link" href={`#${sectionId}-${fieldId}`}>
                {`${section?.title[language]}: ${field?.label[language]}`}
              </a>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Chooses who is to approve, and asks. */
function Ask({ document, onBefore }: MovesProps) {
  const t = useWords(moveTexts);
  const [approverId, setApproverId] = useState('');
  const [fault, setFault] = useState(false);
  const people = useRead(`GET ${DOCUMENT}/people`, { params: nameOf(document) });
  const acting = useMove(document);
  const approvers = people.data?.approvers ?? [];
  const ask = async () => {
    setFault(approverId === '');
    if (approverId !== '' && (await onBefore())) await acting.act({ move: 'ask', approverId }, '*');
  };
  return (
    <Titled title={t('askTitle')}>
      <Paragraph data-size="sm">{t('askAbout')}</Paragraph>
      {people.data && approvers.length === 0 && <Paragraph>{t('noApprovers')}</Paragraph>}
      <Form acting={acting} onSend={ask} send={t('ask')} faults={fault ? { approver: t('chooseApprover') } : {}}>
        <Choice
          id="approver"
          label={t('approver')}
          value={approverId}
          fault={fault ? t('chooseApprover') : undefined}
          choices={[
            { id: '', text: t('choose') },
            ...approvers.map(({ staffId, name }) => ({ id: staffId, text: name })),
          ]}
          onChange={setApproverId}
        />
      </Form>
    </Titled>
  );
}

/** The approver's answer: of the text that is on the page, so that a text that was changed meanwhile is refused. */
function Answer({ document, onAgain }: MovesProps) {
  const t = useWords(moveTexts);
  const acting = useMove(document);
  return (
    <Titled title={t('answerTitle')}>
      <Sure
        acting={acting}
        question={t('approveSure')}
        words={t('approve')}
        yes={t('approveYes')}
        harmless
        onSure={() => acting.act({ move: 'approve' }, tagOf(document))}
      />
      {isStale(acting.error) && (
        <Button type="button" variant="secondary" onClick={onAgain}>
          {t('readAgain')}
        </Button>
      )}
      <WithReason
        document={document}
        onBefore={async () => true}
        onAgain={onAgain}
        move="return"
        about={t('returnAbout')}
      />
    </Titled>
  );
}

type SureProps = MovesProps & { readonly move: 'withdraw' | 'finish' | 'archive' };

/** A move that asks before it acts. What goes to the archive is the document on the page: it cannot be called back. */
function SureMove({ document, onBefore, onAgain, move }: SureProps) {
  const t = useWords(moveTexts);
  const acting = useMove(document);
  const ifMatch = move === 'archive' ? tagOf(document) : '*';
  const act = async () => ((await onBefore()) ? acting.act({ move }, ifMatch) : undefined);
  const thenArchive = move === 'finish' && document.template.archived && t('finishArchive');
  return (
    <>
      <Sure
        acting={acting}
        question={[t(`${move}Sure`), thenArchive].filter(Boolean).join(' ')}
        words={t(move)}
        yes={t(`${move}Yes`)}
        harmless={move === 'withdraw'}
        onSure={act}
      />
      {isStale(acting.error) && (
        <Button type="button" variant="secondary" onClick={onAgain}>
          {t('readAgain')}
        </Button>
      )}
    </>
  );
}

type ReasonProps = MovesProps & { readonly move: 'return' | 'reopen' | 'discard'; readonly about: string };

/** A move that needs a reason, behind a line to open, so that nobody does it by a slip. */
function WithReason({ document, onBefore, move, about }: ReasonProps) {
  const t = useWords(moveTexts);
  const acting = useMove(document);
  const act = async (reason: string) => {
    if (await onBefore()) await acting.act({ move, reason }, move === 'return' ? tagOf(document) : '*');
  };
  return (
    <Details>
      <Details.Summary>{t(move)}</Details.Summary>
      <Details.Content>
        <Paragraph data-size="sm">{about}</Paragraph>
        <ReasonForm id={move} acting={acting} send={t(move)} onSend={act} />
      </Details.Content>
    </Details>
  );
}

type Ordered = {
  readonly move: Exclude<Move, 'edit' | 'publish'>;
  readonly reason?: string;
  readonly approverId?: string;
};

/** A move of the document; `ifMatch` is `*` where the document itself decides, whatever others have changed. */
function useMove(document: Document) {
  const acting = useAct(`POST ${DOCUMENT}/moves`);
  const params = nameOf(document);
  return { ...acting, act: (body: Ordered, ifMatch: string) => acting.act({ params, body, ifMatch }) };
}

function Titled({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card className="stack">
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      {children}
    </Card>
  );
}
