import type { FieldFault } from '../shared/errors.ts';
import type { RefusalCode } from './refusals.ts';
import type { Field, TemplateContent } from './template.ts';

type Fault = FieldFault<RefusalCode>;
type Words = TemplateContent['name'];

const LANGUAGES = ['nb', 'nn', 'en'] as const;

/** The languages that a text lacks. */
const missing = (pointer: string, words: Words): readonly Fault[] =>
  LANGUAGES.filter((language) => words[language].trim() === '').map((language) => ({
    pointer: `${pointer}/${language}`,
    code: 'documents.template-text-missing',
  }));

/** The languages that a text lacks that may be empty in all of them. */
const half = (pointer: string, words: Words | undefined): readonly Fault[] =>
  words && LANGUAGES.some((language) => words[language].trim() !== '') ? missing(pointer, words) : [];

/** The places of an id that stands there for the second time. */
const twice = (pointer: string, ids: readonly string[]): readonly Fault[] =>
  ids.flatMap((id, at) =>
    ids.indexOf(id) < at ? [{ pointer: `${pointer}/${at}`, code: 'documents.template-id-twice' as const }] : [],
  );

/**
 * What stands in the way of using a template: a text that is missing in a language, an id that is there twice, and a
 * kind of document in which nothing can be written (I1).
 */
export function faultsOfTemplate(content: TemplateContent): readonly Fault[] {
  const { name, about, law, sections } = content;
  const isEmpty = sections.every(({ fields }) => fields.every(({ kind }) => kind === 'fact'));
  return [
    ...missing('/name', name),
    ...missing('/about', about),
    ...half('/law', law),
    ...(isEmpty ? [{ pointer: '/sections', code: 'documents.template-empty' as const }] : []),
    ...twice(
      '/sections',
      sections.map(({ sectionId }) => sectionId),
    ),
    ...sections.flatMap(({ title, help, fields }, at) => [
      ...missing(`/sections/${at}/title`, title),
      ...half(`/sections/${at}/help`, help),
      ...twice(
        `/sections/${at}/fields`,
        fields.map(({ fieldId }) => fieldId),
      ),
      ...fields.flatMap((field, place) => faultsOfField(`/sections/${at}/fields/${place}`, field)),
    ]),
  ];
}

function faultsOfField(pointer: string, field: Field): readonly Fault[] {
  const own = [...missing(`${pointer}/label`, field.label), ...half(`${pointer}/help`, field.help)];
  if (field.kind === 'choice')
    return [
      ...own,
      ...twice(
        `${pointer}/options`,
        field.options.map(({ optionId }) => optionId),
      ),
      ...field.options.flatMap(({ label }, at) => missing(`${pointer}/options/${at}/label`, label)),
    ];
  if (field.kind === 'table')
    return [
      ...own,
      ...twice(
        `${pointer}/columns`,
        field.columns.map(({ columnId }) => columnId),
      ),
      ...field.columns.flatMap(({ label }, at) => missing(`${pointer}/columns/${at}/label`, label)),
    ];
  return own;
}
