import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { type AuthorizedPupil, authorizeLook } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { GuardianContact, Lookup, StaffCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Moment } from '../shared/time.ts';
import { bookersOf, type FamilyKind, homeOf, isInvited, MAY_READ, mayBook, teaches } from './authorize.ts';
import type { Ask, Slot, Wait } from './record.ts';
import type { FamilyConference } from './schema.ts';
import { type SeenDeps, seen } from './seen.ts';
import { inOrder, startOf } from './slot-rules.ts';
import { windowFault } from './talk-rules.ts';
import type { TalkStore } from './talk-store.ts';
import { showOnPage, showWait } from './view.ts';
import { comesAlong, guardiansToKnow, visibleTalks } from './visible-talks.ts';
import { isOf } from './wait-rules.ts';

export type ListTalksDeps = SeenDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'guardianContacts'>;
  readonly store: Pick<TalkStore, 'conference' | 'slotsOf' | 'talksOf' | 'places' | 'asksOf'>;
  readonly logRead: LogRead;
};
type Input = { readonly pupilId: string; readonly conferenceId: string };
type Found = AuthorizedPupil<FamilyKind> & { readonly moment: Moment };

/**
 * A conference as a family sees it: the free times of the teachers who teach the child, and the reader's own talks. One
 * parallel trip, and one for the teachers by their own records (law 2). A time that somebody else has is not shown at
 * all, also when it is the other parent's.
 */
export const listTalks =
  (deps: ListTalksDeps) =>
  async (caller: FamilyCaller, { pupilId, conferenceId }: Input): Promise<output<typeof FamilyConference>> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const found = await authorizeLook(deps, caller, {
      right: MAY_READ,
      pupilId,
      load: () =>
        Promise.all([
          deps.store.conference(ownerId, conferenceId),
          deps.store.slotsOf(ownerId, conferenceId),
          deps.store.talksOf(ownerId, pupilId, conferenceId),
          deps.store.places(ownerId, pupilId, conferenceId),
          deps.store.asksOf(ownerId, pupilId, conferenceId),
        ]),
    });
    const { actor, card, loaded } = found;
    const [conference, slots, talks, places, asks] = loaded;
    const reader = { actor, card, day };
    // Whether a pupil under 18 may read of a talk is known only when its adults are.
    const maybe = comesAlong(reader) ? talks : visibleTalks(reader, talks, new Map());
    const invited = conference !== undefined && isInvited(card, conference, day);
    if (!conference || !(invited || maybe.length > 0)) throw notFound();
    const may = invited && windowFault(conference, moment.instant) === undefined && mayBook(actor, card, day);
    const standing = slots.filter(({ state }) => state !== 'cancelled');
    const ids = [...new Set([...standing, ...talks].map(({ teacherId }) => teacherId))];
    const [cards, contacts] = await Promise.all([
      Promise.all(ids.map((id) => deps.lookup.staff(ownerId, id))),
      deps.lookup.guardianContacts(ownerId, [
        ...guardiansToKnow(reader, talks),
        ...(may && actor.kind === 'guardian' ? bookersOf({ ownerId, card, day }) : []),
      ]),
      seen(deps, actor, { pupilId, conferenceId, at: moment.instant }),
    ]);
    const own = visibleTalks(reader, talks, contacts);
    if (own.length === 0 && !invited) throw notFound();
    const known = cards.flatMap((teacher) => teacher ?? []);
    const reading = { names: new Map(known.map(({ staffId, name }) => [staffId, name])), hidesWho: comesAlong(reader) };
    const { title, state, bookingFrom, bookingUntil, cancelHours } = conference;
    return {
      conferenceId,
      title,
      status: state,
      bookingFrom,
      bookingUntil,
      cancelHours,
      mayBook: may,
      mayComeTogether: may && homeSize({ ...found, moment }, contacts) > 1,
      teachers: teachersOf({ ...found, moment }, known, { slots: standing, asks, areShown: may }),
      talks: own.toSorted(inOrder).map((talk) => showOnPage(talk, reading)),
      waits: ownWaits(actor, places).map((wait) => showWait(wait, moment.instant)),
    };
  };

/** The reader's own places in waiting lists: a place of the other parent is not shown. */
const ownWaits = ({ kind, personId: id }: Found['actor'], places: readonly Wait[]): readonly Wait[] =>
  places.filter((wait) => isOf(wait, { kind, id }));

/** How many adults the reader's home has for a talk. */
const homeSize = ({ actor, card, moment: { day } }: Found, contacts: ReadonlyMap<string, GuardianContact>): number =>
  homeOf({ kind: actor.kind, id: actor.personId }, { ownerId: actor.ownerId, card, day, contacts }).length;

type Times = { readonly slots: readonly Slot[]; readonly asks: readonly Ask[]; readonly areShown: boolean };

/** The teachers who teach the child and have times, by name; with their free times while the reader may book. */
function teachersOf({ actor, card, moment }: Found, known: readonly StaffCard[], { slots, asks, areShown }: Times) {
  const { day, instant } = moment;
  const now = Date.parse(instant);
  return known
    .filter((teacher) => teaches(teacher, { ownerId: actor.ownerId, card, day }))
    .map(({ staffId: teacherId, name: teacherName }) => ({
      teacherId,
      teacherName,
      asked: asks.find((ask) => ask.teacherId === teacherId)?.kind ?? null,
      times: slots.filter((slot) => slot.teacherId === teacherId),
    }))
    .filter(({ times }) => times.length > 0)
    .toSorted((a, b) => a.teacherName.localeCompare(b.teacherName, 'nb'))
    .map(({ times, ...teacher }) => ({
      ...teacher,
      free: times
        .filter((slot) => areShown && slot.state === 'free' && startOf(slot) > now)
        .map(({ day: on, from, to, mode }) => ({ day: on, from, to, mode })),
    }));
}
