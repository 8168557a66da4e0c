import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ENDED, recordsOf, SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import { makeTables } from '../../support/table.ts';

export const TODAY = '2026-11-24T06:30:00Z';
const PID = { mother: '15851090085', father: '01912490048', former: '01512490065', stranger: '01762490001' };

/** A school with a pupil of age, one who turns 18 on 25 November 2026, a minor, their guardians and the staff. */
function peopleOf() {
  const guardians = {
    ...responsible('mother', 'father'),
    former: { basis: 'parental-responsibility' as const, ...ENDED },
  };
  const office = { roles: ['office' as const], teaches: ['group' as const] };
  const roster = rosterOf({
    schools: {
      school: { name: 'Fjordvik skule' },
      otherSchool: { name: 'Nes skule' },
      thirdSchool: { name: 'Vik skule' },
    },
    groups: { group: { name: '5A' } },
    pupils: {
      adult: { in: ['group'], guardians, birthDate: '2008-11-24', login: 'adult' },
      soon: { in: ['group'], guardians, birthDate: '2008-11-25', login: 'soon' },
      minor: { in: ['group'], guardians, login: 'minor' },
    },
    guardians: {
      mother: { number: PID.mother },
      father: { number: PID.father },
      former: { number: PID.former },
      stranger: { number: PID.stranger },
    },
    staff: {
      office: { roles: ['office'] },
      leader: { roles: ['leader'] },
      'other-office': { roles: [{ role: 'office', at: 'otherSchool' }] },
      'third-office': { roles: [{ role: 'office', at: 'thirdSchool' }] },
      admin: { roles: ['owner-admin'] },
      teacher: { teaches: ['group'] },
      // Roles and groups until further notice, of somebody whose employment has ended.
      left: { employed: ENDED, ...office },
      'leaves-today': { employed: { from: '2025-08-01', to: '2026-11-25' }, ...office },
    },
  });
  const contact = recordsOf(OWNER).setting('school.contact', { name: 'Kontoret', phone: '57 00 00 00' });
  const { schools, groups, pupils } = roster;
  return { id: { ...schools, ...groups, ...pupils, ...roster.guardians }, items: [...roster.items, ...contact] };
}

export type Who = 'guest' | keyof typeof PID | (string & {});

/** The real entries over a table of this file's own, with the people above. */
export async function rosterWorld() {
  const engine = await makeTables();
  const { id, items } = peopleOf();
  await seed(engine.client, engine.tables.main, items);
  const answer = entriesOver(engine.client, engine.tables, ISSUERS);
  const claimsOf = (who: Who) => {
    if (who === 'guest') return undefined;
    const number = new Map(Object.entries(PID)).get(who);
    return number === undefined ? feideClaims(who) : guardianClaims(number);
  };
  return {
    ...engine,
    id,
    lookup: rosterLookup(engine.client, engine.tables.main, async () => SECRET),
    /** Asks as the guardian with this number. */
    askAs: async (number: string, ask: Omit<Ask, 'claims' | 'at'>) => {
      const result = await answer(httpEvent({ ...ask, at: TODAY, claims: guardianClaims(number) }));
      return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
    },
    /** Lets something happen before the next call of one kind; answers how to stop waiting for it. */
    beforeNext(command: string, happen: () => Promise<void>) {
      let waits = true;
      engine.client.middlewareStack.add(
        (next, context) => async (args) => {
          if (waits && context.commandName?.startsWith(command)) {
            waits = false;
            await happen();
          }
          return next(args);
        },
        { step: 'initialize', name: 'happenFirst', override: true },
      );
      return () => {
        waits = false;
      };
    },
    async ask(who: Who, ask: Omit<Ask, 'claims' | 'at'>, at = TODAY) {
      const result = await answer(httpEvent({ ...ask, at, claims: claimsOf(who) }));
      expectDocumented(ask.route, result);
      const body = typeof result.body === 'string' ? JSON.parse(result.body) : undefined;
      return { status: Number(result.statusCode), body };
    },
  };
}
export type RosterWorld = Awaited<ReturnType<typeof rosterWorld>>;

/** What the access log keeps about a pupil. */
export async function accessLines({ client, tables }: RosterWorld, pupilId: string) {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tables.accessLog, ConsistentRead: true }));
  return Items.filter((item) => item.pupilId === pupilId);
}

export async function itemAt(
  { client, tables }: RosterWorld,
  { pk, sk }: { readonly pk: string; readonly sk: string },
) {
  const Key = { pk, sk };
  return (await client.send(new GetCommand({ TableName: tables.main, Key, ConsistentRead: true }))).Item;
}
