import { linesOf, widthOf } from './fonts.ts';
import type { Block, Letter, List } from './letter.ts';
import {
  artifact,
  BODY,
  child,
  type Element,
  FRAME,
  LEADING,
  makeRoom,
  type Page,
  type Pen,
  put,
  roomLeft,
  SIDE,
  SIZE,
  textAt,
  turnPage,
  WIDTH,
} from './pen.ts';
import { facts, heightOfFacts, table } from './rows.ts';

export type Laid = { readonly pages: readonly Page[]; readonly root: Element };

const FOOTER = { size: 8, y: 40 };
const STYLES = { H1: { font: 'bold', size: 18, leading: 24 }, H2: { font: 'bold', size: 12.5, leading: 18 } } as const;

/** Sets a letter on pages: every stretch of text is marked with its element, everything else as an artifact. */
export function layOut(letter: Letter): Laid {
  const root: Element = { type: 'Document', kids: [] };
  const pen: Pen = { pages: [], y: 0 };
  turnPage(pen);
  heading(pen, root, 'H1', letter.title);
  letter.blocks.forEach((block, at) => {
    setBlock(pen, root, block, letter.blocks[at + 1]);
  });
  pen.pages.forEach((page, index) => {
    page.content.push(...footer(letter, index + 1, pen.pages.length));
  });
  return { pages: pen.pages, root };
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

/** A heading never stands alone at the foot of a page; facts are not torn from it where both fit on one: they are about what it names. */
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

/** Text from there to the right edge, over as many pages as it takes. */
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

/** Each point has its dash as a label and its text as the body (ISO 14289-1, 7.6). */
function list(pen: Pen, root: Element, { points }: List): void {
  const element = child(root, 'L');
  for (const text of points) {
    const item = child(element, 'LI');
    makeRoom(pen, LEADING);
    put(pen, child(item, 'Lbl'), ['–'], SIDE, BODY);
    flow(pen, child(item, 'LBody'), text, SIDE + 14);
    pen.y -= 2;
  }
  pen.y -= 4;
}

function footer({ footer: text, pageNumber }: Letter, page: number, pages: number): string[] {
  const number = pageNumber.replace('{page}', String(page)).replace('{pages}', String(pages));
  const left = SIDE + WIDTH - widthOf('regular', number, FOOTER.size);
  const lines = linesOf('regular', text, FOOTER.size, WIDTH - 80);
  return artifact(
    [
      ...lines.map((line, index) => textAt('regular', FOOTER.size, SIDE, FOOTER.y - index * 11, line)),
      textAt('regular', FOOTER.size, left, FOOTER.y, number),
    ],
    '/Type /Pagination /Subtype /Footer',
  );
}
