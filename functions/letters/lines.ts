import type { FontName } from './faces.ts';
import { runsFromRight, widthOf } from './runs.ts';
import { groupsOf, written } from './written.ts';

/** A line of the letter. `tail` is the space at the break, so that the text reads as written. */
export type Line = { readonly text: string; readonly tail: '' | ' '; readonly fromRight: boolean };

/** A text in lines of at most a width. Breaks between words; inside a word only if it is wider than a line. */
export function linesOf(font: FontName, text: string, size: number, width: number): readonly Line[] {
  const shown = written(text).trim();
  const fromRight = runsFromRight(shown);
  const space = widthOf(font, ' ', size);
  const lines: Line[] = [];
  let [line, filled] = ['', 0];
  const turn = (tail: Line['tail']) => {
    lines.push({ text: line, tail, fromRight });
    [line, filled] = ['', 0];
  };
  for (const word of shown.split(' ')) {
    piecesOf(font, word, size, width).forEach((piece, at) => {
      const wide = widthOf(font, piece, size);
      if (at > 0) turn('');
      else if (line !== '' && filled + space + wide > width) turn(' ');
      [line, filled] = line === '' ? [piece, wide] : [`${line} ${piece}`, filled + space + wide];
    });
  }
  turn('');
  return lines;
}

function piecesOf(font: FontName, word: string, size: number, width: number): readonly string[] {
  if (widthOf(font, word, size) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const { group } of groupsOf(word)) {
    if (piece !== '' && widthOf(font, piece + group, size) > width) {
      found.push(piece);
      piece = '';
    }
    piece += group;
  }
  return [...found, piece];
}
