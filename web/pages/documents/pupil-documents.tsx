import { Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useLanguage, useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import { type Copy, CopyChoice } from './copy-choice.tsx';
import { Lines } from './line.tsx';
import { documentPath } from './paths.ts';
import { texts } from './texts.ts';

const OF_PUPIL = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents';
type Known = AnswerOf<typeof OF_PUPIL>;

/** All documents about a pupil that the person may read, and a new one to begin. */
export function PupilDocuments() {
  const t = useWords(texts);
  const { schoolId, pupilId, home, name } = usePupilOf();
  const documents = useRead(OF_PUPIL, { params: { schoolId, pupilId } });
  return (
    <Page title={t('pupilTitle')} about={name} lead={t('pupilLead')} back={home}>
      <Read of={documents}>
        {(known) => (
          <>
            <Lines lines={known.documents} none={t('nonePupil')} named={false} />
            {known.templates.length > 0 && <Begin known={known} schoolId={schoolId} pupilId={pupilId} />}
          </>
        )}
      </Read>
    </Page>
  );
}

type BeginProps = { readonly known: Known; readonly schoolId: string; readonly pupilId: string };

function Begin({ known, schoolId, pupilId }: BeginProps) {
  const t = useWords(texts);
  const own = useLanguage();
  const [, go] = useLocation();
  const [templateId, setTemplateId] = useState('');
  const [language, setLanguage] = useState(own);
  const [title, setTitle] = useState('');
  const [copy, setCopy] = useState<Copy>();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/documents');
  const chosen = known.templates.find((template) => template.templateId === templateId);
  const begin = async () => {
    setFaults(chosen ? {} : { template: t('chooseKind') });
    if (!chosen) return;
    const copyOf = copy && copy.sectionIds.length > 0 ? { ...copy, sectionIds: [...copy.sectionIds] } : undefined;
    const body = { templateId, language, ...(title.trim() !== '' && { title }), ...(copyOf && { copyOf }) };
    const begun = await acting.act({ params: { schoolId, pupilId }, body });
    if (begun) go(documentPath(begun));
  };
  return (
    <section className="stack" aria-labelledby="begin">
      <Heading level={2} id="begin" data-size="xs">
        {t('begin')}
      </Heading>
      <Form acting={acting} onSend={begin} send={t('beginIt')} faults={faults} fieldOf={(pointer) => pointer.slice(1)}>
        <Choice
          id="template"
          label={t('kind')}
          value={templateId}
          fault={faults.template}
          choices={[
            { id: '', text: t('choose') },
            ...known.templates.map((template) => ({ id: template.templateId, text: template.name })),
          ]}
          onChange={(id) => {
            setTemplateId(id);
            setCopy(undefined);
          }}
        />
        {chosen && <Paragraph data-size="sm">{aboutOf(chosen, t)}</Paragraph>}
        <Choice
          id="language"
          label={t('language')}
          value={language}
          choices={known.languages.map((id) => ({ id, text: t(id) }))}
          onChange={(id) => setLanguage(known.languages.find((each) => each === id) ?? own)}
        />
        <Textfield
          id="title"
          label={t('ownTitle')}
          description={t('ownTitleHelp')}
          maxLength={120}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        {chosen && (
          <CopyChoice schoolId={schoolId} pupilId={pupilId} templateId={templateId} copy={copy} onChange={setCopy} />
        )}
        <Paragraph data-size="sm">{t('beginNote')}</Paragraph>
      </Form>
    </section>
  );
}

/** What a kind of document is for, the law, and what can become of it. */
function aboutOf(
  { about, law, needsApproval, publishable, archivable }: Known['templates'][number],
  t: ReturnType<typeof useWords<typeof texts>>,
) {
  return [
    about,
    law && t('law', { law }),
    needsApproval && t('willApprove'),
    t(publishable ? 'willPublish' : 'staysHere'),
    archivable && t('willArchive'),
  ]
    .filter(Boolean)
    .join(' ');
}
