import { children, type Element, textAt } from './read-xml.ts';

const PAST = new Set(['Old', 'Duplicate']);

/** A source's id of now: `New` if it says so, and never one marked as a duplicate or old beside a new one. */
export function ownId(element: Element | undefined): string {
  const all = children(element, 'sourcedid');
  const chosen =
    all.find((found) => found.attributes.sourcedidtype === 'New') ??
    all.find((found) => !PAST.has(found.attributes.sourcedidtype ?? '')) ??
    all[0];
  return textAt(chosen, 'id');
}

/** The ids that a person or group had before. */
export const formerIds = (element: Element): readonly string[] =>
  children(element, 'sourcedid')
    .filter((found) => PAST.has(found.attributes.sourcedidtype ?? ''))
    .map((found) => textAt(found, 'id'))
    .filter((id) => id !== '' && id !== ownId(element));

/** The ids of now by ones that somebody had before: people and groups each in a space of their own. */
export type Renamed = ReadonlyMap<string, string>;

const MOST_STEPS = 5;

/** An id as it is now, also where it has been changed twice. */
export function nowOf(id: string, renamed: Renamed): string {
  let now = id;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = renamed.get(now);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** The id of now of who is spoken of by whatever id. */
export const idOfNow = (element: Element | undefined, renamed: Renamed): string => nowOf(ownId(element), renamed);
