import { storyNumber } from './hard-families.ts';
import { feideName } from './names.ts';
import { NAMED_STAFF } from './staff.ts';
import { STORIES } from './stories.ts';

type Words = { readonly nb: string; readonly nn: string; readonly en: string };

/** An account of the sample municipality to sign in as; it is the same in every month and for every seed. */
export type Persona = {
  /** Stable, kebab-case. */
  readonly id: string;
  /** Their `sourcedId` in users.csv. */
  readonly sourcedId: string;
  readonly label: Words;
  readonly login: 'guardian' | 'feide';
  /** The identity number of a guardian (claim `pid`), the Feide name of pupils and staff. */
  readonly subject: string;
  /** The case that this persona shows. */
  readonly what: string;
};

/** Bokmål, nynorsk, English. */
export const words = (nb: string, nn: string, en: string): Words => ({ nb, nn, en });

/** An adult of a story. */
export function guardian(id: string, sourcedId: string, role: Words, what: string): Persona {
  const found = STORIES.flatMap(({ adults }) => adults).find((adult) => adult.id === sourcedId);
  if (!found) throw new Error(`Persona ${id}: no story has the adult ${sourcedId}.`);
  return { id, sourcedId, label: labelOf(found, role), login: 'guardian', subject: storyNumber(found), what };
}

/** A child of a story. */
export function pupil(id: string, sourcedId: string, role: Words, what: string): Persona {
  const found = STORIES.flatMap(({ children }) => children).find((child) => child.id === sourcedId);
  if (!found) throw new Error(`Persona ${id}: no story has the child ${sourcedId}.`);
  const subject = feideName(found.given, found.family);
  return { id, sourcedId, label: labelOf(found, role), login: 'feide', subject, what };
}

/** One of the named staff. */
export function staff(id: string, sourcedId: string, role: Words, what: string): Persona {
  const found = NAMED_STAFF[sourcedId];
  if (!found) throw new Error(`Persona ${id}: NAMED_STAFF does not have ${sourcedId}.`);
  const subject = feideName(found.given, found.family);
  return { id, sourcedId, label: labelOf(found, role), login: 'feide', subject, what };
}

function labelOf({ given, family }: { readonly given: string; readonly family: string }, role: Words): Words {
  const name = `${given} ${family}`;
  return { nb: `${name}, ${role.nb}`, nn: `${name}, ${role.nn}`, en: `${name}, ${role.en}` };
}
