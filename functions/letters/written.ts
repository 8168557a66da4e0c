import { faceOf } from './faces.ts';

/**
 * Characters without ink, which a letter leaves out: direction marks, soft hyphens, word joiners, tags, emoji
 * selectors. Borders refuse or remove them (decision 036). The two joiners that spelling needs are not among them.
 */
export const INVISIBLE =
  /\u00ad|\u061c|\u180e|\u200b|[\u200e\u200f]|[\u202a-\u202e]|[\u2060-\u206f]|\ufe0e|\ufe0f|\ufeff|[\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** White space at which a line may break; other white space stays unchanged. */
export const BREAKS = /[^\S\u00a0\u2007\u202f]+/g;

/** A text as a letter sets it: canonical, on one line, without characters that have no ink. */
export const written = (text: string): string => text.replace(INVISIBLE, '').replace(BREAKS, ' ').normalize('NFC');

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The groups of a text's characters, such as a letter with its marks, each with its first index. */
export const groupsOf = (text: string): readonly { readonly group: string; readonly index: number }[] =>
  Array.from(segmenter.segment(text), ({ segment, index }) => ({ group: segment, index }));

/** A character that no face of a letter has. */
export type Unprintable = {
  /** Its index in the text, counted as in JSON and JavaScript: UTF-16 units, from 0. */
  readonly index: number;
  readonly character: string;
  /** Such as `U+6F22`. */
  readonly code: string;
};

/** The characters of a text that a letter cannot show. A letter is never written without them (decision 036). */
export function unprintable(text: string): readonly Unprintable[] {
  if (PLAIN.test(text)) return [];
  return groupsOf(text).flatMap(({ group, index }) => {
    const shown = written(group);
    if (shown === '' || shown === ' ') return [];
    const found = faceOf('regular', shown);
    if ('face' in found) return [];
    const at = Math.max(0, group.indexOf(found.lacking));
    return [{ index: index + at, character: found.lacking, code: codeOf(found.lacking) }];
  });
}

/** Letters that every face of ours has: most texts hold no others. */
const PLAIN = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f]*$/;

export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
