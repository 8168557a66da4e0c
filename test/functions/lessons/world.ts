import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { Entry, Register } from '../../../functions/lessons/entry.ts';
import { LessonFact } from '../../../functions/lessons/events.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { entriesOver } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { type Item, recordsOf, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';
import type { makeTables } from '../../support/table.ts';

/** Half past ten on a Tuesday in a term: two lessons have begun, one comes. */
export const AT = '2026-11-24T09:30:00Z';
export const MONDAY = '2026-11-23';
export const TODAY = '2026-11-24';
export const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';
export const ROSTER = `GET ${LESSON}`;
export const ENTER = `POST ${LESSON}/entries`;
export const CONFIRM = `POST ${LESSON}/confirmation`;
export const UNCONFIRM = `DELETE ${LESSON}/confirmation`;
export const SETTLE = `POST ${LESSON}/settlement`;
export const DAY = 'GET /v1/staff/lessons';
export const WAITING = 'GET /v1/staff/unconfirmed-lessons';
export const UNSETTLED = 'GET /v1/staff/unsettled-registers';
const make = recordsOf(OWNER);
export const SUBSTITUTES = '/v1/groups/{groupId}/substitutes';

/** `m1` on Monday; `t1` and `t2` have begun today, `t3` has not; `off` is cancelled, `pair` has two teachers. */
const LESSONS = ['m1', 't1', 't2', 't3', 'off', 'pair'] as const;
export type LessonKey = (typeof LESSONS)[number];

/** A class with everybody round it, and the class next door; the mover came from there on Tuesday. */
function people(type: 'grunnskole' | 'vgs', more: readonly string[]) {
  const tag = newId().slice(0, 8);
  const number = `41${String(Math.floor(Math.random() * 1e9)).padStart(9, '0')}`;
  const child = { in: ['group' as const], guardians: responsible('mother') };
  const roster = rosterOf({
    tag,
    schools: { school: { name: 'Fjordvik skule', type } },
    groups: { group: { name: '5A', subjectCode: 'NOR1' }, otherGroup: { name: '5B' } },
    pupils: {
      ola: child,
      kari: child,
      lars: child,
      secret: { ...child, protection: 'strictly-confidential' },
      mover: {
        ...child,
        in: [
          { group: 'group', from: TODAY },
          { group: 'otherGroup', to: TODAY },
        ],
      },
      foreign: { in: ['otherGroup'] },
      ...Object.fromEntries(more.map((id) => [id, { id, ...child }])),
    },
    guardians: { mother: { number } },
    staff: {
      teacher: { teaches: ['group'] },
      second: { teaches: ['group'] },
      contact: { contactTeacherOf: ['group'] },
      office: { roles: ['office'] },
      leader: { roles: ['leader'] },
      standin: { grants: [{ group: 'group', from: TODAY, to: '2026-11-26' }] },
      colleague: {},
      gone: { employed: { from: '2020-08-01', to: '2026-11-01' } },
      elsewhere: { teaches: ['otherGroup'] },
    },
  });
  const { schools, groups, pupils, guardians, staff, items } = roster;
  const lessons = Object.fromEntries(LESSONS.map((name) => [name, newId()])) as Record<LessonKey, string>;
  return { p: { tag, number, ...schools, ...groups, ...guardians, pupils, staff, lessons }, items };
}
export type People = ReturnType<typeof people>['p'];
export type StaffName = keyof People['staff'];
export type PupilName = 'ola' | 'kari' | 'lars' | 'secret' | 'mover' | 'foreign';

function lessonsOf({ school, group, staff, lessons }: People): Item[] {
  const lesson = (key: LessonKey, date: string, more: Partial<Parameters<typeof make.lesson>[0]> = {}) =>
    make.lesson({
      ...{ lessonId: lessons[key], schoolId: school, groupId: group, date },
      ...{ teacherIds: [staff.teacher], subject: 'Norsk', ...more },
    });
  return [
    ...lesson('m1', MONDAY),
    ...lesson('t1', TODAY),
    ...lesson('t2', TODAY, { from: '10:00', to: '10:45' }),
    ...lesson('t3', TODAY, { from: '12:00', to: '13:00' }),
    ...lesson('off', MONDAY, { from: '11:00', to: '12:00', status: 'cancelled' }),
    ...lesson('pair', MONDAY, { from: '13:00', to: '14:00', teacherIds: [staff.teacher, staff.second] }),
  ];
}

type Tables = Awaited<ReturnType<typeof makeTables>>;
export type Line = { readonly pupilId: string; readonly kind: string; readonly minutes?: number };
type Asking = Omit<Ask, 'claims' | 'at'> & { readonly at?: string; readonly key?: string };

/** A class with everybody round it, on the real entries over real tables. */
export async function makeWorld(tables: Tables, type: 'grunnskole' | 'vgs' = 'grunnskole', morePupils = 0) {
  const { client, tables: names } = tables;
  const table = names.main;
  const more = Array.from({ length: morePupils }, newId);
  const { p, items } = people(type, more);
  await seed(client, table, [...items, ...lessonsOf(p)]);
  const answer = entriesOver(client, names, ISSUERS);

  async function ask(who: StaffName | 'guest' | 'mother', { key = newId(), at = AT, ...rest }: Asking) {
    const known = who === 'mother' ? guardianClaims(p.number) : feideClaims(`${who}-${p.tag}`);
    const headers = { 'idempotency-key': key, ...rest.headers };
    const result = await answer(httpEvent({ at, ...rest, claims: who === 'guest' ? undefined : known, headers }));
    expectDocumented(rest.route, result);
    const body = result.body === undefined ? undefined : JSON.parse(String(result.body));
    return { status: Number(result.statusCode), body, etag: versionTag(result.headers?.etag) };
  }

  const dateOf = (lesson: LessonKey): string => (lesson.startsWith('t') ? TODAY : MONDAY);
  const params = (lesson: LessonKey) => ({ groupId: p.group, date: dateOf(lesson), lessonId: p.lessons[lesson] });
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
    accessLog: names.accessLog,
    ask,
    params,
    rows,
    put: (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item })),

    /** A request about one lesson. */
    at: (who: Parameters<typeof ask>[0], route: string, lesson: LessonKey, rest: Partial<Asking> = {}) =>
      ask(who, { route, params: params(lesson), ...rest }),

    enter: (lesson: LessonKey, entries: readonly Line[], rest: Partial<Asking> & { who?: StaffName } = {}) => {
      const { who = 'teacher', ...more } = rest;
      return ask(who, { route: ENTER, params: params(lesson), body: { entries }, ...more });
    },

    /** Reported away by the mother, through the real route; today unless told otherwise. */
    async report(child: PupilName, span: Record<string, unknown> = {}, at = '2026-11-24T06:00:00Z'): Promise<string> {
      const children = [{ childId: p.pupils[child], firstDay: TODAY, lastDay: TODAY, ...span }];
      const { body } = await ask('mother', { route: 'POST /v1/guardian/absence-reports', body: { children }, at });
      return body.reports[0].reportId;
    },

    /** As leave that was granted lies in the table. */
    grantedLeave(child: PupilName, leaveId: string, date = TODAY) {
      const pupilId = p.pupils[child];
      const place = { pk: `${OWNER}#PUPIL#${pupilId}`, sk: `LEAVEDAY#${date}#${leaveId}` };
      const index = { gsi1pk: `${OWNER}#SCHOOL#${p.school}#ONLEAVE#${date}`, gsi1sk: `${pupilId}#${leaveId}` };
      const Item = { ...place, ...index, pupilId, schoolId: p.school, leaveId, date };
      return client.send(new PutCommand({ TableName: table, Item }));
    },

    async register(lesson: LessonKey): Promise<Register | undefined> {
      const { groupId, date, lessonId } = params(lesson);
      const [item] = await rows(`${OWNER}#GROUP#${groupId}`, `REGISTER#${date}#${lessonId}`);
      return item && Register.parse(item);
    },

    async entry(pupil: PupilName, lesson: LessonKey): Promise<Entry | undefined> {
      const { date, lessonId } = params(lesson);
      const Key = { pk: `${OWNER}#PUPIL#${p.pupils[pupil]}`, sk: `ENTRY#${date}#${lessonId}` };
      const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      return Item && Entry.parse(Item);
    },

    /** The to-do list of a teacher by lesson, as the route gives it. */
    async todo(who: StaffName = 'teacher', at = AT): Promise<readonly string[]> {
      const { body } = await ask(who, { route: WAITING, at });
      return body.lessons.map((lesson: { lessonId: string }) => lesson.lessonId);
    },

    /** Facts of lessons of this world's class, oldest first. */
    async facts(): Promise<LessonFact[]> {
      const found = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :pk',
          ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
        }),
      );
      return (found.Items ?? []).flatMap((item) => {
        const fact = LessonFact.safeParse(item.fact);
        return fact.success && fact.data.data.groupId === p.group ? [fact.data] : [];
      });
    },
  };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
