import { type Letter, unprintable, writeLetter } from '../letters/write-letter.ts';
import type { FieldFault } from '../shared/errors.ts';
import type { Content } from './letter-of.ts';
import { type RefusalCode, refuse } from './refusals.ts';

/** A letter embeds the outline of each different character. */
const MOST_DIFFERENT = 800;

/** Characters that a screen can show: no controls, no half surrogate pairs. */
const SHOWN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;

/**
 * The most bytes of a PDF: it is written in one transaction, of which DynamoDB takes 4 MB, with the text. Only a text
 * of many thousand short lines comes near, since every line is a paragraph of its own.
 */
const MOST_BYTES = 3_000_000;
const KB = 1000;

/** What a fault's place is found in. */
type Written = Pick<Content, 'template' | 'language' | 'values'>;

/** A letter as a PDF. Refuses a character that it cannot print, with its field, and a PDF that cannot be kept. */
export function printed(letter: Letter, content: Written): Uint8Array {
  mustBePrintable(letter, content);
  const bytes = writeLetter(letter);
  if (bytes.length <= MOST_BYTES) return bytes;
  const kilobytes = Math.ceil(bytes.length / KB);
  throw refuse('documents.document-too-long', { kilobytes, most: MOST_BYTES / KB });
}

/** Refuses a letter with a character that it cannot print, at its first place (decision 036). */
function mustBePrintable(letter: Letter, content: Written): void {
  const faults = faultsOf(letter, content);
  const [first] = faults;
  if (first) throw refuse(first.code, first.params, { faults });
}

function faultsOf(letter: Letter, content: Written): readonly FieldFault<RefusalCode>[] {
  const texts = textsIn(letter);
  const different = new Set(texts.flatMap((text) => [...text])).size;
  if (different > MOST_DIFFERENT)
    return [{ pointer: '', code: 'documents.too-many-characters', params: { most: MOST_DIFFERENT } }];
  const found = texts.flatMap((text) => unprintable(text));
  const firsts = new Map(found.map((each) => [each.code, each]));
  return [...firsts.values()].map(({ character, code }) => {
    const place = placeOf(character, content);
    return {
      pointer: place?.pointer ?? '',
      code: 'documents.unprintable',
      params: {
        character: SHOWN.test(character) ? character : '',
        characterCode: code,
        field: place?.field ?? letter.title,
      },
    };
  });
}

/** The first field with a character; none where it stands in the title or in a name. */
function placeOf(character: string, { template, language, values }: Written) {
  const places = template.sections.flatMap(({ sectionId, fields }) =>
    fields.map(({ fieldId, label }) => ({
      pointer: `/sections/${sectionId}/values/${fieldId}`,
      field: label[language],
      value: values[sectionId]?.[fieldId],
    })),
  );
  return places.find(({ value }) => hasIn(value, character));
}

const hasIn = (value: unknown, character: string): boolean =>
  typeof value === 'string'
    ? value.includes(character)
    : typeof value === 'object' && value !== null && Object.values(value).some((inner) => hasIn(inner, character));

/** Every text of a letter. */
const textsIn = ({ title, head, blocks }: Letter): readonly string[] => [
  title,
  ...(head ? [...head.from, ...head.to, ...head.facts.flat()] : []),
  ...blocks.flatMap((block) => {
    if (block.kind === 'list') return [...block.points];
    if (block.kind === 'facts') return block.rows.flat();
    return block.kind === 'table' ? [...block.head, ...block.rows.flat()] : [block.text];
  }),
];
