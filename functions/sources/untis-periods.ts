import type { Day, TimeOfDay } from '../shared/time.ts';
import type { NamedTeacher, Place, Reading, RowData, TimetableNames } from './rows.ts';
import { type AgreedKeys, ofSchool } from './untis-helpers.ts';
import { formOf } from './words.ts';

/** WebUntis's names for a class, teacher, subject, room or group: short, long, and the id from another system. */
export type Thing = { readonly name: string; readonly long: string; readonly key: string };

/** A period of a timetable from either interface; a field is `undefined` if its word or value is invalid. */
export type Period = {
  readonly id: string;
  readonly lesson: string;
  readonly date: Day | undefined;
  readonly from: TimeOfDay | undefined;
  readonly to: TimeOfDay | undefined;
  readonly status: RowData['lesson']['status'] | undefined;
  readonly statusWord: string;
  readonly withPupils: boolean | undefined;
  readonly typeWord: string;
  readonly classes: readonly Thing[];
  readonly pupils: readonly Thing[];
  readonly teachers: readonly Thing[];
  readonly subjects: readonly Thing[];
  readonly rooms: readonly Thing[];
};

/** Characters that no name has: controls, and characters that change the direction of text. */
const HIDDEN = /\p{Cc}|\p{Bidi_Control}/u;
const NAMES = ['classes', 'pupils', 'teachers', 'subjects', 'rooms'] as const;
const tidy = (thing: Thing): Thing => ({ name: neat(thing.name), long: neat(thing.long), key: neat(thing.key) });
const neat = (text: string): string => text.trim().replace(/ +/g, ' ').normalize('NFC');

/**
 * Turns a period into a lesson for each of its classes, since our lessons have one group. The importer joins lessons of
 * classes that share a group. Leaves aside a period that is no lesson or has no class, and notes it once.
 */
export function lessonReadings(agreed: AgreedKeys): (place: Place, found: Period) => Generator<Reading> {
  const told = new Set<string>();
  return function* (place, found) {
    const period = { ...found, ...Object.fromEntries(NAMES.map((name) => [name, found[name].map(tidy)])) };
    const kinds = period.classes.length > 0 ? period.classes : [undefined];
    const keys = kinds.map((of) => keyOf(period, of, agreed));
    const refused = faultOf(period);
    if (refused) {
      for (const key of keys) yield { refused: { kind: 'lesson', place, ...refused }, spares: { kind: 'lesson', key } };
      return;
    }
    const aside = asideOf(period);
    if (aside) {
      if (!told.has(aside.code + aside.detail)) yield { note: { kind: 'lesson', place, ...aside } };
      told.add(aside.code + aside.detail);
      return;
    }
    for (const of of kinds) yield rowOf(place, period, of, agreed);
  };
}

const keyOf = ({ id, pupils }: Period, of: Thing | undefined, agreed: AgreedKeys): string =>
  ofSchool(agreed, `${id}/${of?.name ?? pupils[0]?.name ?? ''}`);

function faultOf(
  period: Period,
): { readonly code: string; readonly column?: string; readonly form?: string } | undefined {
  const { date, from, to, status, withPupils, statusWord, typeWord } = period;
  if (date === undefined || from === undefined || to === undefined || to <= from) return { code: 'dates-wrong' };
  if (status === undefined) return { code: 'period-status-unknown', column: 'code', form: formOf(statusWord) };
  if (withPupils === undefined) return { code: 'period-type-unknown', column: 'type', form: formOf(typeWord) };
  const named = NAMES.flatMap((name) => period[name]);
  if (named.some(({ name, long, key }) => HIDDEN.test(name + long + key))) return { code: 'characters-hidden' };
  const nameless = [...period.classes, ...period.teachers, ...period.subjects].some(({ name }) => name === '');
  return nameless ? { code: 'period-without-names' } : undefined;
}

function asideOf({ withPupils, typeWord, classes, pupils }: Period) {
  if (!withPupils) return { code: 'no-lesson', detail: typeWord };
  return classes.length + pupils.length === 0 ? { code: 'lesson-without-class', detail: undefined } : undefined;
}

function rowOf(place: Place, period: Period, of: Thing | undefined, agreed: AgreedKeys): Reading {
  const { date = '', from = '', to = '', status = 'planned', rooms } = period;
  const named = namedOf(period, of, agreed);
  const room = rooms
    .map(({ name }) => name)
    .filter(Boolean)
    .join(', ');
  const data = { groupKey: '', date, from, to, teacherKeys: [], room: room || undefined, status };
  return { row: { kind: 'lesson', key: `${named.key}#${place.line}`, place, data, named } };
}

function namedOf(period: Period, of: Thing | undefined, agreed: AgreedKeys): TimetableNames {
  const { id, lesson, subjects } = period;
  // A lesson of several student groups belongs to none of them alone.
  const pupils = period.pupils.length === 1 ? period.pupils[0] : undefined;
  const words = subjects.flatMap(({ name, long, key }) => [name, long, key, agreed('subject', name) ?? '']);
  const whole = subjects.map(({ name }) => agreed('group', `${of?.name ?? ''}/${name}`)).find(Boolean);
  return {
    occasion: ofSchool(agreed, id),
    key: keyOf(period, of, agreed),
    group: {
      agreed: agreed('lesson', lesson) ?? (pupils && agreed('group', pupils.name)) ?? whole,
      school: agreed('school', ''),
      pupils: pupils && { name: pupils.name, keys: [pupils.key].filter(Boolean) },
      ...(of && { class: { name: of.name, agreed: agreed('class', of.name), keys: [of.key].filter(Boolean) } }),
      subject: [...new Set(words.filter(Boolean))],
    },
    teachers: period.teachers.map((teacher) => teacherOf(teacher, agreed)),
  };
}

const teacherOf = ({ name, key }: Thing, agreed: AgreedKeys): NamedTeacher => ({
  name,
  agreed: agreed('teacher', name),
  keys: [key].filter(Boolean),
});
