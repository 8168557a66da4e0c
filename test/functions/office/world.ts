import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ENDED, type Item, recordsOf, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';

export const TODAY = '2026-11-24T06:30:00Z';
const make = recordsOf(OWNER);

type Child = { readonly birthDate?: string; readonly protection?: string; readonly to?: string };
const named = (givenName: string, familyName: string, { to, ...more }: Child = {}) => ({
  in: ['group' as const],
  profile: { givenName, familyName, gradeLevel: '5', ...(to !== undefined && { to }) },
  ...more,
});
const reached = (number: string, givenName: string, mobile: string, protection = 'none') => ({
  ...{ number, profile: { givenName, mobile, protection } },
});

/** A school with a class of pupils by name, their guardians, and everybody who may ask. */
function roster() {
  const guardians = {
    ...responsible('mother', 'hidden'),
    unknown: 'unknown' as const,
    former: { basis: 'parental-responsibility' as const, ...ENDED },
  };
  return rosterOf({
    schools: { school: { name: 'Fjordvik skule' }, otherSchool: { name: 'Nes skule' } },
    groups: {
      group: { name: '5A' },
      otherGroup: { name: '5A', school: 'otherSchool' },
      spanish: { name: 'Spansk', groupKind: 'teaching' },
    },
    pupils: {
      emma: { ...named('Emma', 'Åsen'), guardians },
      emil: named('Emil', 'Bø'),
      vilde: { ...named('Vilde', 'Haug', { protection: 'strictly-confidential' }), guardians },
      grown: { ...named('Grete', 'Dahl', { birthDate: '2008-11-24' }), guardians },
      left: named('Ella', 'Eide', { to: '2026-11-01' }),
      else: { ...named('Emma', 'Nes'), in: ['otherGroup'] },
    },
    guardians: {
      mother: reached('15851090085', 'mother', '+4790000001'),
      hidden: reached('01912490048', 'hidden', '+4790000002', 'client-address'),
      unknown: reached('01512490065', 'unknown', '+4790000003'),
      former: reached('01762490001', 'former', '+4790000004'),
    },
    staff: {
      office: { roles: ['office'] },
      leader: { roles: ['leader'] },
      principal: { roles: ['leader', 'principal'] },
      'other-office': { roles: [{ role: 'office', at: 'otherSchool' }] },
      admin: { roles: ['owner-admin'] },
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['group'] },
      spanish: { teaches: ['spanish'] },
      'stand-in': { grants: [{ group: 'group', from: '2026-11-16', to: '2026-12-01' }] },
      left: { employed: ENDED, roles: ['office'], contactTeacherOf: ['group'] },
    },
  });
}

/** That school on the real entries over real tables. */
export async function officeWorld() {
  const engine = await makeTables();
  const trips = countTrips(engine.client);
  const { schools, groups, pupils, guardians: people, items } = roster();
  const id = { ...schools, ...groups };
  await seed(engine.client, engine.tables.main, items);
  const answer = entriesOver(engine.client, engine.tables, ISSUERS);
  return {
    ...engine,
    ...{ id, pupils, people, trips },
    seed: (items: readonly Item[]) => seed(engine.client, engine.tables.main, items),
    /** A pupil on the list of the school, whose record says that they are at some school. */
    child: (givenName: string, familyName: string, schoolId: string): Item[] => {
      const list = { gsi1pk: `${OWNER}#SCHOOL#${id.school}#PUPILS` };
      return make.pupil({ id: newId(), schoolId, groupId: id.spanish, profile: { givenName, familyName, ...list } });
    },
    async ask(who: string, ask: Omit<Ask, 'claims' | 'at'>, at = TODAY) {
      const claims = who === 'guest' ? undefined : who === 'mother' ? guardianClaims('15851090085') : feideClaims(who);
      const result = await answer(httpEvent({ ...ask, at, claims }));
      expectDocumented(ask.route, result);
      return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
    },
    /** About whom the access log has lines of an action, by any right or by one. */
    async looked(action: string, basis?: string): Promise<readonly string[]> {
      const found = await engine.client.send(
        new ScanCommand({ TableName: engine.tables.accessLog, ConsistentRead: true }),
      );
      const lines = (found.Items ?? []).filter((item) => item.action === action);
      return lines.filter((item) => basis === undefined || item.basis === basis).map(({ pupilId }) => String(pupilId));
    },
  };
}
export type OfficeWorld = Awaited<ReturnType<typeof officeWorld>>;
