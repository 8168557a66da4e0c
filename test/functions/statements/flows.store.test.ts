import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { at } from '../../support/json.ts';
import { seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { type Asking, asking, BASE, make, named, school } from './world.ts';

let engine: Awaited<ReturnType<typeof makeTables>>;
let ask: Asking;
const place = school();
const [MONDAY, TUESDAY] = ['2026-11-16', '2026-11-17'];
const lessons: Readonly<Record<string, string>> = { [MONDAY]: newId(), [TUESDAY]: newId() };
beforeAll(async () => {
  engine = await makeTables();
  ask = asking(engine);
  await seed(engine.client, engine.tables.main, [
    ...place.items,
    ...Object.entries(lessons).flatMap(([date, lessonId]) =>
      make.lesson({ lessonId, date, groupId: place.groupId, schoolId: place.schoolId, subject: 'Norsk' }),
    ),
  ]);
});
afterAll(() => engine.stop());

const freeze = (when: string) =>
  ask('office', {
    route: `POST ${BASE}/statements`,
    params: named(place),
    body: { halfYear: '2026-autumn' },
    at: when,
  });
const register = (date: string, kind: string, when: string, minutes?: number) =>
  ask('subject', {
    route: 'POST /v1/groups/{groupId}/days/{date}/lessons/{lessonId}/entries',
    params: { groupId: place.groupId, date, lessonId: lessons[date] ?? '' },
    body: { entries: [{ pupilId: place.pupil, kind, ...(minutes !== undefined && { minutes }) }] },
    at: when,
  });
const decide = (code: string | null, version: number, when: string) =>
  ask('contact', {
    route: 'POST /v1/groups/{groupId}/absence-decisions',
    params: { groupId: place.groupId },
    body: {
      decisions: [
        {
          pupilId: place.pupil,
          date: TUESDAY,
          wholeDay: code !== null,
          code,
          difference: 'teacher-corrected',
          version,
        },
      ],
      reports: [],
    },
    at: when,
  });

describe('what teachers register and decide, frozen (C5)', () => {
  test('what teachers register and decide, frozen stays as it was while they go on correcting it', async () => {
    const steps = [
      await register(MONDAY, 'absent', '2026-11-16T08:00:00Z'),
      await register(TUESDAY, 'absent', '2026-11-17T08:00:00Z'),
      await decide('documented-health', 0, '2026-11-18T08:00:00Z'),
    ];
    const first = await freeze('2026-11-24T06:30:00Z');
    expect(at(first.body, 'content', 'diploma', 'before')).toEqual({ days: 1, minutes: 60 });
    steps.push(
      await register(MONDAY, 'part', '2026-11-24T07:00:00Z', 15),
      await decide('undocumented', 1, '2026-11-24T07:01:00Z'),
      await decide(null, 2, '2026-11-24T07:02:00Z'),
    );
    expect(steps.map(({ status }) => status).every((status) => status < 300)).toBe(true);
    const second = await freeze('2026-11-24T08:00:00Z');
    expect(at(second.body, 'content', 'diploma', 'before')).toEqual({ days: 0, minutes: 75 });
    for (const { body } of [first, second]) {
      const params = { ...named(place), statementId: String(at(body, 'statementId')) };
      const told = await ask('leader', { route: `GET ${BASE}/statements/{statementId}/verification`, params });
      expect(told.body).toEqual({ same: true, sha256: at(body, 'sha256'), recomputed: at(body, 'sha256') });
    }
  });
});
