import type { FamilyCaller } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizePupil } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import { bookersOf, type FamilyKind, homeOf, isInvited, MAY_BOOK, teaches } from './authorize.ts';
import type { SheetOf } from './day-sheet.ts';
import type { Adult, Conference, Talk } from './record.ts';
import { refuse } from './refusals.ts';
import type { TalkStore } from './talk-store.ts';

export type FamilyDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'guardianContacts'>;
  readonly store: Pick<TalkStore, 'conference' | 'talksOf' | 'sheets'>;
};
/** A talk that a family wishes for: a child and a teacher. */
export type Wish = { readonly pupilId: string; readonly conferenceId: string; readonly teacherId: string };

/** A family's wish after the right to it has been asked. */
export type InConference<Loaded> = AuthorizedPupil<FamilyKind> & {
  readonly conference: Conference;
  /** The talks about the pupil in the conference, also those of others. */
  readonly talks: readonly Talk[];
  readonly loaded: Loaded;
};

/**
 * Loads login, pupil, conference, teacher and `load` in one parallel trip, and decides. A conference to which the pupil
 * is not invited is not found.
 */
export async function loadWish<Loaded>(
  { lookup, store }: FamilyDeps,
  caller: FamilyCaller,
  { wish, load }: { readonly wish: Wish; readonly load: () => Promise<Loaded> },
): Promise<InConference<Loaded>> {
  const { ownerId } = caller.login;
  const { day } = caller.moment;
  const { pupilId, conferenceId, teacherId } = wish;
  const found = await authorizePupil(lookup, caller, {
    right: MAY_BOOK,
    pupilId,
    load: () =>
      Promise.all([
        store.conference(ownerId, conferenceId),
        store.talksOf(ownerId, pupilId, conferenceId),
        lookup.staff(ownerId, teacherId),
        load(),
      ]),
  });
  const [conference, talks, teacher, loaded] = found.loaded;
  const { card } = found;
  if (!conference || !isInvited(card, conference, day)) throw notFound();
  if (!teaches(teacher, { ownerId, card, day })) throw refuse('conferences.not-your-teacher', {}, { at: '/teacherId' });
  return { ...found, conference, talks, loaded };
}

type Home = {
  /** Those who come; the caller first. */
  readonly adults: readonly Adult[];
  readonly sheets: readonly SheetOf[];
};

/** Those who come to a talk about the pupil, with their sheets of some days: one parallel trip. */
export async function readHome(
  { lookup, store }: FamilyDeps,
  caller: FamilyCaller,
  {
    found: { card, actor },
    together,
    days,
  }: {
    readonly found: Pick<AuthorizedPupil<FamilyKind>, 'card' | 'actor'>;
    readonly together: boolean;
    readonly days: readonly Day[];
  },
): Promise<Home> {
  const { ownerId } = caller.login;
  const about = { ownerId, card, day: caller.moment.day };
  const self: Adult = { kind: actor.kind, id: actor.personId };
  const maybe = together && self.kind === 'guardian' ? bookersOf(about).filter((id) => id !== self.id) : [];
  const people = [self, ...maybe.map((id) => ({ kind: 'guardian', id }) as const)];
  const [contacts, sheets] = await Promise.all([
    maybe.length > 0 ? lookup.guardianContacts(ownerId, [self.id, ...maybe]) : new Map(),
    store.sheets(ownerId, people, days),
  ]);
  const home = together ? homeOf(self, { ...about, contacts }) : [self];
  const ids = new Set(home.map(({ id }) => id));
  return { adults: home, sheets: sheets.filter(({ person }) => ids.has(person.id)) };
}
