import { children, type Element, textAt } from './read-xml.ts';

const PAST = new Set(['Old', 'Duplicate']);

/** A record's present id: the id marked `New` if any, and never a duplicate or an old id beside a new id. */
export function ownId(element: Element | undefined): string {
  const all = children(element, 'sourcedid');
  const chosen =
    all.find((found) => found.attributes.sourcedidtype === 'New') ??
    all.find((found) => !PAST.has(found.attributes.sourcedidtype ?? '')) ??
    all[0];
  return textAt(chosen, 'id');
}

/** The former ids of a person or group. */
export const formerIds = (element: Element): readonly string[] =>
  children(element, 'sourcedid')
    .filter((found) => PAST.has(found.attributes.sourcedidtype ?? ''))
    .map((found) => textAt(found, 'id'))
    .filter((id) => id !== '' && id !== ownId(element));

/** Present ids by former ids; people and groups each have their own space of ids. */
export type Renamed = ReadonlyMap<string, string>;

const MOST_STEPS = 5;

/** The present form of an id, also after several changes. */
export function nowOf(id: string, renamed: Renamed): string {
  let now = id;
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = renamed.get(now);
    if (next === undefined) break;
    now = next;
  }
  return now;
}

/** The present id of a record that is named by any of its ids. */
export const idOfNow = (element: Element | undefined, renamed: Renamed): string => nowOf(ownId(element), renamed);
