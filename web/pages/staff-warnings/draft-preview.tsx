import { Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link, useLocation, useParams } from 'wouter';
import { call, tagOf } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import type { Draft } from './draft-saving.ts';
import { draftPath, warningPath } from './paths.ts';
import { texts } from './texts.ts';

const DRAFT = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}';
type Preview = AnswerOf<`${typeof DRAFT}/preview`>;
type Recipient = Preview['recipients'][number];

/** Before a warning is sent: what is missing, who gets it and how, who does not, and what the sending does. */
export function DraftPreview() {
  const t = useWords(texts);
  const { warningId = '' } = useParams();
  const { schoolId, pupilId, name } = usePupilOf();
  const params = { schoolId, pupilId, warningId };
  const draft = useRead(DRAFT, { params });
  const preview = useRead(`${DRAFT}/preview`, { params });
  return (
    <Page title={t('previewTitle')} about={name} back={draftPath(params)}>
      <Read of={draft}>
        {(shown) => (
          <Read of={preview}>
            {(seen) => (
              <>
                <Faults preview={seen} to={draftPath(params)} />
                <Recipients preview={seen} />
                <OpenFile get={() => call(`${DRAFT}/pdf`, { params })}>{t('openDraft')}</OpenFile>
                <Sending draft={shown} preview={seen} onAgain={() => Promise.all([draft.again(), preview.again()])} />
              </>
            )}
          </Read>
        )}
      </Read>
    </Page>
  );
}

function Faults({ preview, to }: { readonly preview: Preview; readonly to: string }) {
  const t = useWords(texts);
  // That the principal has not approved yet is no fault of the text: the button below asks for it.
  const faults = preview.faults.filter(({ pointer }) => pointer !== '/status');
  if (faults.length === 0) return <Tag data-color="success">{t('noFaults')}</Tag>;
  return (
    <Card className="stack" data-color="warning">
      <Heading level={2} data-size="2xs">
        {t('faults')}
      </Heading>
      <ul>
        {faults.map(({ pointer, code, detail }) => (
          <li key={pointer + code}>{detail}</li>
        ))}
      </ul>
      <Link className="ds-link" href={to}>
        {t('correct')}
      </Link>
    </Card>
  );
}

function Recipients({ preview: { recipients, leftOut } }: { readonly preview: Preview }) {
  const t = useWords(texts);
  return (
    <>
      <Heading level={2} data-size="xs">
        {t('recipients', { count: recipients.length })}
      </Heading>
      <ul className="people">
        {recipients.map(({ id, kind, name, way, why }) => (
          <li key={id}>
            <div className="row">
              <span className="name">
                {name ?? t('noName')}
                <span className="about">{t(`is-${kind}`)}</span>
              </span>
              <Tag data-color={way === 'paper' ? 'warning' : 'info'}>{t(way)}</Tag>
            </div>
            {why !== null && (
              <Paragraph data-size="sm" className="subtle">
                {t(why)}
              </Paragraph>
            )}
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <>
          <Heading level={2} data-size="xs">
            {t('leftOut')}
          </Heading>
          <ul>
            {leftOut.map(({ guardianId, name, why }) => (
              <li key={guardianId}>{t('leftOutWhy', { name: name ?? t('noName'), why: t(why) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

type SendingProps = { readonly draft: Draft; readonly preview: Preview; readonly onAgain: () => unknown };

/** The sentence of what happens, and the button that makes it happen: the approval first where the school wants one. */
function Sending({ draft, preview, onAgain }: SendingProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const { schoolId, pupilId, warningId } = draft;
  const params = { schoolId, pupilId, warningId };
  const path = '/v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts/{warningId}' as const;
  const sending = useAct(`POST ${path}/sending`);
  const asking = useAct(`POST ${path}/approval-request`);
  const ready = preview.faults.every(({ pointer }) => pointer === '/status');
  const needsApproval = preview.faults.some(({ code }) => code === 'warnings.not-approved');
  const send = async () => {
    const body = { seen: preview.seen };
    if (await sending.act({ params, body, ifMatch: tagOf(draft) })) go(warningPath(draft), { replace: true });
  };
  if (!ready) return null;
  if (needsApproval)
    return (
      <Card className="stack" data-color="accent">
        <Paragraph>{t(draft.status === 'asked' ? 'waitsForApproval' : 'approvalNeeded')}</Paragraph>
        <Failure error={asking.error} again={onAgain} />
        {draft.status !== 'asked' && (
          <Button loading={asking.pending} onClick={() => asking.act({ params, ifMatch: tagOf(draft) })}>
            {t('ask')}
          </Button>
        )}
      </Card>
    );
  return (
    <Card className="stack" data-color="accent">
      <Paragraph>{sentenceOf(preview.recipients, t)}</Paragraph>
      <Failure error={sending.error} again={onAgain} />
      {sending.retrying && <p role="status">{t('retrying')}</p>}
      <Button loading={sending.pending} onClick={send}>
        {t('send')}
      </Button>
    </Card>
  );
}

function sentenceOf(recipients: readonly Recipient[], t: ReturnType<typeof useWords<typeof texts>>): string {
  const paper = recipients.filter(({ way }) => way === 'paper').length;
  const counts = { count: recipients.length, paper };
  return t(paper > 0 ? 'willSendPaper' : 'willSend', counts);
}
