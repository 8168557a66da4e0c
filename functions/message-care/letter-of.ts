import { type Block, type Letter, unprintable } from '../letters/write-letter.ts';
import type { Message } from '../messages/lookup.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import { type Instant, momentOf } from '../shared/time.ts';
import { LETTER_WORDS, type LetterWords } from './letter-words.ts';

/** What a document says. Names are those of the day on which it was made. */
export type Extract = {
  readonly liftId: string;
  readonly language: 'nb' | 'nn';
  readonly at: Instant;
  readonly owner: string;
  readonly school: string;
  readonly pupil: string;
  readonly subject: string;
  readonly purpose: string;
  readonly madeBy: string;
  readonly messages: readonly (Pick<Message, 'messageId' | 'at' | 'status' | 'text'> & {
    readonly kind: 'guardian' | 'pupil' | 'staff';
    readonly name: string | null;
    /** How many files it has, which the document does not hold. */
    readonly files: number;
  })[];
};

/** An extract of a conversation as a letter, from this content alone. No name is in its title. */
export function letterOf(extract: Extract, sha256: string): Letter {
  const words = LETTER_WORDS[extract.language];
  const { day } = momentOf(Date.parse(extract.at));
  const blocks: readonly Block[] = [
    {
      kind: 'facts',
      rows: [
        [words.pupil, extract.pupil],
        [words.conversation, printable(extract.subject)],
        [words.purpose, printable(extract.purpose)],
        [words.madeBy, extract.madeBy],
      ],
    },
    paragraph(words.extract),
    ...extract.messages.flatMap((message) => blocksOf(words, message)),
  ];
  const hasCodes = [extract.subject, extract.purpose, ...extract.messages.map(({ text }) => text)].some(
    (text) => unprintable(text).length > 0,
  );
  return {
    title: words.title,
    language: words.tag,
    madeAt: extract.at,
    head: {
      from: [extract.owner, extract.school],
      to: [extract.pupil],
      facts: [
        [words.date, dayInWords(day, 'nb')],
        [words.reference, extract.liftId],
      ],
      as: 'screen',
    },
    footer: fill(words.footer, { sha256 }),
    pageNumber: words.pageNumber,
    blocks: hasCodes ? [...blocks, paragraph(words.codes)] : blocks,
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** A message: who wrote it and when, then its lines, or that its text is gone. */
function blocksOf(words: LetterWords, { at, kind, name, status, text, files }: Extract['messages'][number]): Block[] {
  const { day, time } = momentOf(Date.parse(at));
  const head = fill(words.line, {
    day: dayInWords(day, 'nb'),
    time,
    name: name ?? words.noName,
    kind: words.kinds[kind],
  });
  const heading: Block = { kind: 'heading', text: head };
  if (status !== 'sent') return [heading, paragraph(words[status])];
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const withFiles = files > 0 ? [paragraph(fill(words.files, { count: String(files) }))] : [];
  return [heading, ...lines.map((line) => paragraph(printable(line))), ...withFiles];
}

/** A text in which characters that no face of a letter has stand as their codes: nothing of it is left out. */
export function printable(text: string): string {
  let shown = text;
  for (const { index, character, code } of [...unprintable(text)].reverse())
    shown = `${shown.slice(0, index)}[${code}]${shown.slice(index + character.length)}`;
  return shown;
}
