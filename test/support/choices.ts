import type { Choice } from '../../functions/shared/errors.ts';

/** Choices with the given ids; each is called by its id, with the language behind it. */
export const choicesOf = (...ids: string[]): Choice[] =>
  ids.map((id) => ({ id, nb: `${id} nb`, nn: `${id} nn`, en: `${id} en` }));
