import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { absenceStore } from '../../../functions/absence/store.ts';
import { HandlingFact } from '../../../functions/handling/events.ts';
import { Final } from '../../../functions/handling/final.ts';
import { Entry } from '../../../functions/lessons/entry.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import type { makeTables } from '../../support/table.ts';

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

/** A class with everybody round it, and the class next door; the mover came from there yesterday. */
function people(type: 'grunnskole' | 'vgs', more: readonly string[]) {
  const tag = newId().slice(0, 8);
  const number = `41${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;
  const child = { in: ['group' as const], guardians: responsible('mother') };
  const { schools, groups, pupils, guardians, staff, items } = rosterOf({
    tag,
    schools: { school: { name: 'Fjordvik skule', type }, elsewhere: { name: 'Nes skule' } },
    groups: { group: { name: '5A' }, otherGroup: { name: '5B' }, elsewhere: { name: '5A', school: 'elsewhere' } },
    pupils: {
      ola: child,
      kari: child,
      secret: { ...child, protection: 'strictly-confidential' },
      mover: { ...child, in: ['group', { group: 'otherGroup', from: '2026-08-01', to: MONDAY }] },
      foreign: { in: ['otherGroup'] },
      ...Object.fromEntries(more.map((id) => [id, { id, ...child }])),
    },
    guardians: { mother: { number } },
    staff: {
      contact: { contactTeacherOf: ['group'] },
      second: { contactTeacherOf: ['group'] },
      subject: { teaches: ['group'] },
      office: { roles: ['office'] },
      newclass: { contactTeacherOf: ['otherGroup'] },
      elsewhere: { contactTeacherOf: ['elsewhere'] },
    },
  });
  return { p: { tag, number, ...schools, ...groups, ...pupils, ...guardians, staff }, items };
}

type Tables = Awaited<ReturnType<typeof makeTables>>;
type Line = { pupilId: string; date?: string; version?: number; code?: string | null } & Record<string, unknown>;

/** A class with everybody round it, on the real entries over real tables. */
export async function makeWorld(tables: Tables, type: 'grunnskole' | 'vgs' = 'grunnskole', morePupils = 0) {
  const { client, tables: names } = tables;
  const table = names.main;
  const more = Array.from({ length: morePupils }, newId);
  const { p, items } = people(type, more);
  await seed(client, table, items);
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
