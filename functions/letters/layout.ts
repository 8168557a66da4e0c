import { drawn, type Inks, n } from './draw.ts';
import { head } from './head.ts';
import type { Block, Letter, List } from './letter.ts';
import { linesOf } from './lines.ts';
import {
  artifact,
  BODY,
  child,
  type Element,
  FRAME,
  LEADING,
  makeRoom,
  PAPER,
  type Page,
  type Pen,
  put,
  roomLeft,
  SIDE,
  SIZE,
  turnPage,
  WIDTH,
} from './pen.ts';
import { facts, heightOfFacts, table } from './rows.ts';
import { widthOf } from './runs.ts';

export type Laid = { readonly pages: readonly Page[]; readonly root: Element; readonly inks: Inks };

const FOOTER = { size: 8, y: 40 };
const STYLES = { H1: { font: 'bold', size: 18, leading: 24 }, H2: { font: 'bold', size: 12.5, leading: 18 } } as const;

/** Sets a letter on pages: marks every stretch of text with its element, everything else as an artifact. */
export function layOut(letter: Letter): Laid {
  const root: Element = { type: 'Document', kids: [] };
  const pen: Pen = { pages: [], inks: new Map(), y: 0 };
  turnPage(pen);
  if (letter.head) head(pen, root, letter.head);
  heading(pen, root, 'H1', letter.title);
  letter.blocks.forEach((block, at) => {
    setBlock(pen, root, block, letter.blocks[at + 1]);
  });
  pen.pages.forEach((page, index) => {
    page.content.push(...footer(pen.inks, letter, index + 1, pen.pages.length));
    if (letter.across) page.content.splice(1, 0, ...across(pen.inks, letter.across));
  });
  return { pages: pen.pages, root, inks: pen.inks };
}

function setBlock(pen: Pen, root: Element, block: Block, next: Block | undefined): void {
  if (block.kind === 'heading') {
    pen.y -= 10;
    heading(pen, root, 'H2', block.text, next?.kind === 'facts' ? heightOfFacts(next) : 0);
  } else if (block.kind === 'paragraph') paragraph(pen, child(root, 'P'), block.text);
  else if (block.kind === 'list') list(pen, root, block);
  else if (block.kind === 'facts') facts(pen, root, block);
  else table(pen, root, block);
}

/** Sets a heading, never alone at the foot of a page. Keeps it on the page of its facts if both fit on one page. */
function heading(pen: Pen, root: Element, type: 'H1' | 'H2', text: string, facts = 0): void {
  const style = STYLES[type];
  const lines = linesOf(style.font, text, style.size, WIDTH);
  const own = lines.length * style.leading + 4;
  makeRoom(pen, own + facts <= FRAME ? Math.max(own + facts, own + 3 * LEADING) : own + 3 * LEADING);
  put(pen, child(root, type), lines, SIDE, style);
  pen.y -= own;
}

function paragraph(pen: Pen, element: Element, text: string): void {
  flow(pen, element, text, SIDE);
  pen.y -= 6;
}

/** Text from `x` to the right edge, over as many pages as needed. */
function flow(pen: Pen, element: Element, text: string, x: number): void {
  let lines = linesOf(BODY.font, text, SIZE, SIDE + WIDTH - x);
  while (lines.length > 0) {
    makeRoom(pen, LEADING);
    const fitting = lines.slice(0, Math.max(1, Math.floor(roomLeft(pen) / LEADING)));
    put(pen, element, fitting, x, BODY);
    pen.y -= fitting.length * LEADING;
    lines = lines.slice(fitting.length);
  }
}

/** Sets each point with its dash as the label and its text as the body (ISO 14289-1, 7.6). */
function list(pen: Pen, root: Element, { points }: List): void {
  const element = child(root, 'L');
  for (const text of points) {
    const item = child(element, 'LI');
    makeRoom(pen, LEADING);
    put(pen, child(item, 'Lbl'), linesOf(BODY.font, '–', SIZE, WIDTH), SIDE, BODY);
    flow(pen, child(item, 'LBody'), text, SIDE + 14);
    pen.y -= 2;
  }
  pen.y -= 4;
}

function footer(inks: Inks, { footer: text, pageNumber }: Letter, page: number, pages: number): string[] {
  const number = pageNumber.replace('{page}', String(page)).replace('{pages}', String(pages));
  const left = SIDE + WIDTH - widthOf('regular', number, FOOTER.size);
  const at = (words: string, x: number, width: number) =>
    linesOf('regular', words, FOOTER.size, width).flatMap((line, index) =>
      drawn(inks, 'regular', FOOTER.size, x, FOOTER.y - index * 11, line),
    );
  return artifact([...at(text, SIDE, WIDTH - 80), ...at(number, left, WIDTH)], '/Type /Pagination /Subtype /Footer');
}

/** A word from corner to corner under the text, light enough that the text stays easy to read. */
function across(inks: Inks, word: string): string[] {
  const [size, angle] = [150, Math.atan2(PAPER.height, PAPER.width)];
  const fitting = Math.min(size, (size * 0.72 * Math.hypot(PAPER.width, PAPER.height)) / widthOf('bold', word, size));
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)].map((value) => String(Math.round(value * 1e5) / 1e5));
  const turned = `${cos} ${sin} -${sin} ${cos} ${n(PAPER.width / 2)} ${n(PAPER.height / 2)} cm`;
  const line = { text: word, tail: '', fromRight: false } as const;
  const text = drawn(inks, 'bold', fitting, -widthOf('bold', word, fitting) / 2, -fitting / 3, line);
  return artifact([`q /Gray cs 0.91 scn ${turned}`, ...text, 'Q'], '/Type /Pagination /Subtype /Watermark');
}
