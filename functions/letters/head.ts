import type { Head } from './letter.ts';
import { linesOf } from './lines.ts';
import { BODY, child, type Element, LEADING, PAPER, type Pen, put, SIDE, STRONG, type Style, WIDTH } from './pen.ts';

/** Millimetres as points. */
const mm = (length: number): number => (length * 72) / 25.4;

/**
 * The place of the name in the window of a C5 envelope, and the start of the text below the folded sheet's first third.
 */
const WINDOW = { top: mm(50), bottom: mm(92) };
/** The column of date and reference, beside sender and recipient. */
const ASIDE = { x: SIDE + 0.54 * WIDTH, width: 0.46 * WIDTH };
const SMALL: Style = { ...BODY, size: 8.5, leading: 12.5 };

/** Sets sender and recipient, and beside them the date and the reference. */
export function head(pen: Pen, root: Element, { from, to, facts, as }: Head): void {
  const top = pen.y;
  const width = ASIDE.x - SIDE - 12;
  const lines = from.filter((line) => line !== '');
  for (const [at, line] of lines.entries()) stack(pen, root, line, SIDE, width, at === 0 ? STRONG : BODY);
  if (as === 'window') pen.y = PAPER.height - WINDOW.top;
  else pen.y -= LEADING;
  for (const line of to) stack(pen, root, line, SIDE, width, BODY);
  const under = pen.y;
  pen.y = top;
  for (const [name, value] of facts) stack(pen, root, `${name}: ${value}`, ASIDE.x, ASIDE.width, SMALL);
  const lowest = Math.min(under, pen.y) - LEADING;
  pen.y = as === 'window' ? Math.min(lowest, PAPER.height - WINDOW.bottom) : lowest;
}

function stack(pen: Pen, root: Element, text: string, x: number, width: number, style: Style): void {
  const lines = linesOf(style.font, text, style.size, width);
  put(pen, child(root, 'P'), lines, x, style);
  pen.y -= lines.length * style.leading;
}
