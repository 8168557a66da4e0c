import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { ALWAYS, keysOf, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { type Family, newFamily, sentFact } from '../deliveries/family.ts';
import { dueOver } from './due.ts';
import { factOf } from './world.ts';

const AT = '2026-11-24T09:00:00.000Z';
const CHILD = '/v1/guardian/children/{childId}';
const PUPIL = '/v1/pupil/{pupilId}';
const STAFF = '/v1/schools/{schoolId}/pupils/{pupilId}';

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
let due: ReturnType<typeof dueOver>;
let family: Family;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
  due = dueOver(engine.client, engine.tables.main);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  family = await newFamily(engine);
  const { groupId, staff, schoolId } = family;
  const member = { personId: staff.contact, as: 'contact-teacher', ...ALWAYS };
  await seed(engine.client, engine.tables.main, [
    { ...keysOf(OWNER).member(groupId, staff.contact, 'contact-teacher'), ...member },
    ...recordsOf(OWNER).group({ groupId, schoolId }, '8B', [family.pupilId]),
    ...recordsOf(OWNER).setting('absence.noticeOnChangedReason', true, schoolId),
    ...recordsOf(OWNER).term('2026-08-17', '2027-06-19'),
  ]);
});

type Who = 'mother' | 'father' | 'pupil' | 'contact';
const claimsOf = (who: Who) => {
  if (who === 'pupil') return feideClaims(family.pupil);
  return who === 'contact' ? feideClaims(family.staff.contact) : guardianClaims(family.numbers[who]);
};
/** Asks about the family's pupil, and expects success. */
async function ask(who: Who, route: string, more: Partial<Ask> = {}) {
  const { pupilId, schoolId, groupId, warningId } = family;
  const all: Readonly<Record<string, string>> = { childId: pupilId, pupilId, schoolId, groupId, warningId };
  const named = Object.fromEntries(Object.entries(all).filter(([name]) => route.includes(`{${name}}`)));
  const headers = { 'idempotency-key': newId(), ...more.headers };
  const params = { ...named, ...more.params };
  const result = await answer(httpEvent({ at: AT, claims: claimsOf(who), ...more, route, headers, params }));
  expect([route, Number(result.statusCode) < 300, result.body]).toEqual([route, true, result.body]);
  const isText = String(result.headers?.['content-type']).includes('json');
  return { body: isText ? JSON.parse(String(result.body)) : {}, etag: String(result.headers?.etag) };
}

type Area = 'absence' | 'leave' | 'figures' | 'warnings' | 'remarks';
/** The badge of each reader in one area; guardians see it on the home page and in the inbox alike. */
const badges = (area: Area, ...readers: readonly Who[]) =>
  Promise.all(
    readers.map(async (who) => {
      if (who === 'pupil') return (await ask(who, 'GET /v1/pupil/card')).body.unread[area];
      if (who === 'contact') return (await ask(who, 'GET /v1/staff/inbox')).body.unread[area];
      const { children } = (await ask(who, 'GET /v1/guardian/children')).body;
      expect((await ask(who, 'GET /v1/guardian/inbox')).body.unread[area]).toBe(children[0].unread[area]);
      return children[0].unread[area];
    }),
  );

type Opened = Pick<Ask, 'params' | 'query'>;
type Happening = () => Promise<Opened>;
const warningSent: Happening = async () => {
  await due.deliver(await sentFact(engine, family), AT);
  return {};
};
const remarkWritten: Happening = async () => {
  const body = { date: '2026-11-24', remarks: [{ pupilId: family.pupilId, categoryId: 'late', comment: '' }] };
  await ask('contact', 'POST /v1/groups/{groupId}/remarks', { body });
  await due.deliverAll(AT);
  return {};
};
const leaveGranted: Happening = async () => {
  const body = { firstDay: '2026-12-03', lastDay: '2026-12-04', purposeId: 'travel' };
  const applied = await ask('mother', `POST ${CHILD}/leave-applications`, { body });
  const params = { leaveId: applied.body.leaveId };
  const granted = { params, body: { outcome: 'granted' }, headers: { 'if-match': applied.etag.replace(/-.*"/, '"') } };
  await ask('contact', `POST ${STAFF}/leave-applications/{leaveId}/decision`, granted);
  await due.deliverAll(AT);
  return { params };
};
const reasonChanged: Happening = async () => {
  const { pupilId, schoolId, staff } = family;
  const data = { pupilId, schoolId, dates: ['2026-11-20'], reports: [], decidedBy: staff.contact, reasonChanged: true };
  await due.deliver(factOf('absence-decided', data), AT);
  return { query: { from: '2026-11-01', to: '2026-11-24' } };
};
const limitNeared: Happening = async () => {
  const { pupilId, schoolId, groupId } = family;
  const data = { pupilId, schoolId, schoolYear: '2026-2027', groupIds: [groupId], percent: 5, isLimit: false };
  await due.deliver(factOf('absence-threshold-reached', data), AT);
  return {};
};

describe('a badge falls when its thing is opened, and the other reader’s stays', () => {
  it.each([
    ['a warning', 'warnings', warningSent, `GET ${CHILD}/warnings/{warningId}`],
    ['the letter of a warning', 'warnings', warningSent, `GET ${CHILD}/warnings/{warningId}/pdf`],
    ['a warning that is acknowledged', 'warnings', warningSent, `POST ${CHILD}/warnings/{warningId}/acknowledgement`],
    ['a remark', 'remarks', remarkWritten, `GET ${CHILD}/remarks`],
    ['the list of leave', 'leave', leaveGranted, `GET ${CHILD}/leave-applications`],
    ['a decided application', 'leave', leaveGranted, `GET ${CHILD}/leave-applications/{leaveId}`],
    ['a day of absence', 'absence', reasonChanged, `GET ${CHILD}/absences`],
  ] as const)('a badge of guardians falls for the one who opened: %s', async (_what, area, happens, route) => {
    const { params = {}, query = {} } = await happens();
    expect(await badges(area, 'mother', 'father')).toEqual([1, 1]);
    await ask('mother', route, { query, ...(route.includes('{leaveId}') && { params }) });
    expect(await badges(area, 'mother', 'father')).toEqual([0, 1]);
    await ask('father', route, { query, ...(route.includes('{leaveId}') && { params }) });
    expect(await badges(area, 'mother', 'father')).toEqual([0, 0]);
  });

  it.each([
    ['a warning', 'warnings', warningSent, `GET ${PUPIL}/warnings/{warningId}`, 'mother'],
    ['a remark', 'remarks', remarkWritten, `GET ${PUPIL}/remarks`, 'mother'],
    ['the sums of absence', 'figures', limitNeared, `GET ${PUPIL}/absence-figures`, 'contact'],
  ] as const)('a badge of the pupil falls alone: %s', async (_what, area, happens, route, other) => {
    await happens();
    expect(await badges(area, 'pupil', other)).toEqual([1, 1]);
    await ask('pupil', route);
    expect(await badges(area, 'pupil', other)).toEqual([0, 1]);
  });

  it('a badge of the contact teacher falls alone when the pupil’s sums are opened', async () => {
    await limitNeared();
    await ask('contact', `GET ${STAFF}/absence-figures`);
    expect(await badges('figures', 'pupil', 'contact')).toEqual([1, 0]);
  });

  it.each([
    ['the list of warnings', 'warnings', warningSent, `GET ${CHILD}/warnings`],
    ['the summary', 'warnings', warningSent, `GET ${CHILD}/summary`],
    ['the summary', 'remarks', remarkWritten, `GET ${CHILD}/summary`],
    ['the summary', 'leave', leaveGranted, `GET ${CHILD}/summary`],
    ['other days of absence', 'absence', reasonChanged, `GET ${CHILD}/absences`],
  ] as const)('a badge stays when only this is opened: %s of %s', async (_what, area, happens, route) => {
    await happens();
    const others = { from: '2026-11-21', to: '2026-11-24' };
    await ask('mother', route, route.endsWith('absences') ? { query: others } : {});
    expect(await badges(area, 'mother', 'father')).toEqual([1, 1]);
  });
});
