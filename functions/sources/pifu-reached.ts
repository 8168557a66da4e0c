import { cleanEmail } from './clean-email.ts';
import { cleanPhone } from './clean-phone.ts';
import { child, children, type Element } from './read-xml.ts';

type Finding = { readonly code: string; readonly column: string };
export type Reached = {
  readonly email?: string;
  readonly emailUnreachable?: true;
  readonly mobile?: string;
  readonly notes: readonly Finding[];
};

/**
 * A person's e-mail and telephone. Guardians get their private address and never one of the organisation, since others
 * than the family can read a teacher's work mail. Staff get their work address and never their private one.
 */
export function reachedAt(person: Element, as: 'guardian' | 'staff'): Reached {
  const notes: Finding[] = [];
  const emails = addressesOf(person, 'pifu_email', 'email');
  const wanted = as === 'guardian' ? emails.home : emails.work;
  const unwanted = new Set((as === 'guardian' ? emails.work : emails.home).map(folded));
  const email = [...wanted, ...emails.main.filter((found) => !unwanted.has(folded(found)))].map(cleanEmail);
  const { several, ...best } = email.find((found) => found.email !== undefined) ?? email[0] ?? {};
  if (several) notes.push({ code: 'email-several', column: 'email' });
  if (best.emailUnreachable) notes.push({ code: 'email-unreachable', column: 'email' });
  const mobile = as === 'guardian' ? mobileOf(person, notes) : undefined;
  return { ...best, ...(mobile !== undefined && { mobile }), notes };
}

const folded = (text: string): string => text.trim().toLowerCase();
const HOME = new Set(['personEmailPrivate', 'personMobilePrivate', 'personTelephonePrivate']);
const WORK = new Set(['personEmailAtOrg']);

/**
 * The values of PIFU's own elements by type, highest priority first, and of the standard's element, which has one type.
 */
function addressesOf(person: Element, own: string, standard: string) {
  const found = ordered(children(child(person, 'extension'), own));
  const of = (types: ReadonlySet<string>) =>
    found.filter(({ attributes }) => types.has(attributes.type ?? '')).map(({ text }) => text);
  return { home: of(HOME), work: of(WORK), main: children(person, standard).map(({ text }) => text) };
}

/** Priority 1 is the highest, 0 means none (specification P2.15.1.2). */
const ordered = (elements: readonly Element[]): readonly Element[] =>
  [...elements].sort((a, b) => rank(a.attributes.priority) - rank(b.attributes.priority));
const rank = (priority = '0'): number => Number(priority) || Number.MAX_SAFE_INTEGER;

/** A Norwegian number of a mobile subscription (numbering plan E.164: 4 or 9 first), or any number abroad. */
const MOBILE = /^\+47[49]\d{7}$|^\+(?!47)/;

/** A private mobile number, else the main number, else a private number of a mobile. */
function mobileOf(person: Element, notes: Finding[]): string | undefined {
  const own = ordered(children(child(person, 'extension'), 'pifu_tel'));
  const typed = (type: string) => own.filter(({ attributes }) => attributes.type === type);
  const main = children(person, 'tel').filter(({ attributes }) => /^(?:3|mobile)$/i.test(attributes.teltype ?? ''));
  const voice = [
    ...typed('personTelephonePrivate'),
    ...children(person, 'tel').filter(({ attributes }) => /^(?:1|voice)$/i.test(attributes.teltype ?? '')),
  ];
  const atWork = new Set(typed('personMobileAtOrg').map(({ text }) => cleanPhone(text).phone));
  const cleaned = [...typed('personMobilePrivate'), ...main].map(({ text }) => cleanPhone(text));
  if (cleaned.some(({ wrong }) => wrong)) notes.push({ code: 'phone-wrong', column: 'tel' });
  if (cleaned.some(({ several }) => several)) notes.push({ code: 'phone-several', column: 'tel' });
  const mobile = cleaned.flatMap(({ phone }) => phone ?? []).find((phone) => !atWork.has(phone));
  return mobile ?? voice.flatMap(({ text }) => cleanPhone(text).phone ?? []).find((phone) => MOBILE.test(phone));
}
