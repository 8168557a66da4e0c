import { unprintable } from '../letters/write-letter.ts';
import type { FieldFault } from '../shared/errors.ts';
import { saidOf } from './plan-warning.ts';
import type { RefusalCode } from './refusals.ts';
import { type Choices, faultsOfSending } from './rules.ts';

/** The parts that give a letter its text. */
type Written = Omit<Parameters<typeof saidOf>[0], 'who' | 'records'>;

/**
 * Missing content, and characters that the letter cannot print. Checked before the request for approval, the approval
 * and the sending (decision 036).
 */
export const faultsOfLetter = (written: Written, choices: Choices): FieldFault<RefusalCode>[] => [
  ...faultsOfSending(written.draft.content, choices),
  ...faultsOfPrinting(written),
];

/** A letter embeds the outline of each different character, and one item of at most 400 KB stores it. */
const MOST_DIFFERENT = 800;

/** Two codes: the author corrects a text of the draft, but somebody else must correct a name from another source. */
function faultsOfPrinting(written: Written): FieldFault<RefusalCode>[] {
  const none = { who: { recipients: [], leftOut: [] }, records: { entries: [], finals: [] } };
  const { details, wayOut, contact, evidence, letterhead, texts, reasons, subjects, period, legalBasis } = saidOf({
    ...written,
    ...none,
  });
  const own = [
    at('/details', details),
    at('/wayOut', wayOut),
    at('/contact/name', contact.name),
    at('/contact/phone', contact.phone),
    ...evidence.missingWork.map(({ text }, index) => at(`/missingWork/${index}/text`, text)),
  ];
  const brought = [
    ...Object.entries(letterhead).map(([name, text]) => at(`/letterhead/${name}`, text ?? '')),
    ...Object.entries(texts).map(([name, text]) => at(`/texts/${name}`, text)),
    ...reasons.map(({ text }, index) => at(`/reasonIds/${index}`, text)),
    ...subjects.map(({ name }, index) => at(`/subjects/${index}`, name)),
    ...[at('/periodId', period.name), at('/kind', legalBasis)],
  ];
  const different = new Set([...own, ...brought].flatMap(({ text }) => [...text])).size;
  return [
    ...(different > MOST_DIFFERENT
      ? [{ pointer: '/details', code: 'warnings.too-many-characters', params: { most: MOST_DIFFERENT } } as const]
      : []),
    ...own.flatMap(faultsIn('warnings.unprintable')),
    ...brought.flatMap(faultsIn('warnings.unprintable-name')),
  ];
}

type Place = { readonly pointer: string; readonly text: string };
const at = (pointer: string, text: string): Place => ({ pointer, text });

/** Each unprintable character once, at its first place. */
const faultsIn =
  (fault: RefusalCode) =>
  ({ pointer, text }: Place): FieldFault<RefusalCode>[] => {
    const found = unprintable(text);
    const firsts = found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
    return firsts.map(({ index, character, code }) => {
      const shown = SHOWN.test(character) ? character : '';
      return { pointer, code: fault, params: { index, place: index + 1, character: shown, characterCode: code } };
    });
  };

/** Characters that a screen can show: no controls, no half surrogate pairs. */
const SHOWN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]+$/u;
