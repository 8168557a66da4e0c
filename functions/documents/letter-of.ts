import type { Block, Letter } from '../letters/write-letter.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import { fill } from '../shared/texts/fill.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, type Instant, momentOf } from '../shared/time.ts';
import type { Facts } from './content.ts';
import { LETTER_WORDS, type LetterWords } from './letter-words.ts';
import { type Shown, shownSections } from './shown-fields.ts';
import type { DocumentValues, Template } from './template.ts';

/** What a document's letter is made of, and of nothing else: equal content is equal bytes. */
export type Content = {
  readonly documentId: string;
  readonly template: Template;
  readonly language: Language;
  readonly title: string;
  readonly values: DocumentValues;
  readonly facts: Facts;
  readonly owner: string;
  readonly at: Instant;
  /** The number of the publication. */
  readonly number: number;
  /** Who publishes it; for a text that goes to the archive unpublished, who sends it there. */
  readonly publishedBy?: string | undefined;
  readonly archivedBy?: string | undefined;
  readonly approvedBy?: string | undefined;
};

/** A document as a letter. No name is in its title; every page of a draft says so across and at the foot. */
export function letterOf(content: Content, sha256: string | 'draft'): Letter {
  const { template, language, title, facts, owner, approvedBy } = content;
  const words = LETTER_WORDS[language];
  const isDraft = sha256 === 'draft';
  const law = template.law[language];
  return {
    title: title === '' ? template.name[language] : `${template.name[language]}: ${title}`,
    language: words.tag,
    madeAt: content.at,
    head: {
      from: [owner, facts.school],
      to: [facts['pupil-name']],
      facts: factsOfHead(words, content),
      as: 'screen',
    },
    ...(isDraft && { across: words.across }),
    footer: isDraft ? words.draft : fill(words.footer, { sha256 }),
    pageNumber: words.pageNumber,
    blocks: [
      ...shownSections(content).flatMap(({ title: name, fields }) => [
        { kind: 'heading', text: name } as const,
        ...fields.flatMap((field) => blocksOf(words, field)),
      ]),
      ...(law === '' ? [] : [paragraph(fill(words.law, { law }))]),
      ...(approvedBy === undefined ? [] : [paragraph(fill(words.approvedBy, { name: approvedBy }))]),
      ...(isDraft ? [] : doneBy(words, content)),
    ],
  };
}

/** Who let the text go, and where. */
function doneBy(words: LetterWords, { publishedBy, archivedBy }: Content): readonly Block[] {
  if (archivedBy !== undefined) return [paragraph(fill(words.archivedBy, { name: archivedBy }))];
  return publishedBy === undefined ? [] : [paragraph(fill(words.publishedBy, { name: publishedBy }))];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const dayOf = (at: Instant): Day => momentOf(Date.parse(at)).day;

function factsOfHead(words: LetterWords, { at, language, documentId, number }: Content) {
  return [
    [words.date, dayInWords(dayOf(at), language)],
    [words.reference, documentId],
    ...(number > 1 ? [[words.version, String(number)] as const] : []),
  ] as const;
}

/** A field under its label: lines as paragraphs, lines with a dash as a list, a table as a table. */
function blocksOf(words: LetterWords, { label, lines, table }: Shown): readonly Block[] {
  const head = paragraph(`${label}:`);
  if (table && isTall(table)) return [head, ...rowsInTurn(words, table)];
  if (table) return [head, { kind: 'table', cells: 'text', head: table.head, rows: table.rows }];
  if (lines.length === 0) return [paragraph(`${label}: ${words.empty}`)];
  const [first = ''] = lines;
  if (lines.length === 1 && !POINT.test(first)) return [paragraph(`${label}: ${first}`)];
  return [head, ...linesAsBlocks(lines)];
}

type TableOf = NonNullable<Shown['table']>;

/** About how many characters stand in a line across the page, and how many lines a row may have: half a page. */
const LINE_CHARACTERS = 80;
const MOST_LINES = 20;

/** True for a table with a row that may not fit on a page, which no break cuts, or a cell of several lines. */
const isTall = ({ head, rows }: TableOf): boolean => {
  const width = Math.max(1, Math.floor(LINE_CHARACTERS / head.length) - 4);
  const linesIn = (cell: string) =>
    cell.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / width), 0);
  return [head, ...rows].some((row) => row.some((cell) => cell.includes('\n') || linesIn(cell) > MOST_LINES));
};

/** The rows one after the other, each cell under its head, over as many pages as they need. */
const rowsInTurn = (words: LetterWords, { head, rows }: TableOf): readonly Block[] =>
  rows.flatMap((row, at) => [
    { kind: 'heading', text: fill(words.row, { number: String(at + 1) }) } as const,
    ...row.flatMap((cell, column) => {
      const [first = '', ...more] = cell.split('\n').filter((line) => line !== '');
      return [paragraph(`${head[column]}: ${first}`), ...more.map(paragraph)];
    }),
  ]);

const POINT = /^[-–•]\s+(.+)$/;

function linesAsBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const point = POINT.exec(line)?.[1];
    const last = blocks.at(-1);
    if (point === undefined) blocks.push(paragraph(line));
    else if (last?.kind === 'list') blocks.splice(-1, 1, { kind: 'list', points: [...last.points, point] });
    else blocks.push({ kind: 'list', points: [point] });
  }
  return blocks;
}
