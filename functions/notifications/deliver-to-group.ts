import type { AnnouncementsLookup } from '../announcements/lookup.ts';
import type { MeetingsLookup } from '../meetings/lookup.ts';
import { type Lookup, membersOn, type PupilCard } from '../roster/lookup.ts';
import type { Fact } from '../shared/fact.ts';
import { contentHash } from '../shared/ids.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Moment } from '../shared/time.ts';
import { type DeliverDeps, deliverEvents, itemIdOf, type SettingsPerSchool } from './deliver-events.ts';
import type { Person } from './events.ts';
import { findRecipients } from './find-recipients.ts';
import { type GroupFact, groupEvent, isOfAnnouncement } from './group-news.ts';
import type { InboxEvent } from './inbox-event.ts';

export type GroupDeps = DeliverDeps & {
  readonly lookup: Pick<Lookup, 'group' | 'pupil'>;
  readonly announcements: AnnouncementsLookup;
  readonly meetings: MeetingsLookup;
  /** Puts a fact into the outbox, once. */
  readonly putFact: (fact: Fact) => Promise<void>;
};

/** The pupils of a group who are gone through at once: a class. */
const PAGE = 40;

/** An event about one pupil, with the adults who get their item by it. */
type ForPupil = { readonly event: InboxEvent; readonly people: readonly Person[] };

/**
 * Tells the families of a group of an announcement or a parents' meeting, by the relations of today, a page of pupils
 * at a time: the rest of the group follows by a fact of its own, so that a group of any size is done in short steps.
 * Each adult has one item and one notice, whatever the number of own children in the group: their ids
 * know of no pupil. Nobody is told of a withdrawn announcement, whose
 * items are superseded, nor invited to a cancelled meeting. Safe to retry. Returns the number of notice requests.
 */
export const deliverToGroup =
  (deps: GroupDeps) =>
  async (fact: GroupFact, settings: SettingsPerSchool, now: Moment): Promise<number> => {
    const { ownerId } = fact;
    const { groupId, after } = fact.data;
    const group = await deps.lookup.group(ownerId, groupId);
    const left = group ? [...membersOn(group, now.day)].filter((pupilId) => pupilId > after).sort() : [];
    const page = left.slice(0, PAGE);
    // First, so that whoever follows is told even if somebody of this page cannot be.
    const last = page.at(-1);
    if (last !== undefined && left.length > PAGE) await deps.putFact(nextOf(fact, last));
    const cards = await Promise.all(page.map((pupilId) => deps.lookup.pupil(ownerId, pupilId)));
    const homes = await oneEach(deps, fact, { cards, now });
    if (fact.name === 'announcement-withdrawn') return supersede(deps, homes, now);
    const stands = () => standsOf(deps, fact, now);
    return deliver({ ...deps, lookup: { ...deps.lookup, pupil: among(cards) } }, homes, { settings, now, stands });
  };

/** The same fact about the rest of the group. A retry makes the same one. */
const nextOf = (fact: GroupFact, after: string): Fact => {
  const news = isOfAnnouncement(fact) ? fact.data.announcementId : fact.data.eventId;
  return { ...fact, id: contentHash([fact.name, news, after]).slice(0, 36), data: { ...fact.data, after } };
};

/** True while the families may be told. A cancellation stands for ever. */
async function standsOf({ announcements, meetings }: GroupDeps, fact: GroupFact, now: Moment): Promise<boolean> {
  const { ownerId } = fact;
  if (isOfAnnouncement(fact)) return announcements.stands(ownerId, fact.data, now.instant);
  return fact.name === 'meeting-cancelled' || meetings.stands(ownerId, fact.data, now.instant);
}

const among =
  (cards: readonly (PupilCard | undefined)[]): Lookup['pupil'] =>
  async (_ownerId, pupilId) =>
    cards.find((card) => card?.facts.pupilId === pupilId);

type Page = { readonly cards: readonly (PupilCard | undefined)[]; readonly now: Moment };

/** An event for each pupil of the page; an adult with several children there belongs to the first. */
async function oneEach(deps: GroupDeps, fact: GroupFact, { cards, now }: Page): Promise<ForPupil[]> {
  const told = await notAsked(deps, fact);
  const homes: ForPupil[] = [];
  for (const card of cards) {
    if (!card) continue;
    const event = groupEvent(fact, card.facts.pupilId);
    const found = await findRecipients(deps)(event, card, now.day);
    const people = found.map(({ person }) => person).filter(({ kind, id }) => !told.has(`${kind} ${id}`));
    for (const { kind, id } of people) told.add(`${kind} ${id}`);
    homes.push({ event: { ...event, only: people }, people });
  }
  return homes;
}

/** Those who get no item: of a reminder, everybody who has answered. */
async function notAsked({ meetings }: GroupDeps, fact: GroupFact): Promise<Set<string>> {
  if (fact.name !== 'meeting-reminder') return new Set();
  const answered = await meetings.answered(fact.ownerId, fact.data.meetingId);
  return new Set(answered.map(({ kind, id }) => `${kind} ${id}`));
}

type Telling = {
  readonly settings: SettingsPerSchool;
  readonly now: Moment;
  readonly stands: () => Promise<boolean>;
};

/** Asked again when the items are written: of a withdrawal and this, one sees the other. */
async function deliver(deps: DeliverDeps, homes: readonly ForPupil[], { settings, now, stands }: Telling) {
  // A try before this one may have written items while it stood.
  if (!(await stands())) return supersede(deps, homes, now);
  return deliverEvents(deps)(
    homes.filter(({ people }) => people.length > 0).map(({ event }) => event),
    settings,
    now,
    stands,
  );
}

/** Items of a withdrawn announcement stay in the list, are not counted any more, and their notices do not leave. */
async function supersede({ store }: Pick<DeliverDeps, 'store'>, homes: readonly ForPupil[], now: Moment) {
  await settleAll(
    homes.flatMap(({ event, people }) =>
      people.map((person) => store.supersede(event.ownerId, person, itemIdOf(event), now.instant)),
    ),
  );
  return 0;
}
