import type { GroupCard, GroupDay, Lookup, School } from '../roster/lookup.ts';
import { codeSetOn, type Settings } from '../settings/lookup.ts';
import type { EntryWrite } from './actions.ts';
import { refuse } from './refusals.ts';
import { type Attribution, countedAs, type Lines, lengthOf } from './rules.ts';
import { type Suggestion, whyAway } from './suggest.ts';

/** The settings that lessons ask for. */
export type LessonSettings = Pick<Settings, 'absence.codeSets' | 'lessons.lateCounts' | 'school.goLiveDay'>;
export type SettingsLookup = { of(ownerId: string): Promise<{ at(schoolId?: string): LessonSettings }> };

/** The owner's schools and settings. */
export type House = {
  readonly at: (schoolId: string) => LessonSettings;
  readonly typeOf: (schoolId: string) => School['type'] | undefined;
};

/** Reads schools and settings in one parallel trip. */
export async function readHouse(
  deps: { readonly lookup: Pick<Lookup, 'schools'>; readonly settings: SettingsLookup },
  ownerId: string,
): Promise<House> {
  const [{ schools }, settings] = await Promise.all([deps.lookup.schools(ownerId), deps.settings.of(ownerId)]);
  return {
    at: (schoolId) => settings.at(schoolId),
    typeOf: (schoolId) => schools.find((school) => school.id === schoolId)?.type,
  };
}

type Around = {
  readonly house: House;
  readonly group: GroupCard;
  readonly lesson: GroupDay;
  readonly suggestions: ReadonlyMap<string, Suggestion>;
  readonly attribution: Attribution;
};

/**
 * The entries of changed lines, each with the code that the set of the lesson's day gives it (B6) and the report it
 * met.
 */
export function entriesFor(
  changed: Lines,
  { house, group, lesson, suggestions, attribution }: Around,
): readonly EntryWrite[] {
  const { schoolId } = group;
  const { date, from, to } = lesson;
  const settings = house.at(schoolId);
  const schoolType = house.typeOf(schoolId);
  const codes = schoolType && codeSetOn(settings['absence.codeSets'], schoolType, date);
  if (!codes) throw refuse('lessons.no-codes', { date });
  return Object.entries(changed).map(([pupilId, line]) => {
    const suggestion = suggestions.get(pupilId);
    const rule = { why: whyAway(suggestion), lateCounts: settings['lessons.lateCounts'] };
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
