import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil } from '../access/authorize-pupil.ts';
import { type ConferencesLookup, comesTo } from '../conferences/lookup.ts';
import { type FindDeps, findMeeting, READS } from '../meetings/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { file } from '../shared/http/reply.ts';
import { MAY_FETCH } from './authorize.ts';
import { calendarFile } from './calendar-file.ts';
import type { Appointment, Person } from './rules.ts';
import type { CalendarStore } from './store.ts';
import { entryOf, ofMeeting, ofTalk } from './view.ts';

export type DownloadDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'> & FindDeps['lookup'];
  readonly store: Pick<CalendarStore, 'own'>;
  readonly conferences: Pick<ConferencesLookup, 'talk'>;
  readonly meetings: FindDeps['store'];
  /** Makes the ids of entries. */
  readonly secret: () => Promise<string>;
};
type TalkName = { readonly pupilId: string; readonly conferenceId: string; readonly bookingId: string };
type MeetingName = { readonly pupilId: string; readonly meetingId: string };

/** A talk to which the caller comes, as a file: two reads. The talk of another home is not found. */
export const downloadTalk = (deps: DownloadDeps) => async (caller: FamilyCaller, name: TalkName) => {
  const { ownerId } = caller.login;
  const { actor, loaded } = await authorizePupil(deps.lookup, caller, {
    right: MAY_FETCH,
    pupilId: name.pupilId,
    load: () => deps.conferences.talk(ownerId, name),
  });
  const person: Person = { kind: actor.kind, id: actor.personId };
  if (!loaded || !comesTo(loaded, { kind: actor.kind, id: actor.personId })) throw notFound();
  return fileOf(deps, caller, { person, appointment: ofTalk(loaded) });
};

/** A parents' meeting that the caller may read, as a file: three reads. */
export const downloadMeeting =
  (deps: DownloadDeps) =>
  async (caller: FamilyCaller, { pupilId, meetingId }: MeetingName) => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { actor, card } = await authorizePupil(deps.lookup, caller, { right: MAY_FETCH, pupilId });
    const found = { lookup: deps.lookup, store: deps.meetings };
    const { meeting } = await findMeeting(found, { ownerId, actor, card, meetingId, moment, right: READS });
    const person: Person = { kind: actor.kind, id: actor.personId };
    return fileOf(deps, caller, { person, appointment: ofMeeting(meeting) });
  };

type Wanted = { readonly person: Person; readonly appointment: Appointment };

/** A cancelled appointment is a file that takes it out of the calendars that have it. */
async function fileOf(
  { store, secret }: Pick<DownloadDeps, 'store' | 'secret'>,
  { login: { ownerId }, language }: FamilyCaller,
  { person, appointment }: Wanted,
) {
  const [{ details }, key] = await Promise.all([store.own(ownerId, person), secret()]);
  const entry = entryOf(appointment, { ownerId, person, language, details, secret: key });
  const method = appointment.isCancelled ? 'cancel' : 'publish';
  return file('skolebro.ics', calendarFile({ method, entries: [entry] }));
}
