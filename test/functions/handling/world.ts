import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { absenceStore } from '../../../functions/absence/store.ts';
import { HandlingFact } from '../../../functions/handling/events.ts';
import { Final } from '../../../functions/handling/final.ts';
import { Entry } from '../../../functions/lessons/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import type { makeTables } from '../../support/table.ts';
import { ALWAYS, type Item, recordsOf, seed } from '../../support/world.ts';

/** A Tuesday afternoon in a term. */
export const AT = '2026-11-24T13:00:00Z';
export const TODAY = '2026-11-24';
export const MONDAY = '2026-11-23';
export const CLASS = '/v1/groups/{groupId}';
export const DECIDE = `POST ${CLASS}/absence-decisions`;
export const PREVIEW = `${DECIDE}/preview`;
export const QUEUE = `GET ${CLASS}/absence-queue`;
export const SIDE = `GET ${CLASS}/absences`;
export const HISTORY = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/absence-decisions';

const make = recordsOf(OWNER);
const realm = (name: string) => `${name}@fjordvik.example`;

/** Ids and logins of one world; fresh, so that worlds in one table do not meet. */
function people() {
  const number = String(Math.floor(Math.random() * 1e9)).padStart(9, '0');
  const names = ['contact', 'second', 'subject', 'office', 'elsewhere', 'newclass'] as const;
  const staff = Object.fromEntries(names.map((name) => [name, newId()])) as Record<(typeof names)[number], string>;
  return {
    tag: newId().slice(0, 8),
    number: `41${number}`,
    mother: newId(),
    school: newId(),
    group: newId(),
    otherGroup: newId(),
    ola: newId(),
    kari: newId(),
    secret: newId(),
    /** Came to the class from another one yesterday. */
    mover: newId(),
    foreign: newId(),
    staff,
  };
}
export type People = ReturnType<typeof people>;

function items(p: People, type: 'grunnskole' | 'vgs', more: readonly string[]): Item[] {
  const guardians = [{ guardianId: p.mother, basis: 'parental-responsibility' as const, ...ALWAYS }];
  const here = { schoolId: p.school, groupId: p.group };
  const pupil = (id: string, extra = {}) => make.pupil({ id, ...here, guardians, ...extra });
  const person = (name: keyof People['staff'], of: Omit<Parameters<typeof make.staff>[0], 'id' | 'feideName'>) =>
    make.staff({ id: p.staff[name], feideName: realm(`${name}-${p.tag}`), ...of });
  const contact = { as: 'contact-teacher' as const, ...ALWAYS };
  const other = { schoolId: p.school, groupId: p.otherGroup };
  const moved = { pk: `${OWNER}#PUPIL#${p.mover}`, groupName: '5B', groupKind: 'basis', ...other };
  const children = [p.ola, p.kari, p.secret, p.mover, ...more];
  return [
    ...make.school(p.school, 'Fjordvik skule').map((item) => ({ ...item, type })),
    ...make.term('2026-08-17', '2027-06-19'),
    ...children.flatMap((id) => pupil(id, id === p.secret ? { protection: 'strictly-confidential' } : {})),
    { ...moved, sk: `FACTS#ENROLMENT#${p.otherGroup}`, from: '2026-08-01', to: MONDAY },
    ...make.pupil({ id: p.foreign, ...other }),
    ...make.group(here, '5A', children),
    ...make.group(other, '5B', [p.foreign]),
    {
      pk: `${OWNER}#GROUP#${p.otherGroup}`,
      sk: `MEMBER#${p.mover}#student`,
      personId: p.mover,
      as: 'student',
      from: '2026-08-01',
      to: MONDAY,
    },
    ...make.guardian({ id: p.mother, number: p.number, children }),
    ...person('contact', { teaches: [{ ...contact, ...here }] }),
    ...person('second', { teaches: [{ ...contact, ...here }] }),
    ...person('subject', { teaches: [{ as: 'teacher', ...here, ...ALWAYS }] }),
    ...person('office', { roles: [{ role: 'office', schoolId: p.school, ...ALWAYS }] }),
    ...person('newclass', { teaches: [{ ...contact, ...other }] }),
    ...person('elsewhere', { teaches: [{ ...contact, schoolId: newId(), groupId: newId() }] }),
  ];
}

type Tables = Awaited<ReturnType<typeof makeTables>>;
type Line = { pupilId: string; date?: string; version?: number; code?: string | null } & Record<string, unknown>;

/** A class with everybody round it, on the real entries over real tables. */
export async function makeWorld(tables: Tables, type: 'grunnskole' | 'vgs' = 'grunnskole', morePupils = 0) {
  const { client, tables: names } = tables;
  const table = names.main;
  const p = people();
  const more = Array.from({ length: morePupils }, newId);
  await seed(client, table, items(p, type, more));
  const answer = entriesOver(client, names, ISSUERS);
  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item }));

  async function ask(
    who: string,
    { key = newId(), at = AT, ...rest }: Omit<Ask, 'claims' | 'at'> & { at?: string; key?: string },
  ) {
    const claims =
      who === 'guest' ? undefined : who === 'mother' ? guardianClaims(p.number) : feideClaims(`${who}-${p.tag}`);
    const result = await answer(
      httpEvent({ at, ...rest, claims, headers: { 'idempotency-key': key, ...rest.headers } }),
    );
    expectDocumented(rest.route, result);
    return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
  }

  const rows = async (pk: string, from: string) => {
    const found = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :from)',
        ExpressionAttributeValues: { ':pk': pk, ':from': from },
        ConsistentRead: true,
      }),
    );
    return found.Items ?? [];
  };

  return {
    p,
    more,
    table,
    client,
    ask,
    put,
    store: absenceStore(client, table),
    class: { groupId: p.group },

    /** Reported away by the mother, through the real route; today unless told otherwise. */
    async report(childId: string, span: Record<string, unknown> = {}, at = '2026-11-24T06:00:00Z'): Promise<string> {
      const children = [{ childId, firstDay: TODAY, lastDay: TODAY, ...span }];
      const { body } = await ask('mother', { route: 'POST /v1/guardian/absence-reports', body: { children }, at });
      return body.reports[0].reportId;
    },

    /** As a teacher has registered it; the entries of `lessons` write the same record. */
    async entry(pupilId: string, more: Partial<Entry> = {}): Promise<Entry> {
      const { kind = 'absent', at = '2026-11-24T08:00:00.000Z', lessonId = newId() } = more;
      const value = {
        kind,
        minutes: kind === 'present' ? 0 : 60,
        counted: kind !== 'present' && kind !== 'late',
        code: 'undocumented',
        documentation: 'undocumented' as const,
        onDiploma: true,
        by: p.staff.subject,
        at,
      };
      const entry = Entry.parse({
        pupilId,
        schoolId: p.school,
        schoolType: type,
        groupId: p.group,
        groupName: '5A',
        lessonId,
        date: TODAY,
        from: '08:30',
        to: '09:30',
        lessonMinutes: 60,
        ...value,
        trail: [value],
        ...more,
      });
      await put({ pk: `${OWNER}#PUPIL#${pupilId}`, sk: `ENTRY#${entry.date}#${entry.lessonId}`, ...entry });
      return entry;
    },

    decide: (
      lines: readonly Line[],
      more: { reports?: readonly unknown[]; who?: string; key?: string; route?: string; at?: string } = {},
    ) => {
      const decisions = lines.map((line) => ({ date: TODAY, version: 0, code: 'reported', ...line }));
      const { who = 'contact', reports = [], route = DECIDE, ...rest } = more;
      return ask(who, { route, params: { groupId: p.group }, body: { decisions, reports }, ...rest });
    },

    finals: async (pupilId: string) =>
      (await rows(`${OWNER}#PUPIL#${pupilId}`, 'FINAL#')).map((item) => Final.parse(item)),

    /** Facts of handling about a pupil, oldest first. */
    async facts(pupilId: string): Promise<HandlingFact[]> {
      const found = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :pk',
          ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
        }),
      );
      return (found.Items ?? []).flatMap((item) => {
        const fact = HandlingFact.safeParse(item.fact);
        return fact.success && fact.data.data.pupilId === pupilId ? [fact.data] : [];
      });
    },
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
