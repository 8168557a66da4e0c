import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerStore } from '../../../functions/meetings/answer-store.ts';
import { planAnswer } from '../../../functions/meetings/plan-answer.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { retryWhileCrowded } from '../../../functions/shared/table/commit.ts';
import { makeTables } from '../../support/table.ts';
import { AT, makeWorld, NO, O, refused, type Shown, type World, YES } from './world.ts';

let tables: Awaited<ReturnType<typeof makeTables>>;
let world: World;
beforeAll(async () => {
  tables = await makeTables();
  world = await makeWorld(tables.client, tables.tables.main);
});
afterAll(() => tables.stop());

const TODAY = '2026-11-24';

const many = <Of>(count: number, make: (index: number) => Promise<Of>): Promise<readonly Of[]> =>
  Promise.all(Array.from({ length: count }, (_none, index) => make(index)));

/** What a client does: repeats while the service is busy. */
async function persistently(ask: () => Promise<Shown>): Promise<Shown> {
  for (;;) {
    const answer = await ask();
    if (!['changed-meanwhile', 'unavailable'].includes(answer.body?.code)) return answer;
  }
}

/** Answers of thirty adults at once, by the same steps as a request's, without their thirty families. */
async function thirtyAnswer(meetingId: string, count: number): Promise<readonly string[]> {
  const { deps, p, client, table } = world;
  const answering = answerStore(client, table);
  return many(30, () => {
    const person = { kind: 'guardian', id: newId() } as const;
    return retryWhileCrowded(async () => {
      const meeting = await deps.store.find(O, { groupId: p.group, meetingId }, AT);
      if (!meeting) throw new Error('No meeting.');
      const answers = await deps.store.answers(O, meetingId);
      const given = { answer: 'yes', count } as const;
      const { before, after } = planAnswer(meeting, { ...answers, person, given, at: AT });
      return (await answering.answer({ ownerId: O, meeting, before, after, today: TODAY })) ? 'saved' : 'moved';
    }).catch((error: unknown) => String(Reflect.get(Object(error), 'code')));
  });
}

test('thirty answers at once for ten places: ten take one, and everybody else learns that it is full', async () => {
  const { meet, deps } = world;
  const meetingId = await meet({ capacity: 10 });
  const outcomes = await thirtyAnswer(meetingId, 1);
  expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === 'meetings.full')).toHaveLength(20);
  const { answers, taken } = await deps.store.answers(O, meetingId);
  expect([answers.length, taken]).toEqual([10, 10]);
}, 60_000);

test('families of three at once never take more than the ten places', async () => {
  const { meet, deps } = world;
  const meetingId = await meet({ capacity: 10 });
  await thirtyAnswer(meetingId, 3);
  const { answers, taken } = await deps.store.answers(O, meetingId);
  expect([answers.length, taken]).toEqual([3, 9]);
}, 60_000);

test('a stale look at the places takes none beyond the last', async () => {
  const { meet, deps, p, answer } = world;
  const meetingId = await meet({ capacity: 2 });
  const meeting = await deps.store.find(O, { groupId: p.group, meetingId }, AT);
  if (!meeting) throw new Error('No meeting.');
  const stale = { ...(await deps.store.answers(O, meetingId)), given: { answer: 'yes', count: 1 } as const, at: AT };
  const person = { kind: 'guardian', id: newId() } as const;
  const { before, after } = planAnswer(meeting, { ...stale, person });
  expect((await answer('mother', [p.ola, meetingId], YES)).status).toBe(200);
  expect(await deps.answering.answer({ ownerId: O, meeting, before, after, today: TODAY })).toBe(false);
  expect((await deps.store.answers(O, meetingId)).taken).toBe(2);
});

test('one adult who answers twenty times at once, about two children, has one answer, and the places agree', async () => {
  const { meet, deps, answer, p } = world;
  const meetingId = await meet({ capacity: 10 });
  const children = [p.ola, p.siv];
  const answers = await many(20, (index) =>
    persistently(() =>
      answer(
        'mother',
        [children[index % 2] ?? p.ola, meetingId],
        index % 3 === 0 ? NO : { ...YES, count: (index % 5) + 1 },
      ),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const left = await deps.store.answers(O, meetingId);
  expect(left.answers).toHaveLength(1);
  expect(left.taken).toBe(left.answers[0]?.count);
}, 60_000);

test('an answer and a cancellation at once: the meeting is cancelled, and no later answer is kept', async () => {
  const { meet, answer, cancel, open, p } = world;
  for (let round = 0; round < 5; round++) {
    const meetingId = await meet();
    const [answered, cancelled] = await Promise.all([
      persistently(() => answer('father', [p.ola, meetingId], YES)),
      persistently(() => cancel('contact', [p.group, meetingId])),
    ]);
    expect(cancelled.status).toBe(204);
    const { body } = await open('father', [p.ola, meetingId]);
    expect([body.status, body.yourAnswer !== null]).toEqual(['cancelled', answered.status === 200]);
    if (answered.status !== 200) expect(refused(answered)).toEqual([409, 'meetings.cancelled']);
  }
});

test('twenty repeats of one plan at once plan one meeting and tell each adult once', async () => {
  const { plan, planned, told, p } = world;
  await told();
  const before = (await planned('contact', p.secret)).body.meetings.length;
  const key = newId();
  const answers = await many(20, () => persistently(() => plan('contact', p.secret, { key })));
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect((await planned('contact', p.secret)).body.meetings).toHaveLength(before + 1);
  expect(await told()).toEqual([p.hidden]);
});

test('places cannot be fewer than are taken, also when both happen at once', async () => {
  const { meet, answer, change, deps, p } = world;
  for (let round = 0; round < 5; round++) {
    const meetingId = await meet({ capacity: 4 });
    const [answered, changed] = await Promise.all([
      persistently(() => answer('mother', [p.ola, meetingId], { answer: 'yes', count: 4 })),
      persistently(() => change('contact', [p.group, meetingId], { body: { capacity: 2 } })),
    ]);
    const { taken } = await deps.store.answers(O, meetingId);
    expect([answered.status, changed.status, taken]).toEqual(changed.status === 200 ? [409, 200, 0] : [200, 409, 4]);
  }
});

test('an answer is not kept when the guardian’s relation has ended since it was read', async () => {
  const { meet, deps, p } = world;
  const meetingId = await meet();
  const meeting = await deps.store.find(O, { groupId: p.group, meetingId }, AT);
  if (!meeting) throw new Error('No meeting.');
  const save = (guardianId: string) => {
    const person = { kind: 'guardian', id: guardianId } as const;
    const after = { person, answer: 'yes', count: 1, at: AT, version: 1 } as const;
    const relation = { pupilId: p.ola, guardianId, basis: 'parental-responsibility' };
    return deps.answering.answer({ ownerId: O, meeting, before: undefined, after, relation, today: TODAY });
  };
  expect(await save(p.former)).toBe(false);
  expect(await save(p.mother)).toBe(true);
});

test('a guardian whose relation ends while the answer is written is not found', async () => {
  const { meet, answer, deps, client, table, p } = world;
  const meetingId = await meet();
  const { answering } = deps;
  deps.answering = {
    answer: async (save) => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: `${O}#PUPIL#${p.ola}`, sk: `FACTS#GUARDIAN#${p.father}` },
          UpdateExpression: 'SET #to = :today',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#to': 'to' },
          ExpressionAttributeValues: { ':today': TODAY },
        }),
      );
      return answering.answer(save);
    },
  };
  expect(refused(await answer('father', [p.ola, meetingId], YES))).toEqual([404, 'not-found']);
  deps.answering = answering;
  expect((await deps.store.answers(O, meetingId)).answers).toEqual([]);
});
