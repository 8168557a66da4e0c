import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { makeTables } from '../../support/table.ts';
import { DAY, makeWorld, type World } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
let conferenceId: string;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
  conferenceId = await world.conference();
});
afterAll(() => tables.stop());

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error) => error.code,
  );

describe('who plans talks (H1)', () => {
  it('leaders plan for all, a teacher makes own times alone, and nobody else plans', async () => {
    const { cases, staff, planOf, keyed, schoolId, p } = world;
    const plan = { ...planOf(conferenceId), stretches: [{ day: '2026-11-12', from: '16:00', to: '17:00' }] };
    const making = (who: string, teacherIds: readonly string[]) =>
      codeOf(cases.make(staff(who), { ...plan, teacherIds, idempotencyKey: keyed(newId()) }));
    expect(await making('contact', [p.staff.contact])).toBe('done');
    expect(await making('contact', [p.staff.contact, p.staff.teacher])).toBe('not-found');
    expect(await making('contact', [p.staff.teacher])).toBe('not-found');
    expect(await making('neighbour', [p.staff.neighbour])).toBe('not-found');
    expect(await making('leader', [p.staff.teacher])).toBe('done');
    expect(await making('leader', [p.staff.neighbour])).toBe('conferences.unknown-teacher');
    const steps = ['contact', 'neighbour'].map((who) =>
      codeOf(cases.step(staff(who), { schoolId, conferenceId, event: 'close' })),
    );
    expect(await Promise.all(steps)).toEqual(['not-found', 'not-found']);
    const away = { schoolId, conferenceId, teacherId: p.staff.teacher, reason: 'other' as const };
    expect(await codeOf(cases.orderAway(staff('contact'), { ...away, idempotencyKey: keyed(newId()) }))).toBe(
      'not-found',
    );
  });

  it('a plan with a fault is refused by its name, and makes nothing', async () => {
    const { cases, leader, planOf, keyed } = world;
    const faultOf = (given: Partial<ReturnType<typeof planOf>>) =>
      cases.make(leader, { ...planOf(conferenceId), ...given, idempotencyKey: keyed(newId()) }).then(
        () => 'done',
        (error) => `${error.code} ${error.params.fault.map(({ id }: { id: string }) => id)}`,
      );
    const on = (day: string, from: string, to: string) => [{ day, from, to }];
    expect(await faultOf({ lengthMinutes: 7 })).toBe('conferences.bad-plan length');
    expect(await faultOf({ lengthMinutes: 245 })).toBe('conferences.bad-plan length');
    expect(await faultOf({ stretches: on(DAY, '18:00', '16:00') })).toBe('conferences.bad-plan stretch-order');
    expect(await faultOf({ stretches: on('2026-10-30', '16:00', '18:00') })).toBe('conferences.bad-plan past');
    const days = ['23', '24', '25'].map((date) => ({ day: `2026-11-${date}`, from: '08:00', to: '14:00' }));
    expect(await faultOf({ stretches: days, lengthMinutes: 5 })).toBe('conferences.bad-plan too-many');
  });

  it('a conference is opened with times only, and goes no way that its states do not know', async () => {
    const { cases, leader, schoolId, p, keyed } = world;
    const plan = (more: object = {}) =>
      cases.plan(leader, {
        schoolId,
        groupIds: [p.groups.group],
        title: 'Vår',
        bookingFrom: '2026-11-03T07:00:00.000Z',
        bookingUntil: '2026-11-09T11:00:00.000Z',
        cancelHours: 24,
        gapMinutes: 5,
        idempotencyKey: keyed(newId()),
        ...more,
      });
    const { conferenceId: empty } = await plan();
    const step = (event: 'open' | 'end') => codeOf(cases.step(leader, { schoolId, conferenceId: empty, event }));
    expect(await step('open')).toBe('conferences.no-times');
    expect(await step('end')).toBe('conferences.wrong-state');
    expect(await codeOf(plan({ bookingUntil: '2026-11-03T06:00:00.000Z' }))).toBe('conferences.bad-period');
    expect(await codeOf(plan({ groupIds: [newId()] }))).toBe('conferences.unknown-group');
  });
});

describe('who books talks (H1)', () => {
  it('a consent lets a guardian read a conference, and book nothing', async () => {
    const { cases, family, p, book } = world;
    const name = { conferenceId, pupilId: p.pupil('adult') };
    expect((await cases.list(family('adultsFather'), name)).mayBook).toBe(false);
    expect((await cases.list(family('adult'), name)).mayBook).toBe(true);
    expect(await codeOf(cases.list(family('adultsMother'), name))).toBe('conferences.pupil-of-age');
    expect(await codeOf(book('adultsFather', [conferenceId, 'adult', '16:00']))).toBe('conferences.pupil-of-age');
  });

  it('a conference that is not opened is not found by families', async () => {
    const { conference, cases, family, p, book } = world;
    const draft = await conference('18:00', false);
    expect(await codeOf(cases.list(family('mother'), { conferenceId: draft, pupilId: p.pupil('ola') }))).toBe(
      'not-found',
    );
    expect(await codeOf(book('mother', [draft, 'ola', '16:00']))).toBe('not-found');
  });
});
