import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

const CHILD = '/v1/guardian/children/{childId}/absence-reports';
const PUPIL = '/v1/pupil/{pupilId}/absence-reports';
const EVER = { from: '2015-08-01' };

let engine: Awaited<ReturnType<typeof makeTables>>;
let answer: ReturnType<typeof entriesOver>;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());

let families = 0;
/** A pupil born on that day with one guardian, and what each of the two may do at an instant. */
async function familyOf(birthDate: string) {
  const make = recordsOf(OWNER);
  const number = String(41_018_100_000 + ++families);
  const [schoolId, groupId, pupilId, guardianId] = [newId(), newId(), newId(), newId()];
  const guardians = [{ guardianId, basis: 'parental-responsibility' as const, ...EVER }];
  const feideName = `pupil${families}`;
  await seed(engine.client, engine.tables.main, [
    ...make.school(schoolId, 'Fjordvik vidaregåande'),
    ...make
      .pupil({ id: pupilId, schoolId, groupId, birthDate, guardians, feideName: `${feideName}@fjordvik.example` })
      .map((item) => ('from' in item ? { ...item, ...EVER } : item)),
    ...make.guardian({ id: guardianId, number, children: [pupilId] }),
  ]);
  const ask = async (given: Omit<Ask, 'at'>, at: string) => {
    const result = await answer(httpEvent({ ...given, at, headers: { 'idempotency-key': newId() } }));
    expectDocumented(given.route, result);
    const { code }: { code?: string } = JSON.parse(String(result.body));
    return code ?? Number(result.statusCode);
  };
  const [guardian, pupil] = [guardianClaims(number), feideClaims(feideName)];
  // Refused for its day, by a rule that is asked after the policy: being told so is being let through.
  const past = { firstDay: '2020-01-02', lastDay: '2020-01-02' };
  const body = { children: [{ childId: pupilId, ...past }] };
  return async (at: string) => ({
    guardianReads: await ask({ route: `GET ${CHILD}`, params: { childId: pupilId }, claims: guardian }, at),
    guardianReports: await ask({ route: 'POST /v1/guardian/absence-reports', body, claims: guardian }, at),
    pupilReports: await ask({ route: `POST ${PUPIL}`, params: { pupilId }, body: past, claims: pupil }, at),
  });
}
const MINOR = {
  guardianReads: 200,
  guardianReports: 'absence.past',
  pupilReports: 'absence.pupil-not-of-age',
};
const OF_AGE = {
  guardianReads: 'absence.pupil-of-age',
  guardianReports: 'absence.pupil-of-age',
  pupilReports: 'absence.past',
};

describe('the 18th birthday begins at midnight in Oslo, over HTTP (J3, A8)', () => {
  test.each([
    ['in winter, at 23:00 UTC', '2008-11-24', '2026-11-23T22:59:59.999Z', '2026-11-23T23:00:00.000Z'],
    ['in summer, at 22:00 UTC', '2009-06-15', '2027-06-14T21:59:59.999Z', '2027-06-14T22:00:00.000Z'],
    ['on the day summer time begins', '2009-03-28', '2027-03-27T22:59:59.999Z', '2027-03-27T23:00:00.000Z'],
    ['on the day after it', '2009-03-29', '2027-03-28T21:59:59.999Z', '2027-03-28T22:00:00.000Z'],
    ['on the day summer time ends', '2008-10-25', '2026-10-24T21:59:59.999Z', '2026-10-24T22:00:00.000Z'],
    ['on the day after it', '2008-10-26', '2026-10-25T22:59:59.999Z', '2026-10-25T23:00:00.000Z'],
    ['on New Year’s Day', '2009-01-01', '2026-12-31T22:59:59.999Z', '2026-12-31T23:00:00.000Z'],
    ['on 1 March of who was born on a leap day', '2008-02-29', '2026-02-28T22:59:59.999Z', '2026-02-28T23:00:00.000Z'],
  ])('the 18th birthday begins at midnight in Oslo, over HTTP: %s', async (_when, birthDate, last, first) => {
    const seenAt = await familyOf(birthDate);
    expect([await seenAt(last), await seenAt(first)]).toEqual([MINOR, OF_AGE]);
  });
});
