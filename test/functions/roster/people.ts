import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeTables } from '../../support/table.ts';
import { ALWAYS, ENDED, type Item, recordsOf, SECRET, seed } from '../../support/world.ts';

export const TODAY = '2026-11-24T06:30:00Z';
const PID = { mother: '15851090085', father: '01912490048', former: '01512490065', stranger: '01762490001' };

/** A school with a pupil of age, one who turns 18 on 25 November 2026, a minor, their guardians and the staff. */
function peopleOf() {
  const id = {
    school: newId(),
    otherSchool: newId(),
    thirdSchool: newId(),
    group: newId(),
    adult: newId(),
    soon: newId(),
    minor: newId(),
    mother: newId(),
    father: newId(),
    former: newId(),
    stranger: newId(),
  };
  const { school, setting, term, pupil, guardian, staff, group } = recordsOf(OWNER);
  const basis = 'parental-responsibility' as const;
  const guardians = [
    { guardianId: id.mother, basis, ...ALWAYS },
    { guardianId: id.father, basis, ...ALWAYS },
    { guardianId: id.former, basis, ...ENDED },
  ];
  const at = { schoolId: id.school, groupId: id.group, guardians };
  const person = (name: string, more: Partial<Parameters<typeof staff>[0]> = {}): Item[] =>
    staff({ id: newId(), feideName: `${name}@fjordvik.example`, ...more });
  const office = { role: 'office', schoolId: id.school } as const;
  const teaches = [{ as: 'teacher', groupId: id.group, schoolId: id.school, ...ALWAYS } as const];
  const children = [id.adult, id.soon, id.minor];
  const items: Item[] = [
    ...school(id.school, 'Fjordvik skule'),
    ...school(id.otherSchool, 'Nes skule'),
    ...school(id.thirdSchool, 'Vik skule'),
    ...setting('school.contact', { name: 'Kontoret', phone: '57 00 00 00' }),
    ...term('2026-08-17', '2027-06-19'),
    ...group({ schoolId: id.school, groupId: id.group }, '5A', [id.adult, id.soon, id.minor]),
    ...pupil({ ...at, id: id.adult, birthDate: '2008-11-24', feideName: 'adult@fjordvik.example' }),
    ...pupil({ ...at, id: id.soon, birthDate: '2008-11-25', feideName: 'soon@fjordvik.example' }),
    ...pupil({ ...at, id: id.minor, feideName: 'minor@fjordvik.example' }),
    ...(['mother', 'father', 'former', 'stranger'] as const).flatMap((name) =>
      guardian({ id: id[name], number: PID[name], children: name === 'stranger' ? [] : children }),
    ),
    ...person('office', { roles: [{ ...office, ...ALWAYS }] }),
    ...person('leader', { roles: [{ role: 'leader', schoolId: id.school, ...ALWAYS }] }),
    ...person('other-office', { roles: [{ role: 'office', schoolId: id.otherSchool, ...ALWAYS }] }),
    ...person('third-office', { roles: [{ role: 'office', schoolId: id.thirdSchool, ...ALWAYS }] }),
    ...person('admin', { roles: [{ role: 'owner-admin', ...ALWAYS }] }),
    ...person('teacher', { teaches }),
    // Roles and groups until further notice, of somebody whose employment has ended.
    ...person('left', { employed: ENDED, roles: [{ ...office, ...ALWAYS }], teaches }),
    ...person('leaves-today', {
      employed: { from: '2025-08-01', to: '2026-11-25' },
      roles: [{ ...office, ...ALWAYS }],
      teaches,
    }),
  ];
  return { id, items };
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
