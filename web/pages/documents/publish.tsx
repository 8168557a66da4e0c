import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useLocation, useParams } from 'wouter';
import { call } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import { isRefused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { documentPath, nameOf } from './paths.ts';
import { Publications } from './publications.tsx';
import { publishTexts } from './publish-texts.ts';
import type { Document } from './standing.ts';

const DOCUMENT = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';
type Preview = AnswerOf<`GET ${typeof DOCUMENT}/publication-preview`>;
type Words = ReturnType<typeof useWords<typeof publishTexts>>;

/** Before a publication: who will read it and how they hear of it, who will not and why, and what it does. */
export function Publish() {
  const t = useWords(publishTexts);
  const { schoolId = '', pupilId = '', documentId = '' } = useParams();
  const params = { schoolId, pupilId, documentId };
  const document = useRead(`GET ${DOCUMENT}`, { params });
  const preview = useRead(`GET ${DOCUMENT}/publication-preview`, { params });
  const again = () => Promise.all([document.again(), preview.again()]);
  return (
    <Page title={t('title')} about={document.data?.pupilName ?? ''} lead={t('lead')} back={documentPath(params)}>
      <Read of={document}>
        {(shown) => (
          <>
            <Read of={preview}>{(seen) => <Seen document={shown} preview={seen} onAgain={again} />}</Read>
            {shown.published && <Publications document={shown} />}
          </>
        )}
      </Read>
    </Page>
  );
}

type SeenProps = { readonly document: Document; readonly preview: Preview; readonly onAgain: () => unknown };

function Seen({ document, preview, onAgain }: SeenProps) {
  const t = useWords(publishTexts);
  const { readers, leftOut, refusedBy } = preview;
  return (
    <>
      <Heading level={2} data-size="xs">
        {t('readers')}
      </Heading>
      {readers.length === 0 && <Paragraph>{t('nobody')}</Paragraph>}
      <ul className="people">
        {readers.map(({ kind, name, channels }) => (
          <li key={kind + name}>
            <span className="name">
              {name ?? t('hidden')}
              <span className="about">{t(kind)}</span>
            </span>
            <Paragraph data-size="sm">{channelsIn(channels, t)}</Paragraph>
          </li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <>
          <Heading level={2} data-size="xs">
            {t('leftOut')}
          </Heading>
          <ul>
            {leftOut.map(({ kind, name, why }) => (
              <li key={name + why}>{`${name ?? t(kind)}: ${t(why)}`}</li>
            ))}
          </ul>
        </>
      )}
      <OpenFile get={() => call(`GET ${DOCUMENT}/pdf`, { params: nameOf(document) })}>{t('openPdf')}</OpenFile>
      {refusedBy === null && readers.length > 0 ? (
        <Publishing document={document} preview={preview} onAgain={onAgain} />
      ) : (
        <Paragraph>{t('cannot')}</Paragraph>
      )}
    </>
  );
}

function channelsIn(channels: readonly string[], t: Words): string {
  const words = (['push', 'email'] as const)
    .filter((channel) => channels.includes(channel))
    .map((channel) => t(channel));
  return words.length === 0 ? t('noChannel') : words.join(', ');
}

function Publishing({ document, preview, onAgain }: SeenProps) {
  const t = useWords(publishTexts);
  const [, go] = useLocation();
  const acting = useAct(`POST ${DOCUMENT}/publications`);
  const publish = async () => {
    const params = nameOf(document);
    // `seen` is of text and readers: nothing else of the document matters.
    const done = await acting.act({ params, body: { seen: preview.seen }, ifMatch: '*' });
    if (done) go(documentPath(document));
    return done;
  };
  return (
    <>
      <Sure
        acting={acting}
        question={t('publishSure', { count: preview.readers.length })}
        words={t('publish')}
        yes={t('publishYes')}
        harmless
        onSure={publish}
      />
      {isRefused(acting.error, 'documents.readers-changed', 'if-match-stale', 'changed-meanwhile') && (
        <Button type="button" variant="secondary" onClick={onAgain}>
          {t('lookAgain')}
        </Button>
      )}
    </>
  );
}
