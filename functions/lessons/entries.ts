import type { GroupCard, GroupDay } from '../roster/lookup.ts';
import { codeSetAt, type OrgContext, type Settings } from '../settings/lookup.ts';
import type { EntryWrite } from './actions.ts';
import { refuse } from './refusals.ts';
import { type Attribution, countedAs, type Lines, lengthOf } from './rules.ts';
import { type Suggestion, whyAway } from './suggest.ts';

/** The settings that lessons read. */
export type LessonSettings = Pick<Settings, 'absence.codeSets' | 'lessons.lateCounts' | 'school.goLiveDay'>;

type Around = {
  readonly org: Pick<OrgContext<LessonSettings>, 'at' | 'school'>;
  readonly group: GroupCard;
  readonly lesson: GroupDay;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly attribution: Attribution;
};

/** The entries of changed lines, each with the code from the set of the lesson's day (B6) and the suggested report. */
export function entriesFor(
  changed: Lines,
  { org, group, lesson, suggestions, attribution }: Around,
): readonly EntryWrite[] {
  const { schoolId } = group;
  const { date, from, to } = lesson;
  const codes = codeSetAt(org, schoolId, date);
  if (!codes) throw refuse('lessons.no-codes', { date });
  return Object.entries(changed).map(([pupilId, line]) => {
    const suggestion = suggestions.get(pupilId);
    const rule = { why: whyAway(suggestion), lateCounts: org.at(schoolId)['lessons.lateCounts'] };
    return {
      pupilId,
      value: { ...countedAs(line, codes, rule), ...attribution },
      place: {
        schoolId,
        schoolType: codes.schoolType,
        groupId: group.id,
        groupName: group.name,
        lessonId: lesson.id,
        date,
        from,
        to,
        lessonMinutes: lengthOf(lesson),
        subjectCode: lesson.subjectCode ?? group.subjectCode,
        subject: lesson.subject ?? group.subject,
        reportId: suggestion?.source === 'report' ? suggestion.id : undefined,
      },
    };
  });
}
