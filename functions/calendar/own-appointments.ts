import { decide } from '../access/policy.ts';
import { type ConferencesLookup, comesTo } from '../conferences/lookup.ts';
import { type AttendedDeps, attendedMeetings, type MeetingsStore } from '../meetings/lookup.ts';
import type { Lookup, PupilCard, Who } from '../roster/lookup.ts';
import { holdsOn, type Moment } from '../shared/time.ts';
import { MAY_FETCH } from './authorize.ts';
import { type Appointment, firstDayOf, type Person, shownOf } from './rules.ts';
import { ofMeeting, ofTalk } from './view.ts';

export type OwnDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'staff'> & AttendedDeps['lookup'];
  readonly conferences: Pick<ConferencesLookup, 'allTalksOf' | 'talksOfTeacher'>;
  readonly meetings: AttendedDeps['meetings'] & Pick<MeetingsStore, 'plannedBy'>;
};
type Of<Kind extends Person['kind']> = {
  readonly ownerId: string;
  readonly person: Person & { readonly kind: Kind };
  readonly who: Who;
};

/**
 * A person's own appointments by the rights of the moment (law 2); `undefined` for somebody who has no right to any,
 * because the last relation or the work here has ended. Three reads of a family, two of staff.
 */
export async function ownAppointments(
  deps: OwnDeps,
  { person, ...of }: Of<Person['kind']>,
  moment: Moment,
): Promise<readonly Appointment[] | undefined> {
  const { kind, id } = person;
  const found =
    kind === 'staff'
      ? await ofStaff(deps, { ...of, person: { kind, id } }, moment)
      : await ofFamily(deps, { ...of, person: { kind, id } }, moment);
  return found && shownOf(found, moment);
}

/** Of a pupil only what is about the children today, and of the talks only those to which the person comes. */
async function ofFamily(
  deps: OwnDeps,
  { ownerId, person, who }: Of<'guardian' | 'pupil'>,
  moment: Moment,
): Promise<readonly Appointment[] | undefined> {
  const { kind, id } = person;
  const actor = { kind, ownerId, personId: id };
  const ids = kind === 'pupil' ? [id] : who.childIds;
  const children = await Promise.all(
    ids.map((pupilId) =>
      Promise.all([deps.lookup.pupil(ownerId, pupilId), deps.conferences.allTalksOf(ownerId, pupilId)]),
    ),
  );
  const mayFetch = ({ facts }: PupilCard): boolean =>
    decide(MAY_FETCH.actions[kind], actor, { kind: 'pupil', pupil: facts }, moment.day).allowed;
  const own = children.flatMap(([card, talks]) => (card && mayFetch(card) ? [{ pupil: card.facts, talks }] : []));
  if (own.length === 0) return undefined;
  const pupils = own.map(({ pupil }) => pupil);
  const meetings = await attendedMeetings(deps, { actor, pupils }, moment);
  const talks = own.flatMap((child) => child.talks).filter((talk) => comesTo(talk, person));
  return [...talks.map(ofTalk), ...meetings.map(ofMeeting)];
}

/** The own talks with families, and the meetings that the person has planned. */
async function ofStaff(
  { lookup, conferences, meetings }: OwnDeps,
  { ownerId, person: { id } }: Of<'staff'>,
  moment: Moment,
): Promise<readonly Appointment[] | undefined> {
  const from = firstDayOf(moment);
  const [card, talks, planned] = await Promise.all([
    lookup.staff(ownerId, id),
    conferences.talksOfTeacher(ownerId, id, from),
    meetings.plannedBy(ownerId, id, { from, now: moment.instant }),
  ]);
  if (!card || !holdsOn(card.employed, moment.day)) return undefined;
  return [...talks.map(ofTalk), ...planned.map(ofMeeting)];
}
