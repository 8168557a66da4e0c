import type { Block, Head, Letter } from '../letters/write-letter.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import { LETTER_WORDS, type LetterWords } from './letter-words.ts';
import type { Evidence, SentWarning } from './record.ts';

/** The content of a letter: a warning without the fields that depend on the finished letter. */
export type Said = Omit<SentWarning, 'contentHash' | 'letter' | 'previous' | 'chainHash'>;

/**
 * A warning as a letter, from frozen content alone, so that the same warning always gives the same bytes. Every page of
 * a draft says across and at the foot that it is a draft; a sent warning shows its hash at the foot. On paper it is
 * addressed to its recipient.
 */
export function letterOf(said: Said, contentHash: string | 'draft', onPaperTo?: string): Letter {
  const words = LETTER_WORDS[said.language];
  const { texts, legalBasis, letterhead, recipients } = said;
  const isDraft = contentHash === 'draft';
  const toGuardians = recipients.some(({ person }) => person.kind === 'guardian');
  return {
    // No name in the title: readers, archives and printers show it to others.
    title: texts.title,
    language: words.tag,
    madeAt: said.sentAt,
    head: headOf(words, said, onPaperTo),
    ...(isDraft && { across: words.across }),
    footer: isDraft ? words.draft : fill(words.footer, { sha256: contentHash }),
    pageNumber: words.pageNumber,
    blocks: [
      ...(isDraft ? [paragraph(words.unfinished)] : []),
      { kind: 'facts', rows: factsOf(words, said) },
      paragraph(texts.opening),
      heading(words.why),
      { kind: 'list', points: said.reasons.map((reason) => reason.text) },
      ...blocksOf(said.details),
      heading(words.wayOut),
      ...blocksOf(said.wayOut),
      paragraph(fill(words.byDay, { day: dayInWords(said.byDay, 'nb') })),
      paragraph(texts.purpose),
      ...missingWork(words, said.evidence),
      ...absence(words, said.evidence),
      ...(texts.limit === '' ? [] : [paragraph(texts.limit)]),
      heading(words.contact),
      { kind: 'facts', rows: contactOf(words, said) },
      paragraph(fill(words.basis, { basis: legalBasis })),
      paragraph(toGuardians ? words.guardians : words.pupilOnly),
      ...(isDraft ? [] : [paragraph(fill(words.unsigned, { sender: letterhead.sender }))]),
    ],
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

/**
 * An author's text, one block per line: a line that begins with a dash or a bullet is a point of a list. There is no
 * other markup.
 */
function blocksOf(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n').map((line) => line.trim());
  for (const line of lines.filter((other) => other !== '')) {
    const point = /^[-–•]\s+(.+)$/.exec(line)?.[1];
    const last = blocks.at(-1);
    if (point === undefined) blocks.push(paragraph(line));
    else if (last?.kind === 'list') blocks.splice(-1, 1, { kind: 'list', points: [...last.points, point] });
    else blocks.push({ kind: 'list', points: [point] });
  }
  return blocks;
}

type Rows = readonly (readonly [string, string])[];

/** The system has no addresses: on paper the office writes the address under the name, in the envelope's window. */
function headOf(words: LetterWords, { letterhead, sentOn, warningId }: Said, onPaperTo: string | undefined): Head {
  const { owner = '', school, pupil } = letterhead;
  return {
    from: [owner, school],
    to: [onPaperTo ?? pupil],
    facts: [
      [words.date, dayInWords(sentOn, 'nb')],
      [words.reference, warningId],
    ],
    as: onPaperTo === undefined ? 'screen' : 'window',
  };
}

function factsOf(words: LetterWords, { letterhead, period, subjects }: Said): Rows {
  const { pupil, className } = letterhead;
  const year = fill(words.schoolYear, { schoolYear: period.schoolYear });
  return [
    [words.pupil, pupil],
    ...(className === null ? [] : [[words.className, className] as const]),
    [words.assessment, `${period.name}, ${year}`],
    ...(subjects.length === 0 ? [] : [[words.subjects, subjects.map((subject) => subject.name).join(', ')] as const]),
  ];
}

function contactOf(words: LetterWords, { contact }: Said): Rows {
  const { name, phone } = contact;
  return [[words.person, name], ...(phone === '' ? [] : [[words.phone, phone] as const])];
}

function missingWork(words: LetterWords, { missingWork: missing }: Evidence): Block[] {
  if (missing.length === 0) return [];
  const points = missing.map(({ text, dueDay }) =>
    dueDay === null ? text : fill(words.due, { text, day: dayInWords(dueDay, 'nb') }),
  );
  return [heading(words.missingWork), { kind: 'list', points }];
}

/** The figures of that moment, by subject or in total; no absence is shown as zeros. */
function absence(words: LetterWords, evidence: Evidence): Block[] {
  const { subjects, total, from, through } = evidence;
  const span = fill(words.evidenceOf, { from: dayInWords(from, 'nb'), through: dayInWords(through, 'nb') });
  const limited = subjects.some((subject) => subject.limitMinutes !== undefined);
  const table: Block = total
    ? {
        kind: 'table',
        head: ['', words.undocumented, words.documented],
        rows: [
          [words.days, String(undocumented(total.days)), String(documented(total.days))],
          [words.hours, timeIn(words, undocumented(total.minutes)), timeIn(words, documented(total.minutes))],
          [words.late, countIn(words, total.lateTimes), ''],
        ],
      }
    : {
        kind: 'table',
        head: [words.subject, words.undocumented, words.documented, ...(limited ? [words.limit] : []), words.late],
        rows: subjects.map((subject) => [
          subject.name,
          timeIn(words, undocumented(subject.minutes)),
          timeIn(words, documented(subject.minutes)),
          ...(limited ? [timeIn(words, subject.limitMinutes ?? 0)] : []),
          countIn(words, subject.lateTimes),
        ]),
      };
  return [heading(words.evidence), table, paragraph(span)];
}

type Sums = Readonly<Record<string, number>>;
const undocumented = (sums: Sums): number => sums.undocumented ?? 0;
const documented = (sums: Sums): number =>
  (sums['self-declared'] ?? 0) + (sums['health-personnel'] ?? 0) + (sums['other-documented'] ?? 0);

/** A count with the word "times", so that nobody reads it as minutes. */
const countIn = ({ times }: LetterWords, count: number): string => fill(times, { count });

/** Minutes as hours and minutes, never rounded. */
function timeIn({ hour, minute }: LetterWords, minutes: number): string {
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  if (hours === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`;
}
