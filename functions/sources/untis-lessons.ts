import type { Day } from '../shared/time.ts';
import { type Faults, fault } from './untis-helpers.ts';
import { type Open, recordsOf } from './untis-text.ts';
import { dayOf } from './untis-values.ts';

/** The weeks, dates and student group of a lesson; all empty if `GPU002.TXT` has none. */
type Weeks = {
  readonly label: string;
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** The student group, if the school uses them. */
  readonly pupils: string;
};
/** `differ`: the lesson's lines disagree, and none belongs to this class and teacher alone. */
export type LessonWeeks = Weeks | 'differ';
type Asked = { readonly lesson: string; readonly class: string; readonly teacher: string };
export type Lessons = (asked: Asked) => LessonWeeks;

type Line = Asked & Weeks;
const MOST_LINES = 200_000;
const ALWAYS: Weeks = { label: '', from: undefined, to: undefined, pupils: '' };
/** Columns by their place: the lesson's week label, its dates, the student group, the line's own week label. */
const AT = { lesson: 0, class: 4, teacher: 5, label: 11, from: 14, to: 15, pupils: 41, ownLabel: 44 } as const;

/**
 * `GPU002.TXT`, the lessons: the weeks, the dates and the student group of each line of the timetable. Without the file
 * each lesson takes place in every week.
 */
export async function lessonsOf(file: readonly [string, Open] | undefined, faults: Faults): Promise<Lessons> {
  if (!file) return () => ALWAYS;
  const byLesson = new Map<string, Line[]>();
  for await (const { place, fields } of recordsOf(...file, MOST_LINES)) {
    const at = (name: keyof typeof AT): string => fields[AT[name]] ?? '';
    if (fields.length < 7) {
      faults.push(fault(place, 'columns-few'));
      continue;
    }
    const [from, to] = [at('from'), at('to')].map(noneAsEmpty);
    for (const [column, value] of Object.entries({ from, to }))
      if (value && dayOf(value) === undefined) faults.push(fault(place, 'dates-wrong', column, value));
    const line = {
      lesson: at('lesson'),
      class: at('class'),
      teacher: at('teacher'),
      label: (at('ownLabel') || at('label')).toLocaleLowerCase('nb'),
      from: from ? dayOf(from) : undefined,
      to: to ? dayOf(to) : undefined,
      pupils: at('pupils'),
    };
    const lines = byLesson.get(line.lesson);
    if (lines) lines.push(line);
    else byLesson.set(line.lesson, [line]);
  }
  return (asked) => weeksOf(byLesson.get(asked.lesson) ?? [], asked);
}

/** An unset date is empty or a zero. */
const noneAsEmpty = (text: string): string => (/^0*$/.test(text) ? '' : text);

/** The weeks of this class and teacher's lines; else of the class, else of the lesson, if the lines agree. */
function weeksOf(lines: readonly Line[], asked: Asked): LessonWeeks {
  const ofClass = lines.filter((line) => line.class === asked.class);
  const ofBoth = ofClass.filter((line) => line.teacher === asked.teacher);
  const [first, ...others] = [ofBoth, ofClass].find((some) => some.length > 0) ?? lines;
  if (!first) return ALWAYS;
  const same = (line: Line): boolean =>
    line.label === first.label && line.from === first.from && line.to === first.to && line.pupils === first.pupils;
  return others.every(same) ? first : 'differ';
}
