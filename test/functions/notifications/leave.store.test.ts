import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { ALWAYS, keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { makeWorld } from '../lessons/world.ts';
import { dueOver } from './due.ts';
import { factOf } from './world.ts';

const AT = '2026-11-24T09:00:00Z';
const APPLY = 'POST /v1/guardian/children/{childId}/leave-applications';
const DECIDE = 'POST /v1/schools/{schoolId}/pupils/{pupilId}/leave-applications/{leaveId}/decision';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: Awaited<ReturnType<typeof makeWorld>>;
let due: ReturnType<typeof dueOver>;
const principal = newId();
beforeEach(async () => {
  tables = await makeTables();
  world = await makeWorld(tables);
  due = dueOver(tables.client, tables.tables.main);
  const { p } = world;
  const member = { personId: p.staff.contact, as: 'contact-teacher', ...ALWAYS };
  await seed(tables.client, tables.tables.main, [
    { ...keysOf(OWNER).member(p.group, p.staff.contact, 'contact-teacher'), ...member },
    ...recordsOf(OWNER).staff({
      id: principal,
      feideName: 'rektor@fjordvik.example',
      roles: [{ role: 'principal', schoolId: p.school, ...ALWAYS }],
    }),
  ]);
});
afterEach(() => tables.stop());

const apply = (firstDay: string, lastDay: string) =>
  world.ask('mother', {
    route: APPLY,
    params: { childId: world.p.pupils.ola },
    body: { firstDay, lastDay, purposeId: 'travel' },
    at: AT,
  });

describe('an application for leave (A10, F7)', () => {
  test('an application for leave waits for the contact teacher, who finds it in the inbox with the pupil’s name', async () => {
    const applied = await apply('2026-12-03', '2026-12-04');
    expect(applied.status).toBe(201);
    await due.deliverAll(AT);
    await due.deliverAll(AT);
    expect(due.told()).toEqual([`staff ${world.p.staff.contact} pupil:decide-leave ${world.p.pupils.ola} leave now`]);
    const { body } = await world.ask('contact', { route: 'GET /v1/staff/inbox' });
    expect(body.items).toMatchObject([
      { kind: 'leave-waiting', pupilName: 'Elev Fjord', about: { kind: 'leave', id: applied.body.leaveId } },
    ]);
    expect(body.unread.leave).toBe(1);
  });

  test('an application for leave that is long waits for the principal of the school', async () => {
    expect((await apply('2026-12-01', '2026-12-09')).status).toBe(201);
    await due.deliverAll(AT);
    expect(due.told()).toEqual([`staff ${principal} pupil:decide-long-leave ${world.p.pupils.ola} leave now`]);
  });

  test('an application for leave that is decided is news to the guardian who applied', async () => {
    const { body, etag } = await apply('2026-12-03', '2026-12-04');
    const params = { schoolId: world.p.school, pupilId: world.p.pupils.ola, leaveId: body.leaveId };
    const headers = { 'if-match': etag };
    const decided = await world.ask('contact', { route: DECIDE, params, body: { outcome: 'granted' }, headers });
    expect([decided.status, decided.body]).toEqual([200, decided.body]);
    due.handed.length = 0;
    await due.deliverAll(AT);
    expect(due.told()).toContain(`guardian ${world.p.mother} child:read ${world.p.pupils.ola} leave now`);
  });
});

test('a threshold of absence reaches pupil and contact teacher on the real roster (C4)', async () => {
  const { p } = world;
  const data = { pupilId: p.pupils.ola, schoolId: p.school, schoolYear: '2026-2027', groupIds: [p.group] };
  await due.deliver(factOf('absence-threshold-reached', { ...data, percent: 5, isLimit: false }), AT);
  expect([...due.told()].sort()).toEqual([
    `pupil ${p.pupils.ola} pupil:read-own ${p.pupils.ola} figures now`,
    `staff ${p.staff.contact} pupil:figures ${p.pupils.ola} figures now`,
  ]);
});
