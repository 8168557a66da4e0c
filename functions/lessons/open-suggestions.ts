import type { AbsenceLookup } from '../absence/lookup.ts';
import { type AuthorizedGroup, type Caller, logLooks, type Seen } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import { type Lookup, type PupilName, pupilRow } from '../roster/lookup.ts';
import { isExempt, isMember } from './read-roster.ts';
import type { Place } from './registers.ts';
import { type Suggestion, suggestionsFor } from './suggest.ts';

/** An unanswered suggestion, with its pupil. */
export type OpenSuggestion = Suggestion & { readonly pupil: PupilName };

export type ExpectedDeps = {
  readonly absence: Pick<AbsenceLookup, 'reportedAt'>;
  readonly leave: Pick<LeaveLookup, 'onLeaveAt'>;
};

/** The pupils expected away from a lesson, in the group or not: part of the second trip. */
export async function readExpected(
  { absence, leave }: ExpectedDeps,
  { login: { ownerId } }: Caller,
  { group, lesson }: Place,
): Promise<ReadonlyMap<string, Suggestion>> {
  if (!lesson) return new Map();
  const [reported, onLeave] = await Promise.all([
    absence.reportedAt(ownerId, group.schoolId, lesson.date),
    leave.onLeaveAt(ownerId, group.schoolId, lesson.date),
  ]);
  return suggestionsFor(lesson, reported, onLeave);
}

/**
 * The suggestions that a lesson's register does not answer (B10): of pupils who are in the group that day, are not
 * exempt from it, and have no line. One read, and none if nobody is expected away.
 */
export async function openSuggestions(
  lookup: Pick<Lookup, 'pupilNames'>,
  { login }: Caller,
  { group, lesson, register }: Place,
  expected: ReadonlyMap<string, Suggestion>,
): Promise<readonly OpenSuggestion[]> {
  if (!lesson) return [];
  const { date } = lesson;
  const asked = [...expected.keys()].filter(
    (pupilId) =>
      !register?.lines[pupilId] &&
      !isExempt(group, pupilId, date) &&
      group.members.some((member) => member.personId === pupilId),
  );
  const names =
    asked.length === 0 ? new Map<string, PupilName>() : await lookup.pupilNames(login.ownerId, asked, group);
  return asked.flatMap((pupilId) => {
    const pupil = names.get(pupilId);
    const suggestion = expected.get(pupilId);
    return pupil && suggestion && isMember(group, pupil, date) ? [{ ...suggestion, pupil }] : [];
  });
}

/** Writes to the access log that the caller has seen who is expected away (J4). */
export const logSuggested = (
  logRead: LogRead,
  { actor, basis }: AuthorizedGroup,
  caller: Caller,
  open: readonly OpenSuggestion[],
): Promise<void> =>
  logLooks(
    logRead,
    actor,
    caller.moment,
    'lesson:register',
    open.map(({ pupil }): Seen => ({ facts: pupil, basis })),
  );

/** A suggestion as the teacher sees it; the teacher answers by an entry or by naming the pupil as present. */
export const showSuggestion = ({ pupil, ...suggestion }: OpenSuggestion) => ({
  ...pupilRow(pupil),
  ...suggestion,
});

/** Shows suggestions in the order of the roster's names. */
export const showSuggestions = (open: readonly OpenSuggestion[]) =>
  open.map(showSuggestion).sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb'));
