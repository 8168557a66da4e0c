import type { ConferencesLookup } from '../conferences/lookup.ts';
import { type Lookup, membersOn } from '../roster/lookup.ts';
import type { Fact } from '../shared/fact.ts';
import { contentHash } from '../shared/ids.ts';
import type { Moment } from '../shared/time.ts';
import {
  type Asked,
  askedEvent,
  type ConferenceNews,
  invitationOf,
  nextAfter,
  type Opened,
  ownKindOf,
  placeOf,
  type TalkNews,
  talkEvents,
} from './conference-news.ts';
import { type DeliverDeps, deliverEvents, type SettingsPerSchool } from './deliver-events.ts';
import type { Person } from './events.ts';

export type ConferenceDeps = DeliverDeps & {
  readonly lookup: Pick<Lookup, 'group' | 'guardianContacts'>;
  readonly conferences: Pick<ConferencesLookup, 'conference' | 'talk'>;
  /** Puts a fact into the outbox, once. */
  readonly putFact: (fact: Fact) => Promise<void>;
};

/** The pupils of a group who are gone through at once: a class. */
const PAGE = 40;

/**
 * Tells families, and a teacher, of conferences and talks (H1). Safe to retry. Returns the number of notice requests.
 */
export const deliverConference =
  (deps: ConferenceDeps) =>
  async (fact: ConferenceNews, settings: SettingsPerSchool, now: Moment): Promise<number> => {
    if (fact.name === 'conference-opened') return invite(deps, fact, { settings, now });
    if (fact.name === 'talk-asked') return ask(deps, fact, { settings, now });
    if (fact.name === 'talk-reminder' && !(await isStill(deps, fact))) return 0;
    if (fact.name === 'talk-interpreter-set' && !fact.data.isSettled) return 0;
    const [along, talkAt] = await Promise.all([comesAlong(deps, fact), timeOf(deps, fact)]);
    return deliverEvents(deps)(talkEvents(fact, { along, talkAt }), settings, now);
  };

type Telling = { readonly settings: SettingsPerSchool; readonly now: Moment };

/**
 * Invites the families of the conference, group by group and a page of pupils at a time: the rest follows by a fact of
 * its own. Nobody is invited to a conference that is not open any more.
 */
async function invite(deps: ConferenceDeps, fact: Opened, { settings, now }: Telling): Promise<number> {
  const { ownerId, data } = fact;
  const place = placeOf(data);
  if (!place) return 0;
  const { groupId, after } = place;
  const group = await deps.lookup.group(ownerId, groupId);
  const left = group ? [...membersOn(group, now.day)].filter((pupilId) => pupilId > after).sort() : [];
  const page = left.slice(0, PAGE);
  const last = left.length > PAGE ? (page.at(-1) ?? '') : '';
  const next = nextAfter(data, { groupId, after: last });
  // First, so that the rest is invited even if somebody of this page cannot be.
  if (next !== undefined) await deps.putFact(restOf(fact, next));
  const isOpen = async () => (await deps.conferences.conference(ownerId, data.conferenceId))?.state === 'open';
  if (!(await isOpen())) return 0;
  const events = page.map((pupilId) => invitationOf(fact, groupId, pupilId));
  return deliverEvents(deps)(events, settings, now, isOpen);
}

/** Tells a family that a teacher asks for a talk, while the conference can be booked. */
async function ask(deps: ConferenceDeps, fact: Asked, { settings, now }: Telling): Promise<number> {
  const isOpen = async () =>
    (await deps.conferences.conference(fact.ownerId, fact.data.conferenceId))?.state === 'open';
  return (await isOpen()) ? deliverEvents(deps)([askedEvent(fact)], settings, now, isOpen) : 0;
}

/** The same fact about the rest of the pupils. A retry makes the same one. */
const restOf = (fact: Opened, after: string): Fact => ({
  ...fact,
  id: contentHash([fact.name, fact.data.conferenceId, after]).slice(0, 36),
  data: { ...fact.data, after },
});

/** True while the talk is as it was when the reminder was ordered. */
async function isStill(
  { conferences }: Pick<ConferenceDeps, 'conferences'>,
  { ownerId, data }: Extract<TalkNews, { name: 'talk-reminder' }>,
): Promise<boolean> {
  const talk = await conferences.talk(ownerId, data);
  return talk?.state === 'booked' && talk.version === data.talkVersion;
}

/** When the talk is now, for the teacher's item: a fact holds no times, and a later change has a fact of its own. */
async function timeOf({ conferences }: Pick<ConferenceDeps, 'conferences'>, fact: TalkNews) {
  if (fact.name === 'talk-offered' || !ownKindOf(fact)) return undefined;
  const talk = await conferences.talk(fact.ownerId, fact.data);
  return talk && { day: talk.day, from: talk.from };
}

/**
 * The pupil, who may come along from 12 by the policy; not to a talk with somebody whose address is protected, of whom
 * the pupil might tell the other home (law 4).
 */
async function comesAlong(
  { lookup }: Pick<ConferenceDeps, 'lookup'>,
  { ownerId, name, data }: TalkNews,
): Promise<readonly Person[]> {
  if (name === 'talk-offered') return [];
  const ids = data.adults.flatMap(({ kind, id }) => (kind === 'guardian' ? [id] : []));
  const contacts = await lookup.guardianContacts(ownerId, ids);
  const isOpen = ids.every((id) => contacts.get(id)?.isProtected === false);
  return isOpen ? [{ kind: 'pupil', id: data.pupilId }] : [];
}
