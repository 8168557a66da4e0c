import { Card, Checkbox, Heading } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.tsx';
import { useWords } from '../../words/language.ts';
import { editorTexts } from './editor-texts.ts';
import { FieldEditor } from './field-editor.tsx';
import { AddButton, PartButtons } from './parts-buttons.tsx';
import { type Content, idOf, newField, newSection, raised, type SectionOf, withAt, withoutAt } from './template.ts';
import { HelpInput, WordsInput } from './words-input.tsx';

type EditorProps = { readonly content: Content; readonly onChange: (content: Content) => void };

/** A template to write: what it is called, what it allows, and its sections. */
export function TemplateEditor({ content, onChange }: EditorProps) {
  const t = useWords(editorTexts);
  const { sections } = content;
  const set = (next: readonly SectionOf[]) => onChange({ ...content, sections: [...next] });
  return (
    <>
      {(['name', 'about', 'law'] as const).map((part) => (
        <WordsInput
          key={part}
          label={t(part)}
          pointer={`/${part}`}
          words={content[part]}
          onChange={(words) => onChange({ ...content, [part]: words })}
        />
      ))}
      <Switches content={content} onChange={onChange} />
      <div id={idOf('/sections')} tabIndex={-1} className="stack">
        {sections.map((section, at) => (
          <SectionEditor
            key={section.sectionId}
            number={at + 1}
            pointer={`/sections/${at}`}
            section={section}
            onChange={(next) => set(withAt(sections, at, next))}
            onRemove={sections.length > 1 ? () => set(withoutAt(sections, at)) : undefined}
            onRaise={at > 0 ? () => set(raised(sections, at)) : undefined}
          />
        ))}
      </div>
      {sections.length < 20 && <AddButton words={t('addSection')} onAdd={() => set([...sections, newSection()])} />}
    </>
  );
}

const AGES = [12, 15] as const;

function Switches({ content, onChange }: EditorProps) {
  const t = useWords(editorTexts);
  const { needsApproval, publishedTo } = content;
  return (
    <>
      <Checkbox
        label={t('needsApproval')}
        checked={needsApproval}
        onChange={({ target }) => onChange({ ...content, needsApproval: target.checked })}
      />
      <Checkbox
        label={t('publishable')}
        checked={publishedTo !== null}
        onChange={({ target }) =>
          onChange({ ...content, publishedTo: target.checked ? { guardians: true, pupilFromYears: 12 } : null })
        }
      />
      <Checkbox
        label={t('archived')}
        checked={content.archived}
        onChange={({ target }) => onChange({ ...content, archived: target.checked })}
      />
      {publishedTo && (
        <>
          <Checkbox
            label={t('guardians')}
            checked={publishedTo.guardians}
            onChange={({ target }) =>
              onChange({ ...content, publishedTo: { ...publishedTo, guardians: target.checked } })
            }
          />
          <Choice
            id={idOf('/publishedTo')}
            label={t('pupilReads')}
            value={String(publishedTo.pupilFromYears ?? '')}
            choices={[
              ...AGES.map((years) => ({ id: String(years), text: t('pupil-from', { years }) })),
              { id: '', text: t('pupil-never') },
            ]}
            onChange={(id) =>
              onChange({
                ...content,
                publishedTo: { ...publishedTo, pupilFromYears: id === '' ? null : Number(id) },
              })
            }
          />
        </>
      )}
    </>
  );
}

type SectionProps = {
  readonly number: number;
  readonly pointer: string;
  readonly section: SectionOf;
  readonly onChange: (section: SectionOf) => void;
  readonly onRemove: (() => void) | undefined;
  readonly onRaise: (() => void) | undefined;
};

function SectionEditor({ number, pointer, section, onChange, onRemove, onRaise }: SectionProps) {
  const t = useWords(editorTexts);
  const { fields } = section;
  const set = (next: readonly SectionOf['fields'][number][]) => onChange({ ...section, fields: [...next] });
  return (
    <Card className="stack" id={idOf(pointer)} tabIndex={-1}>
      <Heading level={2} data-size="xs">
        {t('section', { number })}
      </Heading>
      <WordsInput
        label={t('sectionTitle')}
        pointer={`${pointer}/title`}
        words={section.title}
        onChange={(title) => onChange({ ...section, title })}
      />
      <HelpInput
        add={t('addHelp', { number })}
        pointer={`${pointer}/help`}
        words={section.help}
        onChange={(help) => onChange({ ...section, help })}
      />
      {fields.map((field, at) => (
        <FieldEditor
          key={field.fieldId}
          number={at + 1}
          pointer={`${pointer}/fields/${at}`}
          field={field}
          onChange={(next) => set(withAt(fields, at, next))}
          onRemove={fields.length > 1 ? () => set(withoutAt(fields, at)) : undefined}
          onRaise={at > 0 ? () => set(raised(fields, at)) : undefined}
        />
      ))}
      {fields.length < 20 && <AddButton words={t('addField', { number })} onAdd={() => set([...fields, newField()])} />}
      <PartButtons
        remove={t('removeSection', { number })}
        onRemove={onRemove}
        raise={t('raiseSection', { number })}
        onRaise={onRaise}
      />
    </Card>
  );
}
