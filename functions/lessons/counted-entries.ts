import type { EntryWrite } from './actions.ts';
import type { Entry, EntryValue, Register } from './entry.ts';
import { type Held, isAway, type Line, lengthOf, type Planned } from './rules.ts';
import { countedLine } from './timetable-rules.ts';

/**
 * The entries of a register that no longer equal the count of their line, each with its next value. That value keeps
 * the code and flags of the teacher's latest value, with other minutes or uncounted for now. Leaves out entries that
 * another group's register has taken over.
 */
export function recounted(
  { groupId, lines }: Register,
  { held, lesson, at }: { readonly held: Held; readonly lesson: Planned | undefined; readonly at: string },
  entries: readonly Entry[],
): readonly EntryWrite[] {
  return entries.flatMap((entry): readonly EntryWrite[] => {
    const line = lines[entry.pupilId] && held.lines[entry.pupilId];
    if (entry.groupId !== groupId || !line || !isAway(line)) return [];
    const ofTeacher = entry.trail.findLast(({ because }) => because === undefined);
    const counted = countedLine(line, held, lesson);
    const place = placeNow(entry, held, lesson);
    const same = entry.kind === counted.kind && entry.minutes === counted.minutes && place.to === entry.to;
    return ofTeacher && !same ? [{ pupilId: entry.pupilId, place, value: nextValue(ofTeacher, counted, at) }] : [];
  });
}

function nextValue(ofTeacher: EntryValue, { kind, minutes }: Line, at: string): EntryValue {
  if (kind !== 'present') return { ...ofTeacher, kind, minutes, at, because: 'timetable' };
  const { countsTowardsLimit: _none, ...rest } = ofTeacher;
  const none = { counted: false, code: '', documentation: 'not-absence', onDiploma: false } as const;
  return { ...rest, ...none, kind, minutes, at, because: 'timetable' };
}

/** Place and time of the entry: the lesson's as soon as the register has the lesson's time. */
function placeNow(entry: Entry, held: Held, lesson: Planned | undefined): NonNullable<EntryWrite['place']> {
  const { schoolId, schoolType, groupId, groupName, lessonId, date, subjectCode, subject, reportId } = entry;
  const stays = { schoolId, schoolType, groupId, groupName, lessonId, date, subjectCode, subject, reportId };
  const { from, to, lessonMinutes } = entry;
  const stands = lesson !== undefined && lesson.status !== 'cancelled' && lesson.from === held.from;
  return stands
    ? { ...stays, from: lesson.from, to: lesson.to, lessonMinutes: lengthOf(lesson) }
    : { ...stays, from, to, lessonMinutes };
}
