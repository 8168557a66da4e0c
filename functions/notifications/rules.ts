import type { Instant } from '../shared/time.ts';

/** Areas of the portal that carry a badge. */
export const AREAS = ['absence'] as const;
export type Area = (typeof AREAS)[number];

/** Facts that people should know: where the item belongs, and by which right somebody gets it. */
export const INBOX_RULES = {
  'absence-reported': { area: 'absence', to: 'guardians' },
  'absence-changed': { area: 'absence', to: 'guardians' },
  'absence-withdrawn': { area: 'absence', to: 'guardians' },
  'absence-still-away-answered': { area: 'absence', to: 'guardians' },
  'absence-lapsed': { area: 'absence', to: 'guardians' },
} as const satisfies Readonly<Record<string, { readonly area: Area; readonly to: 'guardians' }>>;

export type InboxKind = keyof typeof INBOX_RULES;
export const INBOX_KINDS = Object.keys(INBOX_RULES).filter(isInboxKind);

/** True for a fact that ends in somebody's inbox. */
export function isInboxKind(name: string): name is InboxKind {
  return Object.hasOwn(INBOX_RULES, name);
}

/** What waits for a person: ids only; words are found when it is shown, after login. */
export type InboxItem = {
  readonly id: string;
  readonly kind: InboxKind;
  readonly area: Area;
  readonly pupilId: string;
  readonly reportId: string;
  readonly occurredAt: Instant;
  /** The relation by which the person got it, kept with the item. */
  readonly basis: string;
  readonly readAt?: Instant | undefined;
};

export type Recipient = { readonly guardianId: string; readonly basis: string };

/** Those who may know, without the one who did it: nobody is told of own acts (A6). */
export const recipientsOf = (
  entitled: readonly Recipient[],
  madeBy: { readonly kind: string; readonly personId?: string | undefined },
): readonly Recipient[] =>
  entitled.filter((one) => !(madeBy.kind === 'guardian' && one.guardianId === madeBy.personId));

/** How far back unread items are counted: a badge that says "99" and one that says "140" ask for the same. */
export const MOST_UNREAD = 99;
