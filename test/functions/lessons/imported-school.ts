import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { countOf } from '../../../functions/figures/rules.ts';
import { LessonChanged } from '../../../functions/imports/events.ts';
import { Entry, Register } from '../../../functions/lessons/entry.ts';
import { followLesson } from '../../../functions/lessons/follow-lesson.ts';
import { lessonsLookup } from '../../../functions/lessons/lookup.ts';
import { lessonStore } from '../../../functions/lessons/store.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import type { Reading, Row } from '../../../functions/sources/rows.ts';
import { entriesOver } from '../../support/entries.ts';
import { feideClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { importerOver } from '../../support/imports.ts';
import { expectDocumented } from '../../support/openapi.ts';
import type { makeTables } from '../../support/table.ts';
import { AT, ENTER, ROSTER, TODAY, UNSETTLED, WAITING } from './world.ts';

/** All that there is, on whatever day. */
const EVERY_DAY = '9999-12-31';

type LessonData = Extract<Row, { kind: 'lesson' }>['data'];
export type ImportedSchool = Awaited<ReturnType<typeof importedSchool>>;

/** A class of two and its teacher, brought in by the real importer from a source of its own; three lessons today. */
export async function importedSchool(tables: Awaited<ReturnType<typeof makeTables>>) {
  const tag = newId().slice(0, 8);
  const { client } = tables;
  const run = importerOver(client, tables.tables);
  const dated = { from: '2026-08-01' };
  const planned: Record<string, LessonData | undefined> = {};
  const known: Record<string, LessonData> = {};
  let numbers = '';
  for (const [key, from, to] of [
    ['first', '08:30', '09:30'],
    ['second', '09:30', '10:15'],
    ['third', '10:15', '10:25'],
  ] as const) {
    const teacherKeys = [`teacher-${tag}`, `second-${tag}`];
    planned[key] = {
      groupKey: `5A-${tag}`,
      date: TODAY,
      from,
      to,
      teacherKeys,
      status: 'planned',
      subjectCode: 'NOR1',
    };
  }
  const person = { givenName: 'Per', familyName: 'Prøve' };
  const member = (as: 'student' | 'teacher', who: string): Row['data'] => ({
    groupKey: `5A-${tag}`,
    personKey: `${who}-${tag}`,
    as,
    ...dated,
  });
  const rows = (): (readonly [Row['kind'], string, Row['data']])[] => [
    ['school', 'school', { name: 'Fjordvik skule', type: 'grunnskole', languageForm: 'nn' }],
    ['term', 'term', { title: 'Året', from: '2026-08-17', to: '2027-06-19' }],
    ['group', '5A', { schoolKey: `school-${tag}`, name: '5A', groupKind: 'basis', ...dated }],
    ...['ola', 'kari'].map((who): [Row['kind'], string, Row['data']] => [
      'pupil',
      who,
      { ...person, birthDate: '2015-05-01', protection: 'none', schoolKey: `school-${tag}`, ...dated },
    ]),
    ...['teacher', 'second'].map((who): [Row['kind'], string, Row['data']] => [
      'staff',
      who,
      { ...person, feideName: `${who}-${tag}@fjordvik.example`, roles: [] },
    ]),
    ...['ola', 'kari'].map((who): [Row['kind'], string, Row['data']] => [
      'enrolment',
      `e-${who}`,
      member('student', who),
    ]),
    ...['teacher', 'second'].map((who): [Row['kind'], string, Row['data']] => [
      'enrolment',
      `e-${who}`,
      member('teacher', who),
    ]),
    ...Object.entries(planned).flatMap(([key, data]): [Row['kind'], string, Row['data']][] =>
      data ? [['lesson', key, data]] : [],
    ),
  ];
  async function* readings(): AsyncGenerator<Reading> {
    for (const [line, [kind, key, data]] of rows().entries()) {
      const number = kind === 'lesson' ? numbers : '';
      yield { row: { kind, key: `${key}${number}-${tag}`, place: { file: 'test', line }, data } as Row };
    }
  }
  /**
   * Imports the timetable with some lessons changed, left out or new (as the first one is, where nothing else is said).
   */
  const reimport = async (change: Record<string, Partial<LessonData> | null> = {}, day?: string) => {
    for (const [key, data] of Object.entries(change)) {
      const before = planned[key] ?? known[key] ?? planned.first;
      if (before) known[key] = before;
      planned[key] = data && before ? { ...before, ...data } : undefined;
    }
    const order = { ownerId: OWNER, system: `source-${tag}`, confirmEnding: true, ...(day !== undefined && { day }) };
    const report = await run(readings(), order);
    expect([report.outcome, report.refused]).toEqual(['applied', []]);
    return report;
  };
  const store = lessonStore(client, tables.tables.main);
  /** What the outbox holds of this school's lessons that changed. */
  const changes = async () => {
    const found = await client.send(
      new QueryCommand({
        TableName: tables.tables.main,
        IndexName: 'gsi2',
        KeyConditionExpression: 'gsi2pk = :pk',
        ExpressionAttributeValues: { ':pk': `${OWNER}#OUTBOX` },
      }),
    );
    return (found.Items ?? []).flatMap(({ fact }) => {
      const read = LessonChanged.safeParse(fact);
      return read.success && read.data.data.groupId === lessons.first.groupId ? [read.data] : [];
    });
  };
  // The school goes live the day before, so that today's lessons are on the list.
  await reimport({}, '2026-11-23');

  const answer = entriesOver(client, tables.tables, ISSUERS);
  const ask = async (who: string, route: string, params?: Record<string, string>, body?: unknown) => {
    const headers = { 'idempotency-key': newId() };
    const result = await answer(
      httpEvent({ route, params, body, headers, at: AT, claims: feideClaims(`${who}-${tag}`) }),
    );
    expectDocumented(route, result);
    return { status: Number(result.statusCode), body: JSON.parse(String(result.body)) };
  };
  const own = await ask('teacher', 'GET /v1/staff/lessons');
  const named: { lessonId: string; groupId: string; date: string; from: string }[] = own.body.lessons;
  const at = (index: number) => {
    const { groupId = '', date = '', lessonId = '' } = named[index] ?? {};
    return { groupId, date, lessonId };
  };
  const lessons = { first: at(0), second: at(1), third: at(2) };
  const roster = await ask('teacher', ROSTER, lessons.first);
  const [first, second]: { pupilId: string }[] = roster.body.pupils;
  const items = async (pk: string, sk: string) => {
    const found = await client.send(
      new QueryCommand({
        TableName: tables.tables.main,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      }),
    );
    return found.Items ?? [];
  };
  return {
    pupils: [first?.pupilId ?? '', second?.pupilId ?? ''] as const,
    lessons,
    reimport,
    /** The same timetable, published again under other numbers. */
    renumber: (suffix: string, change: Parameters<typeof reimport>[0] = {}) => {
      numbers = suffix;
      return reimport(change);
    },
    changes,
    /** What the queue would do with the facts of the imports: twice, and in any order. */
    async follow(): Promise<void> {
      const facts = await changes();
      for (const fact of [...facts, ...facts.toReversed()])
        await followLesson({ store })(fact, momentOf(Date.parse(AT)));
    },
    /** The minutes of a pupil's absence as every figure counts them. */
    async counted(pupilId: string): Promise<number> {
      const entries = await lessonsLookup(client, tables.tables.main).entries(
        OWNER,
        pupilId,
        '2026-08-01',
        '2026-12-31',
      );
      return Object.values(countOf(entries, [], EVERY_DAY).minutes).reduce((sum, minutes) => sum + minutes, 0);
    },
    ask,
    at: (route: string, lesson: keyof typeof lessons, body?: unknown, who = 'teacher') =>
      ask(who, route, lessons[lesson], body),
    away: (lesson: keyof typeof lessons, pupilId: string) =>
      ask('teacher', ENTER, lessons[lesson], { entries: [{ pupilId, kind: 'absent' }] }),
    async entries(pupilId: string) {
      return (await items(`${OWNER}#PUPIL#${pupilId}`, 'ENTRY#')).map((item) => Entry.parse(item));
    },
    async register(lesson: keyof typeof lessons) {
      const { groupId, date, lessonId } = lessons[lesson];
      const [item] = await items(`${OWNER}#GROUP#${groupId}`, `REGISTER#${date}#${lessonId}`);
      return item && Register.parse(item);
    },
    todo: async (who = 'teacher') =>
      (await ask(who, WAITING)).body.lessons.map(
        (found: { lessonId: string; from: string }) => `${found.from} ${nameOf(found.lessonId)}`,
      ),
    unsettled: async () =>
      (await ask('teacher', UNSETTLED)).body.registers.map(
        (found: { lessonId: string; displaced: string; from: string; away: number }) =>
          `${found.from} ${nameOf(found.lessonId)} ${found.displaced}, ${found.away} away`,
      ),
  };
  function nameOf(lessonId: string): string {
    return Object.entries(lessons).find(([, name]) => name.lessonId === lessonId)?.[0] ?? lessonId;
  }
}
