import type { AbsenceLookup } from '../absence/lookup.ts';
import { type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import { type GroupCard, type Lookup, membersOn, type PupilName, pupilRow } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import type { Register } from './entry.ts';
import type { LessonName } from './read-store.ts';
import { authorizeLesson, type Place, type PlaceDeps, showState } from './registers.ts';
import { lengthOf } from './rules.ts';
import { suggestionsFor } from './suggest.ts';

export type RosterDeps = PlaceDeps & {
  readonly lookup: PlaceDeps['lookup'] & Pick<Lookup, 'pupilNames' | 'staffNames'>;
  readonly absence: Pick<AbsenceLookup, 'reportedAt'>;
  readonly leave: Pick<LeaveLookup, 'onLeaveAt'>;
  readonly logRead: LogRead;
};

const ACTION = 'lesson:read';

/**
 * A lesson with the pupils of its group on that day, the suggestions, and the entries (B1). Reads nothing of the class
 * before authorization. If the timetable no longer has the lesson, its register gives the lesson's fields.
 */
export const readRoster = (deps: RosterDeps) => async (caller: Caller, name: LessonName) => {
  const { ownerId } = caller.login;
  const place = await authorizeLesson(deps, caller, { name, action: ACTION });
  const { actor, basis, group, register } = place;
  const { schoolId } = group;
  const found = pupilsOf(group, name.date, register);
  const [names, reported, onLeave, staff] = await Promise.all([
    deps.lookup.pupilNames(ownerId, found, group),
    deps.absence.reportedAt(ownerId, schoolId, name.date),
    deps.leave.onLeaveAt(ownerId, schoolId, name.date),
    deps.lookup.staffNames(ownerId, register?.confirmed ? [register.confirmed.by] : []),
  ]);
  const shown = shownLesson(place);
  const suggestions = suggestionsFor(shown, reported, onLeave);
  const pupils = found.flatMap((pupilId) => {
    const pupil = names.get(pupilId);
    const member = pupil !== undefined && isMember(group, pupil, name.date);
    const line = register?.lines[pupilId];
    if (!pupil || (!member && !line)) return [];
    const exempt = isExempt(group, pupilId, name.date);
    // The lesson does not expect an exempt pupil, so the teacher need not know of the absence.
    const suggestion = exempt ? null : (suggestions.get(pupilId) ?? null);
    return [{ ...pupilRow(pupil), member, exempt, suggestion, entry: line ?? null }];
  });
  await logLooks(
    deps.logRead,
    actor,
    caller.moment,
    ACTION,
    pupils.flatMap(({ pupilId }) => {
      const facts = names.get(pupilId);
      return facts ? [{ facts, basis }] : [];
    }),
  );
  const { confirmed, ...state } = showState(name, place, caller);
  return {
    ...state,
    ...shown,
    confirmed: confirmed && { ...confirmed, name: staff.get(confirmed.staffId) ?? null },
    pupils: pupils.sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb')),
    version: register?.version ?? 0,
  };
};

/** The group's pupils of that day, and every pupil with a line. */
export const pupilsOf = (group: GroupCard, date: Day, register: Register | undefined): readonly string[] => [
  ...new Set([...membersOn(group, date), ...Object.keys(register?.lines ?? {})]),
];

/** True for a pupil who was in the group on the day, and at the owner's schools. */
export const isMember = (group: GroupCard | undefined, pupil: PupilName, date: Day): boolean =>
  holdsOn(pupil, date) &&
  (group?.members ?? []).some(
    (member) => member.as === 'student' && member.personId === pupil.pupilId && holdsOn(member, date),
  );

/** True for a pupil of the group on that day who is exempt from its teaching. */
export const isExempt = (group: GroupCard | undefined, pupilId: string, date: Day): boolean =>
  (group?.members ?? []).some(
    (member) =>
      member.exempt === true && member.as === 'student' && member.personId === pupilId && holdsOn(member, date),
  );

function shownLesson({ group, lesson, register }: Place) {
  const times = lesson ?? register;
  if (!times) throw notFound();
  return {
    group: group?.name ?? null,
    subject: lesson?.subject ?? group?.subject ?? register?.subject ?? null,
    from: times.from,
    to: times.to,
    minutes: lengthOf(times),
    room: lesson?.room ?? null,
  };
}
