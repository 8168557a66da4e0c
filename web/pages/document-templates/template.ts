import type { AnswerOf } from '../../api/table.ts';

export type TemplateView = AnswerOf<'GET /v1/owner/document-templates/{templateId}'>;
export type Content = NonNullable<TemplateView['content']>;
export type Words = Content['name'];
export type SectionOf = Content['sections'][number];
export type FieldOf = SectionOf['fields'][number];
export type FieldKind = FieldOf['kind'];

export const LANGUAGES = ['nb', 'nn', 'en'] as const;
export const KINDS = ['text', 'choice', 'date', 'person', 'table', 'fact'] as const satisfies readonly FieldKind[];
export const FACTS = ['pupil-name', 'birth-date', 'class', 'school'] as const;

/** The id of the element of a text, by its place in the template: `/name/nb` is `template-name-nb`. */
export const idOf = (pointer: string): string => `template${pointer.replaceAll('/', '-')}`;

const NAME_CHARACTERS = 8;
/** A name for a new part; people see its words, files carry the name. */
const newName = (kind: string): string => `${kind}-${crypto.randomUUID().slice(0, NAME_CHARACTERS)}`;

export const noWords = (): Words => ({ nb: '', nn: '', en: '' });

export const newOption = () => ({ optionId: newName('option'), label: noWords() });
export const newColumn = () => ({ columnId: newName('column'), label: noWords(), kind: 'text' as const });

/** A field of a kind, with the name and the words of the field that it takes the place of. */
export function fieldOf(kind: FieldKind, before: Pick<FieldOf, 'fieldId' | 'label' | 'help'>): FieldOf {
  const { fieldId, label, help } = before;
  const named = { fieldId, label, ...(help && { help }) };
  if (kind === 'fact') return { ...named, kind, fact: 'pupil-name' };
  const asked = { ...named, required: false };
  if (kind === 'choice') return { ...asked, kind, options: [newOption(), newOption()] };
  if (kind === 'table') return { ...asked, kind, columns: [newColumn(), newColumn()] };
  return { ...asked, kind };
}

export const newField = (): FieldOf => fieldOf('text', { fieldId: newName('field'), label: noWords() });
export const newSection = (): SectionOf => ({ sectionId: newName('section'), title: noWords(), fields: [newField()] });

/** A template in which nothing stands yet. */
export const newContent = (): Content => ({
  name: noWords(),
  about: noWords(),
  law: noWords(),
  needsApproval: false,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: false,
  sections: [newSection()],
});

/** A list with another item at a place; without an item at the place. */
export const withAt = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((each, place) => (place === at ? item : each));
export const withoutAt = <Item>(list: readonly Item[], at: number): Item[] =>
  list.filter((_each, place) => place !== at);

/** A list in which the item at a place has gone up by a step. */
export function raised<Item>(list: readonly Item[], at: number): Item[] {
  const [above, item] = [list[at - 1], list[at]];
  if (above === undefined || item === undefined) return [...list];
  return withAt(withAt(list, at - 1, item), at, above);
}
