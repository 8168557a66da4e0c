import { Field, Heading, Label, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Content, newContent } from './template.ts';
import { contentIn } from './template-file.ts';
import { texts } from './texts.ts';

const ALL = '/v1/owner/document-templates';
type Line = AnswerOf<`GET ${typeof ALL}`>['templates'][number];

/** The kinds of documents of the owner, and a new one to make. */
export function Templates() {
  const t = useWords(texts);
  const about = useAbout();
  const templates = useRead(`GET ${ALL}`, {});
  return (
    <Page title={t('title')} lead={t('lead')} back="/owner">
      <Read of={templates}>
        {(shown) => (
          <>
            <Ways
              label={t('title')}
              ways={shown.templates.map((line) => ({
                href: `/owner/document-templates/${line.templateId}`,
                words: line.name || t('unnamed'),
                about: about(line),
              }))}
            />
            <Make templates={shown.templates} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** What a kind is and allows, in a line. */
function useAbout() {
  const t = useWords(texts);
  const format = useFormat();
  const used = ({ inUse, validFrom, lastDay }: Line): string => {
    if (!inUse && validFrom !== null && lastDay === null) return t('fromDay', { day: format.day(validFrom) });
    return t(inUse ? 'inUse' : 'notInUse');
  };
  return (line: Line): string =>
    [
      t(line.shipped ? 'shipped' : 'own'),
      used(line),
      line.inUse && line.lastDay !== null && t('toDay', { day: format.day(line.lastDay) }),
      line.needsApproval && t('approval'),
      line.publishable && t('published'),
      line.draft && t('draft'),
    ]
      .filter(Boolean)
      .join(' · ');
}

const EMPTY = '';
const FILE = 'file';

function Make({ templates }: { readonly templates: readonly Line[] }) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const [from, setFrom] = useState(EMPTY);
  const [file, setFile] = useState<File>();
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const acting = useAct(`POST ${ALL}`);
  const chosen = async (): Promise<Content | 'noFile' | 'otherFile'> => {
    if (from === EMPTY) return newContent();
    if (from === FILE) return file ? (contentIn(await file.text()) ?? 'otherFile') : 'noFile';
    const { used, content } = await call(`GET ${ALL}/{templateId}`, { params: { templateId: from } });
    return used ?? content ?? newContent();
  };
  const make = async () => {
    const content = await chosen();
    setFaults(typeof content === 'string' ? { file: t(content) } : {});
    if (typeof content === 'string') return;
    const made = await acting.act({ body: { content } });
    if (made) go(`/owner/document-templates/${made.templateId}`);
  };
  return (
    <section className="stack" aria-labelledby="make">
      <Heading level={2} id="make" data-size="xs">
        {t('make')}
      </Heading>
      <Paragraph data-size="sm">{t('makeLead')}</Paragraph>
      <Form acting={acting} onSend={make} send={t('makeIt')} faults={faults} fieldOf={() => 'from'}>
        <Choice
          id="from"
          label={t('makeFrom')}
          value={from}
          choices={[
            { id: EMPTY, text: t('empty') },
            ...templates
              .filter(({ newest }) => newest > 0)
              .map(({ templateId, name }) => ({ id: templateId, text: t('copyOf', { name }) })),
            { id: FILE, text: t('fromFile') },
          ]}
          onChange={setFrom}
        />
        {from === FILE && (
          <Field>
            <Label>{t('file')}</Label>
            <Field.Description>{t('fileHelp')}</Field.Description>
            <input
              id="file"
              type="file"
              accept=".json,application/json"
              onChange={({ target }) => setFile(target.files?.[0])}
            />
            {faults.file !== undefined && <ValidationMessage>{faults.file}</ValidationMessage>}
          </Field>
        )}
      </Form>
    </section>
  );
}
