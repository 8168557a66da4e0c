import { Button, Card, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { type RefObject, useEffect, useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { faultsOf } from '../../parts/form.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/language.ts';
import { Conflict } from './conflict.tsx';
import { FieldInput } from './field-input.tsx';
import { nameOf } from './paths.ts';
import { type SectionSaving, useSectionSaving } from './section-saving.ts';
import { sectionTexts } from './section-texts.ts';
import { ShownValues } from './shown-values.tsx';
import type { Document } from './standing.ts';
import type { SectionOf, TemplateSection } from './values.ts';

const SECTION = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}/sections/{sectionId}';

/** What the page calls before it goes on: every section saves what it still holds. */
export type Flushes = RefObject<Map<string, () => Promise<boolean>>>;

export type WritingProps = {
  readonly document: Document;
  readonly template: TemplateSection;
  readonly section: SectionOf;
  readonly flushes: Flushes;
  readonly onSaved: () => unknown;
};

/** A section to write in, saved after a pause and when a field is left. */
export function WrittenSection({ document, template, section, flushes, onSaved }: WritingProps) {
  const language = useLanguage();
  const saving = useSectionSaving(document, section, onSaved);
  const { sectionId } = section;
  const lease = useLease(document, section);
  useEffect(() => {
    const all = flushes.current;
    all.set(sectionId, saving.flush);
    return () => {
      all.delete(sectionId);
    };
  });
  return (
    <Card>
      <Card.Block className="stack">
        <Heading level={2} data-size="xs">
          {template.title[language]}
        </Heading>
        {template.help && <Paragraph data-size="sm">{template.help[language]}</Paragraph>}
        {saving.conflict ? (
          <Conflict template={template} facts={document.facts} saving={saving} theirs={saving.conflict} />
        ) : (
          <form
            className="stack"
            noValidate
            onFocus={lease.take}
            onBlur={saving.flush}
            onSubmit={(event) => event.preventDefault()}
          >
            <LeaseNote name={lease.other} />
            <Fields document={document} template={template} saving={saving} />
          </form>
        )}
        <SavedOrNot saving={saving} />
      </Card.Block>
      <Earlier document={document} template={template} />
    </Card>
  );
}

type FieldsProps = Pick<WritingProps, 'document' | 'template'> & { readonly saving: SectionSaving };

function Fields({ document, template, saving }: FieldsProps) {
  const t = useWords(sectionTexts);
  const { sectionId } = template;
  const faults = faultsOf(saving.error, (pointer) => pointer.split('/')[2] ?? '');
  // What was missing when the page was read; a field that has got something is not missing any more.
  const isMissing = (fieldId: string) =>
    document.missing.some((empty) => empty.sectionId === sectionId && empty.fieldId === fieldId) &&
    (saving.values[fieldId]?.length ?? 0) === 0;
  return template.fields.map((field) => (
    <FieldInput
      key={field.fieldId}
      id={`${sectionId}-${field.fieldId}`}
      field={field}
      values={saving.values}
      facts={document.facts}
      fault={
        faults[field.fieldId] ?? (isMissing(field.fieldId) && document.steps.length > 1 ? t('missing') : undefined)
      }
      onChange={saving.change}
    />
  ));
}

function LeaseNote({ name }: { readonly name: string | undefined }) {
  const t = useWords(sectionTexts);
  return <div role="status">{name !== undefined && <Paragraph data-size="sm">{t('lease', { name })}</Paragraph>}</div>;
}

/** Tells others that the person writes here, and learns who else does. It blocks nobody. */
function useLease(document: Document, section: SectionOf) {
  const acting = useAct(`POST ${SECTION}/lease`);
  const [taken, setTaken] = useState(false);
  const take = async () => {
    if (taken) return;
    setTaken(true);
    await acting.act({ params: { ...nameOf(document), sectionId: section.sectionId } });
  };
  return { take, other: (acting.answer ? acting.answer.lease : section.lease)?.name };
}

function SavedOrNot({ saving: { status, error, known, flush } }: { readonly saving: SectionSaving }) {
  const t = useWords(sectionTexts);
  const format = useFormat();
  const by = known.by && known.at ? t('writtenBy', { name: known.by.name, at: format.moment(known.at) }) : '';
  return (
    <>
      <p role="status" className="subtle">
        {[t(status), status === 'saved' && by].filter(Boolean).join(' · ')}
      </p>
      {status === 'failed' && (
        <>
          <Failure error={error} />
          <Button type="button" variant="secondary" data-size="sm" onClick={flush}>
            {t('tryAgain')}
          </Button>
        </>
      )}
    </>
  );
}

/** The earlier texts of a section, read when somebody opens them. */
function Earlier({ document, template }: Pick<WritingProps, 'document' | 'template'>) {
  const t = useWords(sectionTexts);
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const params = { ...nameOf(document), sectionId: template.sectionId };
  const earlier = useRead(`GET ${SECTION}/revisions`, { params }, { enabled: open });
  return (
    <Details onToggle={() => setOpen(true)}>
      <Details.Summary>{t('earlier')}</Details.Summary>
      <Details.Content>
        <Read of={earlier}>
          {({ revisions }) => (
            <>
              {revisions.length === 0 && <Paragraph>{t('noEarlier')}</Paragraph>}
              <ol className="plain-list">
                {revisions.map(({ values, by, at }) => (
                  <li key={at}>
                    <strong>{t('writtenBy', { name: by.name, at: format.moment(at) })}</strong>
                    <ShownValues section={template} values={values} facts={document.facts} />
                  </li>
                ))}
              </ol>
            </>
          )}
        </Read>
      </Details.Content>
    </Details>
  );
}

type ReadProps = { readonly document: Document; readonly template: TemplateSection; readonly section: SectionOf };

/** A section for somebody who may only read it, or that is closed. */
export function ReadSection({ document, template, section }: ReadProps) {
  const language = useLanguage();
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        {template.title[language]}
      </Heading>
      <ShownValues section={template} values={section.values} facts={document.facts} />
    </Card>
  );
}
