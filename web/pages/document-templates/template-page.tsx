import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { call } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import { save } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Form } from '../../parts/form.tsx';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useUnsavedWarning } from '../../parts/unsaved-warning.ts';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import { type Content, idOf, type TemplateView } from './template.ts';
import { TemplateEditor } from './template-editor.tsx';
import { fileOf } from './template-file.ts';
import { TemplatePreview } from './template-preview.tsx';
import { EndTemplate, UseTemplate } from './template-use.tsx';
import { texts } from './texts.ts';

const ALL = '/v1/owner/document-templates';
const EACH = `${ALL}/{templateId}` as const;

/** A template: what is in use, the draft of the next version, and what can be done with it. */
export function TemplatePage() {
  const t = useWords(texts);
  const language = useLanguage();
  const { templateId = '' } = useParams();
  const template = useRead(`GET ${EACH}`, { params: { templateId } });
  const name = template.data && (template.data.content ?? template.data.used)?.name[language];
  return (
    <Page title={t('oneTitle')} about={name ?? ''} back="/owner/document-templates">
      <Read of={template}>
        {(shown) => (
          <>
            <Standing template={shown} />
            {shown.content ? (
              // A draft that somebody else has saved is another form.
              <Draft key={shown.version} template={shown} draft={shown.content} />
            ) : (
              <Used template={shown} />
            )}
            <EndTemplate template={shown} />
            <Versions template={shown} />
          </>
        )}
      </Read>
    </Page>
  );
}

type Props = { readonly template: TemplateView };

/** Where the template stands, in sentences. */
function Standing({ template }: Props) {
  const t = useWords(texts);
  const format = useFormat();
  const { shipped, versions, inUse, lastDay, draft } = template;
  const newest = versions.at(-1);
  return (
    <div>
      {shipped && <Paragraph>{t('ours')}</Paragraph>}
      {!shipped && !newest && <Paragraph>{t('never')}</Paragraph>}
      {newest && inUse && (
        <Paragraph>{t('usedSince', { number: newest.number, day: format.day(newest.validFrom) })}</Paragraph>
      )}
      {newest && !inUse && lastDay === null && (
        <Paragraph>{t('waitsFor', { number: newest.number, day: format.day(newest.validFrom) })}</Paragraph>
      )}
      {lastDay !== null && <Paragraph>{inUse ? t('endsOn', { day: format.day(lastDay) }) : t('ended')}</Paragraph>}
      {draft && <Paragraph>{t('draftBy', { name: draft.by, at: format.moment(draft.at) })}</Paragraph>}
    </div>
  );
}

/** The files of a template: as a PDF, and for another owner. */
function Files({ template, content }: Props & { readonly content: Content }) {
  const t = useWords(texts);
  const language = useLanguage();
  const { templateId } = template;
  return (
    <div className="buttons">
      <OpenFile get={() => call(`GET ${EACH}/preview`, { params: { templateId }, query: { language } })}>
        {t('asPdf')}
      </OpenFile>
      <Button type="button" variant="secondary" onClick={() => save(fileOf(content), `${templateId}.json`)}>
        {t('asFile')}
      </Button>
    </div>
  );
}

/** What is in use: it is read, copied, and the next version begins from it. */
function Used({ template }: Props) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const copying = useAct(`POST ${ALL}`);
  const drafting = useAct(`PUT ${EACH}/draft`);
  const { templateId, used, shipped, version } = template;
  if (!used) return null;
  const copy = async () => {
    const made = await copying.act({ body: { content: used } });
    if (made) go(`/owner/document-templates/${made.templateId}`);
  };
  const begin = () => drafting.act({ params: { templateId }, body: { content: used }, ifMatch: `"${version}"` });
  const acting = shipped ? copying : drafting;
  return (
    <>
      <TemplatePreview content={used} />
      <Files template={template} content={used} />
      <Failure error={acting.error} />
      <div>
        <Button type="button" loading={acting.pending} onClick={shipped ? copy : begin}>
          {t(shipped ? 'copy' : 'change')}
        </Button>
      </div>
    </>
  );
}

/** The next version while it is written. */
function Draft({ template, draft }: Props & { readonly draft: Content }) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const [content, setContent] = useState(draft);
  const saving = useAct(`PUT ${EACH}/draft`);
  const discarding = useAct(`DELETE ${EACH}/draft`);
  const { templateId, version, versions } = template;
  const isChanged = JSON.stringify(content) !== JSON.stringify(draft);
  useUnsavedWarning(isChanged);
  const named = { params: { templateId }, ifMatch: `"${version}"` };
  const keep = () => saving.act({ ...named, body: { content } });
  const discard = async () => {
    const done = await discarding.act(named);
    if (done && versions.length === 0) go('/owner/document-templates');
    return done;
  };
  return (
    <>
      <Form acting={saving} onSend={keep} send={t('save')} fieldOf={(pointer) => idOf(pointer.replace('/content', ''))}>
        <TemplateEditor content={content} onChange={setContent} />
        <p role="status" className="subtle">
          {isChanged && t('unsaved')}
          {!isChanged && saving.answer && t('saved')}
        </p>
      </Form>
      <TemplatePreview content={content} />
      <Files template={template} content={content} />
      <UseTemplate template={template} isChanged={isChanged} />
      <Sure
        acting={discarding}
        question={t('discardSure')}
        words={t('discard')}
        yes={t('discardYes')}
        onSure={discard}
      />
    </>
  );
}

function Versions({ template: { versions } }: Props) {
  const t = useWords(texts);
  const format = useFormat();
  if (versions.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="versions">
      <Heading level={2} id="versions" data-size="xs">
        {t('versions')}
      </Heading>
      <ul>
        {[...versions].reverse().map(({ number, validFrom, by }) => (
          <li key={number}>{t('versionLine', { number, day: format.day(validFrom), name: by })}</li>
        ))}
      </ul>
    </section>
  );
}
