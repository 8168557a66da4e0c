import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heldLessonIndex, plainOf } from '../../../functions/imports/lesson-index.ts';
import { indexOf, rowTaker } from '../../../functions/imports/marks.ts';
import { openScratch } from '../../../functions/imports/scratch.ts';
import { type Held, lineOf, type Planned, registered, unsettled } from '../../../functions/lessons/rules.ts';
import { countedLine, followed } from '../../../functions/lessons/timetable-rules.ts';
import { minutesBetween } from '../../../functions/shared/time.ts';
import type { Row } from '../../../functions/sources/rows.ts';

/** A lesson as its source has it: what it is called there is dealt anew now and then. */
type Source = {
  number: string;
  group: string;
  day: string;
  from: number;
  to: number;
  subject: string;
  teacher: string;
};
/** A lesson as we hold it. */
type Lesson = Planned & {
  readonly id: string;
  readonly group: string;
  readonly hash: string;
  readonly row: Row;
  readonly index: string;
};

const KEYS = { loginKey: 'a-secret-of-these-tests-only', system: 'test' };
const GROUPS = ['5A', '5B'] as const;
const DAYS = ['2026-11-23', '2026-11-24', '2026-11-30'] as const;
const HAND = { by: 'liv', at: '2026-11-24T12:00:00.000Z' };
const clock = (minute: number) =>
  `${String(8 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const rowOf = ({ number, group, day, from, to, subject, teacher }: Source, line: number): Row => ({
  kind: 'lesson',
  key: number,
  place: { file: 'lessons.csv', line },
  data: {
    groupKey: group,
    date: day,
    from: clock(from),
    to: clock(to),
    subjectCode: subject,
    teacherKeys: [teacher],
    status: 'planned',
  },
});

type Edit = { readonly kind: (typeof EDITS)[number]; readonly at: number; readonly by: number };
const EDITS = [
  'renumber',
  'deal',
  'shift',
  'end',
  'merge',
  'split',
  'day',
  'group',
  'teacher',
  'leave',
  'add',
] as const;
const QUARTER = 15;

const fits = (lessons: readonly Source[]): boolean =>
  lessons.every(
    (lesson, at) =>
      lesson.from >= 0 &&
      lesson.to > lesson.from &&
      lesson.to <= 8 * 60 &&
      lessons.every(
        (other, also) =>
          at === also ||
          lesson.day !== other.day ||
          (lesson.number !== other.number &&
            (lesson.group !== other.group || lesson.to <= other.from || other.to <= lesson.from)),
      ),
  );

/** A timetable after an edit of its source; the same where the edit does not fit into the day. */
function edited(lessons: readonly Source[], { kind, at, by }: Edit, round: number): readonly Source[] {
  const nth = lessons.length === 0 ? -1 : at % lessons.length;
  const source = lessons[nth];
  const step = ((by % 5) - 2) * QUARTER;
  const replaced = (...next: readonly Source[]): readonly Source[] => {
    const after = [...lessons.filter((_lesson, index) => index !== nth), ...next];
    return fits(after) ? after : lessons;
  };
  const fresh = `n${round}.${at}.${by}`;
  if (kind === 'add' || !source) {
    const [group = '', day = ''] = [GROUPS[at % GROUPS.length], DAYS[by % DAYS.length]];
    const added = {
      number: fresh,
      group,
      day,
      from: (at % 20) * QUARTER,
      to: (at % 20) * QUARTER + 45,
      subject: 'NOR',
      teacher: 'liv',
    };
    return fits([...lessons, added]) ? [...lessons, added] : lessons;
  }
  switch (kind) {
    case 'renumber':
      return lessons.map((lesson) => ({ ...lesson, number: `${lesson.number}v` }));
    case 'deal': {
      const after = lessons.map((lesson, index) => ({
        ...lesson,
        number: lessons[(index + by) % lessons.length]?.number ?? '',
      }));
      return fits(after) ? after : lessons;
    }
    case 'shift':
      return replaced({ ...source, from: source.from + step, to: source.to + step });
    case 'end':
      return replaced({ ...source, to: source.to + step });
    case 'merge': {
      const next = lessons.find(
        (other) => other.group === source.group && other.day === source.day && other.from === source.to,
      );
      return next
        ? [...lessons.filter((other) => other !== source && other !== next), { ...source, number: fresh, to: next.to }]
        : lessons;
    }
    case 'split': {
      const half = source.from + Math.floor((source.to - source.from) / 30) * QUARTER;
      return half > source.from ? replaced({ ...source, to: half }, { ...source, number: fresh, from: half }) : lessons;
    }
    case 'day':
      return replaced({ ...source, day: DAYS[by % DAYS.length] ?? source.day });
    case 'group':
      return replaced({ ...source, group: GROUPS[by % GROUPS.length] ?? source.group });
    case 'teacher':
      return replaced({ ...source, teacher: by % 2 === 0 ? 'nils' : 'liv' });
    default:
      return replaced();
  }
}

/** One import of a timetable beside what is held, by the real scratch; the lessons as they lie afterwards. */
function imported(held: readonly Lesson[], sources: readonly Source[]) {
  const scratch = openScratch(':memory:');
  try {
    for (const group of GROUPS) {
      scratch.hold({
        kind: 'group',
        index: indexOf(KEYS, 'group', group),
        id: group,
        hash: '',
        ended: false,
        own: true,
        shown: '',
        extra: {},
      });
    }
    for (const name of ['liv', 'nils']) {
      scratch.hold({
        kind: 'staff',
        index: indexOf(KEYS, 'staff', name),
        id: name,
        hash: '',
        ended: false,
        own: false,
        shown: '',
        extra: {},
      });
    }
    for (const { id, index, hash, group, row, ...lesson } of held) {
      const extra = { ...lesson, groupId: group, subjectCode: subjectOf(row), teacher: 'liv' };
      scratch.hold({
        kind: 'lesson',
        index: heldLessonIndex(plainOf(index), lesson.date, id),
        id,
        hash,
        ended: hash === 'left',
        own: true,
        shown: '',
        extra,
      });
    }
    for (const [line, source] of sources.entries())
      rowTaker(scratch, KEYS, { mode: 'synthetic', day: '2026-11-24' })(rowOf(source, line));
    scratch.settleLessons({ year: '2026-08-17', today: '2026-11-24' });
    const counts = scratch.counts('lesson');
    const after = new Map(held.map((lesson) => [lesson.id, lesson]));
    const written = new Set<string>();
    for (const { row, index, hash, held: was } of scratch.changed('lesson')) {
      const id = was?.id ?? scratch.newLessonId(index);
      expect(written.has(id), 'a lesson is one row').toBe(false);
      written.add(id);
      if (row.kind !== 'lesson') throw new Error('Only lessons were asked for');
      const { groupKey, date, from, to, status } = row.data;
      after.set(id, { id, group: groupKey, date, from, to, status, hash, row, index });
    }
    for (const { id } of scratch.missing('lesson')) {
      const gone = after.get(id);
      expect(written.has(id), 'what goes on does not end').toBe(false);
      if (gone) after.set(id, { ...gone, status: 'cancelled', hash: 'left' });
    }
    return { lessons: [...after.values()], counts };
  } finally {
    scratch.close();
  }
}
const subjectOf = (row: Row): string => (row.kind === 'lesson' ? (row.data.subjectCode ?? '') : '');

type Register = { readonly group: string; readonly date: string; readonly lessonId: string; readonly held: Held };
const lessonOf = (lessons: readonly Lesson[], { group, date, lessonId }: Register) =>
  lessons.find((lesson) => lesson.id === lessonId && lesson.group === group && lesson.date === date);

function check(lessons: readonly Lesson[], registers: readonly Register[]): void {
  for (const register of registers) {
    const lesson = lessonOf(lessons, register);
    // It belongs to the lesson that stands, or waits for a decision.
    if (unsettled(register.held, lesson)) continue;
    expect(lesson).toMatchObject({ from: register.held.from, status: 'planned' });
  }
  for (const group of GROUPS) {
    for (const date of DAYS) {
      const standing = lessons.filter(
        (lesson) => lesson.group === group && lesson.date === date && lesson.status !== 'cancelled',
      );
      const planned = standing.reduce((sum, { from, to }) => sum + minutesBetween(from, to), 0);
      const counted = registers
        .filter((register) => register.group === group && register.date === date)
        .map(
          ({ held, ...register }) =>
            countedLine(
              held.lines.ola ?? { kind: 'present', minutes: 0 },
              held,
              lessonOf(lessons, { ...register, held }),
            ).minutes,
        )
        .reduce((sum, minutes) => sum + minutes, 0);
      expect(counted, `${group} ${date}`).toBeLessThanOrEqual(planned);
    }
  }
}

const edits = (kinds: readonly Edit['kind'][]) =>
  fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(40), by: fc.nat(40) }), {
    minLength: 1,
    maxLength: 6,
  });
const filled = fc.array(fc.record({ kind: fc.constant<Edit['kind']>('add'), at: fc.nat(40), by: fc.nat(40) }), {
  minLength: 4,
  maxLength: 12,
});
const build = (adds: readonly Edit[]) => adds.reduce<readonly Source[]>((lessons, add) => edited(lessons, add, 0), []);

describe('any edits of a timetable after it was registered (J1, decision 029)', () => {
  it('each register has its lesson or waits, and no minute counts twice or beyond the lessons that stand', () => {
    const property = fc.property(
      filled,
      fc.array(edits(EDITS), { minLength: 1, maxLength: 4 }),
      fc.nat(3),
      (adds, rounds, part) => {
        let sources = build(adds);
        let { lessons } = imported([], sources);
        let registers: readonly Register[] = [];
        for (const [round, some] of rounds.entries()) {
          registers = withEntries(lessons, registers, part);
          check(lessons, registers);
          sources = some.reduce((before, edit) => edited(before, edit, round + 1), sources);
          if (sources.length === 0) return;
          const once = imported(lessons, sources);
          // Whatever the order of the file's lines.
          expect(keyed(imported(lessons, sources.toReversed()).lessons)).toEqual(keyed(once.lessons));
          lessons = once.lessons;
          registers = registers.map((register) => ({
            ...register,
            held: followed(register.held, lessonOf(lessons, register)),
          }));
          check(lessons, registers);
          // The same file again finds nothing to write.
          expect(imported(lessons, sources).counts).toMatchObject({ added: 0, changed: 0, ended: 0 });
        }
      },
    );
    fc.assert(property, { numRuns: 120 });
  }, 120_000);

  it('numbers alone, other ones or each other’s, add nothing, end nothing and leave every register where it is', () => {
    const property = fc.property(filled, edits(['renumber', 'deal']), (adds, some) => {
      const sources = build(adds);
      const before = imported([], sources).lessons;
      const after = imported(
        before,
        some.reduce((done, edit, round) => edited(done, edit, round), sources),
      );
      expect(after.counts).toMatchObject({ added: 0, ended: 0 });
      expect(places(after.lessons)).toEqual(places(before));
    });
    fc.assert(property, { numRuns: 100 });
  }, 60_000);
});

const keyed = (lessons: readonly Lesson[]) => places(lessons).sort();
const places = (lessons: readonly Lesson[]) =>
  lessons.map(({ id, group, date, from, to, status }) => [id, group, date, from, to, status].join(' '));

/** Ola is away from every lesson that can be registered: all of it, or a part of it. */
function withEntries(lessons: readonly Lesson[], registers: readonly Register[], part: number): readonly Register[] {
  const before = new Map(
    registers.map((register) => [`${register.group} ${register.date} ${register.lessonId}`, register]),
  );
  for (const [nth, lesson] of lessons.entries()) {
    if (lesson.status === 'cancelled') continue;
    const { group, date, id: lessonId } = lesson;
    const name = `${group} ${date} ${lessonId}`;
    const minutes = minutesBetween(lesson.from, lesson.to);
    const wanted = (nth + part) % 3 === 0 ? { kind: 'part' as const, minutes } : { kind: 'absent' as const };
    const next = registered(before.get(name)?.held, lesson, { ola: lineOf(wanted, minutes) }, HAND);
    if (next !== 'same' && 'held' in next) before.set(name, { group, date, lessonId, held: next.held });
  }
  return [...before.values()];
}
