/** Longest title, in characters. {{todo}}: the rule's source (a paragraph, a decision). */
export const MAX_TITLE = 120;

/** Why a title is none. */
export type TitleFault = 'empty' | 'too-long';

/** What is wrong with a title, or nothing. {{todo}}: the feature's own decisions; they get time, ids and settings as arguments. */
export function faultOfTitle(title: string): TitleFault | undefined {
  if (title.trim() === '') return 'empty';
  return title.length > MAX_TITLE ? 'too-long' : undefined;
}
