import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cells, change, leave, type SetRows } from '../sources/small-set.ts';
import { type ImportWorld, type Item, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const LATER = { day: '2026-11-25' };
const lessonsOf = async (owner: ReturnType<ImportWorld['owner']>) =>
  (await owner.items()).filter(({ sk }) => sk.startsWith('LESSON#'));
const first = ({ 'lessons.csv': [row] }: SetRows): Cells => row ?? {};
const waits = (items: readonly Item[]) => items.flatMap(({ gsi2sk }) => (gsi2sk ? [String(gsi2sk).slice(0, 16)] : []));
const facts = async (owner: ReturnType<ImportWorld['owner']>) =>
  (await owner.items()).flatMap(({ fact }) => (fact ? [fact as { name: string; data: { date: string } }] : []));

describe('one number on several days (J1)', () => {
  const pattern =
    (...days: readonly string[]) =>
    (set: SetRows) => {
      set['lessons.csv'] = days.map((date) => ({ ...first(set), sourcedId: 'mat', date }));
    };

  it('one number on several days is a lesson on each of them, with an id of its own; again writes nothing; a day that is left out is cancelled', async () => {
    const owner = world.owner();
    const report = await owner.run(pattern('2026-11-23', '2026-11-24', '2026-11-25'));
    expect([report.refused, report.counts.lesson.added]).toEqual([[], 3]);
    const held = await lessonsOf(owner);
    expect(held.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(new Set(held.map(({ id }) => id)).size).toBe(3);
    expect((await owner.run(pattern('2026-11-25', '2026-11-23', '2026-11-24'))).written).toBe(0);
    await owner.run(pattern('2026-11-23', '2026-11-25'));
    expect((await lessonsOf(owner)).map(({ status }) => status)).toEqual(['planned', 'cancelled', 'planned']);
  });

  it('next week’s file moves nothing of this week, also where the number stands once on both', async () => {
    const owner = world.owner();
    await owner.run(pattern('2026-11-24'));
    await owner.run(pattern('2026-12-01'));
    expect((await lessonsOf(owner)).map(({ date, status }) => [date, status])).toEqual([
      ['2026-11-24', 'planned'],
      ['2026-12-01', 'planned'],
    ]);
  });

  it('a lesson’s number twice on one day is a mistake of the file, and the first line holds', async () => {
    const report = await world.owner().run(pattern('2026-11-24', '2026-11-24'));
    expect(report.refused.map(({ code, place }) => [code, place.line])).toEqual([['id-twice', 3]]);
  });

  it('a number that is given to another lesson makes no second one of the same id', async () => {
    const owner = world.owner();
    await owner.run();
    // x1 is renumbered, and its number goes to a new lesson on the same day.
    await owner.run((set) => {
      set['lessons.csv'].push({ ...first(set), sourcedId: 'x1', startTime: '12:00', endTime: '12:45' });
      change(set, 'lessons.csv', 'x1', { sourcedId: 'x9' });
    }, LATER);
    const held = (await lessonsOf(owner)).filter(({ date }) => date === '2026-11-24');
    expect(held.map(({ from }) => from)).toEqual(['08:30', '12:00']);
    expect(new Set(held.map(({ id }) => id)).size).toBe(2);
  });

  it('a line that is refused spares the lesson it is about, also where its day cannot be read', async () => {
    const owner = world.owner();
    await owner.run();
    const report = await owner.run((set) => {
      change(set, 'lessons.csv', 'x1', { date: '31.02.2026' });
      set['lessons.csv'].push({
        ...first(set),
        sourcedId: 'x0',
        date: '2026-11-24',
        startTime: '12:00',
        endTime: '12:45',
      });
    }, LATER);
    expect([report.refusedCount, report.counts.lesson.ended]).toEqual([1, 0]);
    expect((await lessonsOf(owner)).map(({ status }) => status)).toEqual(['planned', 'planned', 'planned']);
  });
});

describe('a lesson with teachers whom nobody knows (J1)', () => {
  const teachers =
    (...keys: readonly string[]) =>
    (set: SetRows) =>
      change(set, 'lessons.csv', 'x1', { teacherSourcedIds: keys.join(',') });

  it('a lesson with teachers whom nobody knows is taken for the one who is known, with a note that names the other; known later, that one holds it too', async () => {
    const owner = world.owner();
    const report = await owner.run(teachers('vikar', 'liv', 'extra'));
    expect(report.refused).toEqual([]);
    expect(report.notes.map(({ code, place, detail }) => [code, place.line, detail])).toEqual([
      ['teacher-unknown', 2, 'vikar'],
      ['teacher-unknown', 2, 'extra'],
    ]);
    const held = async () => (await lessonsOf(owner)).filter(({ date }) => date === '2026-11-24');
    expect((await held()).map(({ pk, teacherIds }) => [pk.split('#')[1], (teacherIds as string[]).length])).toEqual([
      ['GROUP', 1],
    ]);
    const again = await owner.run(teachers('vikar', 'liv', 'extra'));
    expect([again.written, again.noteCount]).toEqual([0, 2]);
    await owner.run((set) => {
      teachers('vikar', 'liv', 'extra')(set);
      const liv = set['users.csv'].find(({ sourcedId }) => sourcedId === 'liv');
      set['users.csv'].push({ ...liv, sourcedId: 'vikar', userIds: '{Feide:vikar@fjordvik.example}' });
    }, LATER);
    expect((await held()).map(({ teacherIds }) => (teacherIds as string[]).length)).toEqual([2, 2]);
  });

  it('a lesson with teachers whom nobody knows is taken without any, and waits for nobody; of a group that nobody knows it is refused and spared', async () => {
    const owner = world.owner();
    const report = await owner.run(teachers('vikar'));
    expect([report.refused, report.noteCount]).toEqual([[], 1]);
    const [held] = await lessonsOf(owner);
    expect(held).toMatchObject({ date: '2026-11-24', teacherIds: [] });
    expect([held?.gsi1pk, held?.gsi2pk]).toEqual([undefined, undefined]);
    const refused = await owner.run((set) => change(set, 'lessons.csv', 'x1', { classSourcedId: 'nowhere' }), LATER);
    expect(refused.refused.map(({ code, detail }) => [code, detail])).toEqual([['refers-to-nothing', 'group']]);
    expect((await lessonsOf(owner)).map(({ status }) => status)).toEqual(['planned', 'planned']);
  });

  it('a lesson with teachers whom nobody knows goes on without a teacher who leaves with the file', async () => {
    const owner = world.owner();
    await owner.run(teachers('liv', 'nils'));
    const report = await owner.run((set) => {
      teachers('liv', 'nils')(set);
      leave(set, 'nils');
    }, LATER);
    expect(report.notes.map(({ detail }) => detail)).toEqual(['nils']);
    const held = (await lessonsOf(owner)).filter(({ date }) => date === '2026-11-24');
    expect(held.map(({ pk, status }) => [pk.split('#')[1], status])).toEqual([['GROUP', 'planned']]);
  });
});

describe('a lesson without pupils waits for nobody (B4)', () => {
  const BOTH = ['2026-11-24#08:30', '2026-11-25#08:30'];

  it('a lesson is not made where nobody is in the group that day, and is made once an enrolment says so', async () => {
    const owner = world.owner();
    await owner.run((set) => leave(set, 'e4'));
    expect(waits(await lessonsOf(owner))).toEqual([]);
    await owner.run((set) => change(set, 'enrollments.csv', 'e4', { beginDate: '2026-11-25' }), LATER);
    expect(waits(await lessonsOf(owner))).toEqual([BOTH[1]]);
    await owner.run(undefined, LATER);
    expect(waits(await lessonsOf(owner))).toEqual(BOTH);
    expect((await owner.run(undefined, LATER)).written).toBe(0);
  });

  it('a lesson without pupils waits for nobody: who has left was there until that day; later imports remember', async () => {
    const owner = world.owner();
    await owner.run();
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27']) await owner.run((set) => leave(set, 'e4'), { day });
    expect(waits(await lessonsOf(owner))).toEqual([BOTH[0]]);
  });

  it('an enrolment without a begin counts for every day', async () => {
    const owner = world.owner();
    await owner.run((set) => change(set, 'enrollments.csv', 'e4', { beginDate: '' }), { day: '2027-01-10' });
    expect(waits(await lessonsOf(owner))).toEqual(BOTH);
  });
});

describe('who is told that a lesson has changed', () => {
  it('teachers of lessons that have begun are told of changes: other times, cancelled, gone; not of a room, a number or what is to come', async () => {
    const owner = world.owner();
    await owner.run();
    await owner.run((set) => change(set, 'lessons.csv', 'x2', { endTime: '09:45' }));
    await owner.run((set) => change(set, 'lessons.csv', 'x1', { room: '202' }));
    await owner.run((set) => change(set, 'lessons.csv', 'x1', { sourcedId: 'x7' }));
    expect(await facts(owner)).toEqual([]);
    await owner.run((set) => change(set, 'lessons.csv', 'x1', { endTime: '09:45' }));
    await owner.run((set) => change(set, 'lessons.csv', 'x1', { status: 'cancelled' }));
    expect((await facts(owner)).map(({ name, data }) => [name, data.date])).toEqual([
      ['lesson-changed', '2026-11-24'],
      ['lesson-changed', '2026-11-24'],
    ]);
  });
});

describe('a timetable that is only renumbered ends nothing, and the guard says nothing (J1)', () => {
  it('every lesson, with another number each time', async () => {
    const owner = world.owner();
    const many = (suffix: string) => (set: SetRows) => {
      set['lessons.csv'] = Array.from({ length: 30 }, (_none, at) => ({
        ...first(set),
        sourcedId: `${at}${suffix}`,
        startTime: `${String(8 + Math.floor(at / 5)).padStart(2, '0')}:00`,
        endTime: `${String(8 + Math.floor(at / 5)).padStart(2, '0')}:45`,
        date: `2026-11-${23 + (at % 5)}`,
      }));
    };
    await owner.run(many(''));
    const ids = async () => (await lessonsOf(owner)).map(({ id, sk }) => [sk, id]);
    const before = await ids();
    const report = await owner.run(many('-v2'), LATER);
    expect([report.outcome, report.counts.lesson.added, report.counts.lesson.ended]).toEqual(['applied', 0, 0]);
    expect(await ids()).toEqual(before);
    expect((await owner.run(many('-v2'), LATER)).written).toBe(0);
  });
});
