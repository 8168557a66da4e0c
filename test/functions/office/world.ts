import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { ALWAYS, ENDED, type Item, recordsOf, seed } from '../../support/world.ts';

export const TODAY = '2026-11-24T06:30:00Z';
const make = recordsOf(OWNER);
const basis = 'parental-responsibility' as const;

type Child = {
  readonly name: readonly [given: string, family: string];
  readonly protection?: string;
  readonly birthDate?: string;
  readonly to?: string;
  readonly schoolId?: string;
  readonly guardians?: Parameters<typeof make.pupil>[0]['guardians'];
};

/** A school with a class of pupils by name, their guardians, and everybody who may ask. */
export async function officeWorld() {
  const engine = await makeTables();
  const trips = countTrips(engine.client);
  const id = { school: newId(), otherSchool: newId(), group: newId(), otherGroup: newId(), spanish: newId() };
  const people = { mother: newId(), father: newId(), unknown: newId(), former: newId(), hidden: newId() };
  const guardians = [
    { guardianId: people.mother, basis, ...ALWAYS },
    { guardianId: people.hidden, basis, ...ALWAYS },
    { guardianId: people.unknown, basis: 'unknown' as const, ...ALWAYS },
    { guardianId: people.former, basis, ...ENDED },
  ];
  const children = {
    emma: { name: ['Emma', 'Åsen'], guardians },
    emil: { name: ['Emil', 'Bø'] },
    vilde: { name: ['Vilde', 'Haug'], protection: 'strictly-confidential', guardians },
    grown: { name: ['Grete', 'Dahl'], birthDate: '2008-11-24', guardians },
    left: { name: ['Ella', 'Eide'], to: '2026-11-01' },
    else: { name: ['Emma', 'Nes'], schoolId: id.otherSchool },
  } satisfies Record<string, Child>;
  const pupils = Object.fromEntries(Object.keys(children).map((name) => [name, newId()])) as Record<
    keyof typeof children,
    string
  >;
  const child = (name: keyof typeof children): Item[] => {
    const { name: called, schoolId = id.school, to, ...more }: Child = children[name];
    const groupId = schoolId === id.school ? id.group : id.otherGroup;
    const [givenName, familyName] = called;
    return make
      .pupil({ id: pupils[name], schoolId, groupId, ...more })
      .map((item) => (item.sk === 'FACTS#PROFILE' ? { ...item, givenName, familyName, gradeLevel: '5', to } : item));
  };
  const adult = (name: keyof typeof people, number: string, more: Readonly<Record<string, unknown>>): Item[] =>
    make
      .guardian({ id: people[name], number, children: [] })
      .map((item) => (item.sk === 'FACTS#PROFILE' ? { ...item, givenName: name, ...more } : item));
  const staff = (name: string, more: Partial<Parameters<typeof make.staff>[0]> = {}) =>
    make.staff({ id: newId(), feideName: `${name}@fjordvik.example`, ...more });
  const role = (of: 'office' | 'leader' | 'principal', schoolId = id.school) => ({ role: of, schoolId, ...ALWAYS });
  const teaches = (as: 'teacher' | 'contact-teacher', groupId = id.group) => [
    { as, groupId, schoolId: id.school, ...ALWAYS },
  ];
  const own = Object.keys(children).filter((name) => name !== 'else') as (keyof typeof children)[];
  await seed(engine.client, engine.tables.main, [
    ...make.school(id.school, 'Fjordvik skule'),
    ...make.school(id.otherSchool, 'Nes skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...(Object.keys(children) as (keyof typeof children)[]).flatMap(child),
    ...make.group(
      { groupId: id.group, schoolId: id.school },
      '5A',
      own.map((name) => pupils[name]),
    ),
    ...make.group({ groupId: id.spanish, schoolId: id.school }, 'Spansk', [], { groupKind: 'teaching' }),
    ...adult('mother', '15851090085', { mobile: '+4790000001', protection: 'none' }),
    ...adult('hidden', '01912490048', { mobile: '+4790000002', protection: 'client-address' }),
    ...adult('unknown', '01512490065', { mobile: '+4790000003', protection: 'none' }),
    ...adult('former', '01762490001', { mobile: '+4790000004', protection: 'none' }),
    ...staff('office', { roles: [role('office')] }),
    ...staff('leader', { roles: [role('leader')] }),
    ...staff('principal', { roles: [role('leader'), role('principal')] }),
    ...staff('other-office', { roles: [role('office', id.otherSchool)] }),
    ...staff('admin', { roles: [{ role: 'owner-admin', ...ALWAYS }] }),
    ...staff('contact', { teaches: teaches('contact-teacher') }),
    ...staff('teacher', { teaches: teaches('teacher') }),
    ...staff('spanish', { teaches: teaches('teacher', id.spanish) }),
    ...staff('stand-in', {
      grants: [{ groupId: id.group, schoolId: id.school, from: '2026-11-16', to: '2026-12-01' }],
    }),
    ...staff('left', { employed: ENDED, roles: [role('office')], teaches: teaches('contact-teacher') }),
  ]);
  const answer = entriesOver(engine.client, engine.tables, ISSUERS);
  return {
    ...engine,
    ...{ id, pupils, people, trips },
    seed: (items: readonly Item[]) => seed(engine.client, engine.tables.main, items),
    /** A pupil on the list of the school, whose record says that they are at some school. */
    child: ([givenName, familyName]: Child['name'], schoolId: string): Item[] =>
      make
        .pupil({ id: newId(), schoolId, groupId: id.spanish })
        .map((item) =>
          item.sk === 'FACTS#PROFILE'
            ? { ...item, givenName, familyName, gsi1pk: `${OWNER}#SCHOOL#${id.school}#PUPILS` }
            : item,
        ),
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
