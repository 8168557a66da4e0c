import type { Choice, FieldFault, Refusal, RefusalParams } from '../errors.ts';
import type { Refusals } from '../refusals.ts';
import { fill } from '../texts/fill.ts';
import type { Language, Text } from '../texts/language.ts';
import type { Moment } from '../time.ts';
import type { Login } from './login.ts';
import { besideField, rowOf } from './problems.ts';

/** Finds whom a login contacts, as one line of names and telephones; empty where nobody has set anything. */
export type ContactOf = (login: Login, moment: Moment) => Promise<string>;

/** The parts of a refusal that its sentences come from. */
type Told = Pick<Refusal, 'code' | 'params' | 'faults'>;

const THE_SCHOOL = { id: 'school', nb: 'skolen', nn: 'skulen', en: 'the school' } as const;
/** The contact of a refusal where none is known. */
export const NO_CONTACT: readonly Choice[] = [THE_SCHOOL];
/** A sentence with the contact in its place; where none is known, "the school". */
export const sayContact = (sentence: string, contact: string, language: Language): string =>
  fill(sentence, { contact: contact || THE_SCHOOL[language] });

/**
 * Fills the contact of a refusal that was made before any school was known. A refusal that knows the school gives its
 * contact itself, and costs no read here.
 */
export async function withContact(
  refusal: Told,
  refusals: Refusals,
  find: () => Promise<string | readonly Choice[]>,
): Promise<Told> {
  const { code, params, faults } = refusal;
  const isOpen = lacksContact(rowOf(code, refusals), params);
  const openFaults = faults.filter((fault) => isOpenFault(fault, refusals));
  if (!isOpen && openFaults.length === 0) return refusal;
  const contact = await find();
  return {
    code,
    params: isOpen ? { ...params, contact } : params,
    faults: faults.map((fault) =>
      openFaults.includes(fault) ? { ...fault, params: { ...fault.params, contact } } : fault,
    ),
  };
}

const isOpenFault = ({ code, params = {}, text = code }: FieldFault, refusals: Refusals): boolean =>
  lacksContact(besideField(text, refusals), params);

const lacksContact = ({ nb }: Text, params: RefusalParams): boolean =>
  nb.includes('{contact}') && params.contact === undefined;
