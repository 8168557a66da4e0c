import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Settlement } from '../../../functions/roster/questions.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf, recordsOf, seed } from '../../support/records.ts';
import { accessLines, itemAt, type RosterWorld, rosterWorld } from './people.ts';
import { family, line, rowAbout, says, settlementAt } from './questions.ts';

let world: RosterWorld;
beforeAll(async () => {
  world = await rosterWorld();
});
afterAll(() => world.stop());

const PUPIL = 'POST /v1/schools/{schoolId}/pupils/{pupilId}';
type Names = { readonly schoolId: string; readonly pupilId: string; readonly guardianId: string };
const settle = (
  what: 'basis' | 'protection' | 'guardian-protection',
  { schoolId, pupilId, guardianId }: Names,
  body: Readonly<Record<string, unknown>>,
  { who = 'office', idempotencyKey = newId() } = {},
) => {
  const [path, params] =
    what === 'protection'
      ? ['protection-settlement', { schoolId, pupilId }]
      : [
          `guardians/{guardianId}/${what === 'basis' ? what : 'protection'}-settlement`,
          { schoolId, pupilId, guardianId },
        ];
  return world.ask(who, { route: `${PUPIL}/${path}`, params, body, headers: { 'idempotency-key': idempotencyKey } });
};
/** The line about these two, as the office sees it. */
async function seen(kind: string, { schoolId, pupilId }: Names) {
  const asked = { route: 'GET /v1/schools/{schoolId}/work-list', params: { schoolId }, query: { kind, limit: '50' } };
  const { body } = await world.ask('office', asked);
  const found = body.lines.find((candidate: { pupil: { id: string } }) => candidate.pupil?.id === pupilId);
  return found && { ...found, seen: found.actions[0]?.seen };
}
const put = (...items: Parameters<typeof seed>[2][number][]) => seed(world.client, world.tables.main, items);
const facts = async ({ pupilId }: Names) => (await world.lookup.pupil(OWNER, pupilId))?.facts;
const kept = async (subject: Parameters<typeof settlementAt>[0]) => itemAt(world, settlementAt(subject));
const REASON = 'Kontrollert i Folkeregisteret';

/** The family with its open lines, and what the office saw of them. */
async function open(kind: 'basis-unknown' | 'protection-unknown' | 'guardian-protection-unknown') {
  const names = await family(world);
  const { pupilId, guardianId, schoolId } = names;
  const isPair = kind !== 'protection-unknown';
  await put(
    line(schoolId, kind, isPair ? `${pupilId}.${guardianId}` : pupilId, { pupilId, ...(isPair && { guardianId }) }),
  );
  return { ...names, look: await seen(kind, names) };
}

describe.each(['basis', 'protection', 'guardian-protection'] as const)('who settles a %s', (what) => {
  const body = what === 'basis' ? { basis: 'on-request' } : { protection: 'confidential' };
  it.each([
    ['a guest', 'guest', 401],
    ['a guardian', 'mother', 401],
    ['a pupil', 'adult', 403],
    ['somebody nobody knows', 'ukjend', 403],
    ['a teacher', 'teacher', 404],
    ['somebody who has left', 'left', 403],
    ['the owner’s administrator', 'admin', 404],
    ['the office of another school', 'other-office', 404],
    ['the office', 'office', 200],
    ['a leader', 'leader', 200],
  ])(`a ${what} is settled by those who may, asked by %s`, async (_what, who, status) => {
    const names = await family(world);
    const before = await facts(names);
    expect((await settle(what, names, body, { who })).status).toBe(status);
    if (status !== 200) expect(await facts(names)).toEqual(before);
  });

  it('a pupil of another school, of nobody, and a guardian of somebody else are the same 404', async () => {
    const names = await family(world);
    const elsewhere = await family(world, { schoolId: world.id.otherSchool });
    const wrong = [
      { ...elsewhere, schoolId: names.schoolId },
      { ...names, schoolId: elsewhere.schoolId },
      { ...names, pupilId: newId() },
      ...(what === 'protection' ? [] : [{ ...names, guardianId: elsewhere.guardianId }]),
    ];
    for (const target of wrong)
      expect((await settle(what, target, body)).body).toMatchObject({ status: 404, code: 'not-found' });
  });

  it.each([
    [{ basis: 'uncle', protection: 'unknown' }, what === 'basis' ? '/basis' : '/protection', 'not-one-of'],
    [{ ...body, reason: 'a\u202eb' }, '/reason', 'wrong-format'],
    [{ ...body, reason: 'x'.repeat(301) }, '/reason', 'too-big'],
    [{ ...body, valid: true }, '/valid', 'unknown-field'],
  ])('a settlement with %j is refused at its place', async (sent, pointer, code) => {
    const names = await family(world);
    const only = what === 'basis' ? { ...sent, protection: undefined } : { ...sent, basis: undefined };
    const { status, body: told } = await settle(what, names, only);
    expect([status, told.errors]).toEqual([422, [expect.objectContaining({ pointer, code })]]);
  });

  it('a settlement is kept in the access log, also when it is refused', async () => {
    const names = await family(world);
    const opening = what === 'basis' ? { basis: 'daily-care' } : { protection: 'none' };
    expect((await settle(what, names, opening)).status).toBe(422);
    expect(await accessLines(world, names.pupilId)).toEqual([
      expect.objectContaining({ action: 'school:settle', basis: 'staff:office' }),
    ]);
  });
});

describe('a basis (J2)', () => {
  it('a basis gives access from the next request on, and closes its line', async () => {
    const { look, ...names } = await open('basis-unknown');
    const { pupilId, guardianId, rowId } = names;
    await put(...recordsOf(OWNER).guardian({ id: guardianId, number: '07511699020', children: [pupilId] }));
    const children = async () =>
      (await world.askAs('07511699020', { route: 'GET /v1/guardian/children' })).body.children.length;
    expect(await children()).toBe(0);
    const said = { basis: 'parental-responsibility', reason: REASON, seen: look.seen };
    const { status, body } = await settle('basis', names, said);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ basis: 'parental-responsibility', givesAccess: true, settledAt: expect.any(String) }),
    ]);
    expect(await children()).toBe(1);
    expect(await seen('basis-unknown', names)).toBeUndefined();
    const word = await kept({ about: 'basis', pupilId, guardianId });
    expect(Settlement.parse(word)).toMatchObject({ value: 'parental-responsibility', over: { [rowId]: 'unknown' } });
    expect(word).toMatchObject({ version: 1, steps: [{ reason: REASON, as: 'staff:office', by: body.settledBy }] });
  });

  it.each(['unknown', 'on-request'])('a basis: %s gives none, and needs neither look nor reason', async (basis) => {
    const { look, ...names } = await open('basis-unknown');
    expect(look.holds).toEqual(['unknown']);
    const { status, body } = await settle('basis', names, { basis });
    expect([status, body.givesAccess]).toEqual([200, false]);
    expect((await facts(names))?.relations.map((relation) => relation.basis)).toEqual([basis]);
    expect(await seen('basis-unknown', names)).toBeUndefined();
  });

  it('a basis is said of every row about the two and of nobody else, and what each row said stays beside it', async () => {
    const names = await family(world);
    const { pupilId, guardianId, schoolId } = names;
    const other = newId();
    await put(
      rowAbout(pupilId, guardianId, 'foster-care', { system: 'Visma', to: '2026-10-01' }),
      rowAbout(pupilId, other, 'unknown'),
      line(schoolId, 'basis-differs', `${pupilId}.${guardianId}`, { pupilId, guardianId }),
    );
    const look = await seen('basis-differs', names);
    expect((await settle('basis', names, { basis: 'daily-care', reason: REASON, seen: look.seen })).status).toBe(200);
    // The two rows overlap, so they are one period now that their basis is the same.
    const relations = (await facts(names))?.relations.map((relation) => [relation.guardianId, relation.basis]).sort();
    expect(relations).toEqual(
      [
        [guardianId, 'daily-care'],
        [other, 'unknown'],
      ].sort(),
    );
    await put(line(schoolId, 'basis-differs', `${pupilId}.${guardianId}`, { pupilId, guardianId }));
    const again = await seen('basis-differs', names);
    expect(again.sources.map((source: { says: string }) => source.says).sort()).toEqual(['foster-care', 'unknown']);
    expect(again.holds).toEqual(['daily-care']);
  });

  it('a basis that gives access needs the look, then the reason', async () => {
    const { look, ...names } = await open('basis-unknown');
    const opening = { basis: 'foster-care' };
    expect((await settle('basis', names, opening)).body).toMatchObject({ status: 422, code: 'roster.seen-missing' });
    expect((await settle('basis', names, { ...opening, seen: look.seen, reason: '  ' })).body).toMatchObject({
      status: 422,
      code: 'roster.reason-missing',
    });
    expect((await facts(names))?.relations.map((relation) => relation.basis)).toEqual(['unknown']);
  });

  it('a basis: on an outdated sight is refused with what holds now', async () => {
    const { look, ...names } = await open('basis-unknown');
    await put(rowAbout(names.pupilId, names.guardianId, 'on-request', { system: 'Visma' }));
    const { body } = await settle('basis', names, { basis: 'daily-care', reason: REASON, seen: look.seen });
    expect(body).toMatchObject({ status: 409, code: 'roster.changed-since-seen' });
    expect(String(body.params.now).split(', ').sort()).toEqual(['on-request', 'unknown']);
  });
});

describe('a protection (J2)', () => {
  it('a protection is lowered with a reason on what was seen, and keeps what each source said', async () => {
    const { look, ...names } = await open('protection-unknown');
    await put(says('PUPIL', names.pupilId, 'none', 'IST', 'a'.repeat(26)));
    const said = { protection: 'none', reason: REASON };
    const outdated = await settle('protection', names, { ...said, seen: look.seen });
    expect(outdated.body).toMatchObject({ status: 409, params: { now: 'unknown' } });
    const again = await seen('protection-unknown', names);
    expect((await settle('protection', names, { ...said, seen: again.seen })).status).toBe(200);
    expect((await facts(names))?.protection).toBe('none');
    const word = await kept({ about: 'protection', personId: names.pupilId });
    expect(Settlement.parse(word)).toMatchObject({ value: 'none', over: { ['a'.repeat(26)]: 'none' } });
    expect(await seen('protection-unknown', names)).toBeUndefined();
  });

  it('a protection is raised at once, with no look and no reason, and lowered again only with both; every word stays', async () => {
    const names = await family(world);
    expect((await settle('protection', names, { protection: 'strictly-confidential' })).status).toBe(200);
    expect((await settle('protection', names, { protection: 'client-address' })).body.code).toBe('roster.seen-missing');
    await put(line(names.schoolId, 'protection-lowered', names.pupilId, { pupilId: names.pupilId }));
    const look = await seen('protection-lowered', names);
    const lower = { protection: 'client-address', reason: REASON, seen: look.seen };
    expect((await settle('protection', names, lower)).status).toBe(200);
    const word = await kept({ about: 'protection', personId: names.pupilId });
    expect(word).toMatchObject({
      version: 2,
      value: 'client-address',
      steps: [{ value: 'strictly-confidential' }, { value: 'client-address', reason: REASON }],
    });
  });

  it('a protection of a guardian closes the lines of every child, at whatever school', async () => {
    const { look, ...names } = await open('guardian-protection-unknown');
    const { guardianId, schoolId } = names;
    const sibling = await family(world, { schoolId: world.id.otherSchool });
    const [index, login] = [`b${'c'.repeat(25)}`, newId()];
    const kind = 'guardian-protection-unknown';
    const about = `${sibling.pupilId}.${guardianId}`;
    await put(
      says('GUARDIAN', guardianId, 'none', 'IST', index),
      { pk: `${OWNER}#SOURCE#guardian#b`, sk: index, id: guardianId, extra: { login } },
      keysOf(OWNER).child(login, sibling.pupilId),
      line(sibling.schoolId, kind, about, { pupilId: sibling.pupilId, guardianId }),
      line(sibling.schoolId, 'basis-unknown', about, { pupilId: sibling.pupilId, guardianId }),
    );
    expect(look.holds).toEqual(['unknown']);
    const fresh = await seen(kind, names);
    const said = { protection: 'none', reason: REASON, seen: fresh.seen };
    expect((await settle('guardian-protection', names, said)).status).toBe(200);
    const places = [
      [sibling.schoolId, kind, about],
      [schoolId, kind, `${names.pupilId}.${guardianId}`],
    ] as const;
    for (const [school, of, subjectId] of places)
      expect(await itemAt(world, line(school, of, subjectId))).toBeUndefined();
    expect(await itemAt(world, line(sibling.schoolId, 'basis-unknown', about))).toBeDefined();
    const profile = await itemAt(world, keysOf(OWNER).profile('GUARDIAN', guardianId));
    expect(profile?.protection).toBe('none');
  });
});

describe('at the same time', () => {
  it('a repeat of a request is answered as the first was, and writes nothing more', async () => {
    const { look, ...names } = await open('basis-unknown');
    const said = { basis: 'daily-care', reason: REASON, seen: look.seen };
    const idempotencyKey = newId();
    const first = await settle('basis', names, said, { idempotencyKey });
    const answers = await Promise.all([1, 2, 3].map(() => settle('basis', names, said, { idempotencyKey })));
    for (const answer of answers) expect(answer).toEqual(first);
    const { pupilId, guardianId } = names;
    expect(await kept({ about: 'basis', pupilId, guardianId })).toMatchObject({ version: 1 });
    const other = await settle('basis', names, { ...said, basis: 'unknown' }, { idempotencyKey });
    expect(other.body.code).toBe('idempotency-key-reused');
  });

  it('one of two people who open a protection differently at once is told that it has changed', async () => {
    const { look, ...names } = await open('basis-unknown');
    const told = await Promise.all(
      ['daily-care', 'foster-care', 'legal-guardian'].map((basis, at) =>
        settle('basis', names, { basis, reason: REASON, seen: look.seen }, { who: at === 0 ? 'office' : 'leader' }),
      ),
    );
    expect(told.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const winner = told.find(({ status }) => status === 200)?.body.basis;
    expect((await facts(names))?.relations.map((relation) => relation.basis)).toEqual([winner]);
  });

  it('an import that raises the protection between the look and the word wins', async () => {
    const { look, ...names } = await open('protection-unknown');
    const pk = `${OWNER}#PUPIL#${names.pupilId}`;
    await world.client.send(
      new UpdateCommand({
        TableName: world.tables.main,
        Key: { pk, sk: 'FACTS#PROFILE' },
        UpdateExpression: 'SET protection = :p',
        ExpressionAttributeValues: { ':p': 'strictly-confidential' },
      }),
    );
    const { body } = await settle('protection', names, { protection: 'none', reason: REASON, seen: look.seen });
    expect(body).toMatchObject({ status: 409, params: { now: 'strictly-confidential' } });
    expect((await facts(names))?.protection).toBe('strictly-confidential');
  });

  it('an import between the reading and the writing does not come under the word', async () => {
    const { look, ...names } = await open('protection-unknown');
    const statement = says('PUPIL', names.pupilId, 'none');
    await put(statement);
    const fresh = await seen('protection-unknown', names);
    expect(fresh.seen).not.toBe(look.seen);
    const stop = world.beforeNext('TransactWrite', () => put({ ...statement, protection: 'confidential' }));
    const { body } = await settle('protection', names, { protection: 'none', reason: REASON, seen: fresh.seen });
    stop();
    expect(body).toMatchObject({ status: 409, code: 'roster.changed-since-seen' });
    expect((await facts(names))?.protection).toBe('unknown');
  });

  it('a row that an import writes anew between look and write is not lost', async () => {
    const { look, ...names } = await open('basis-unknown');
    const { pupilId, guardianId, rowId } = names;
    const stop = world.beforeNext('TransactWrite', () => put(rowAbout(pupilId, guardianId, 'on-request', { rowId })));
    const { body } = await settle('basis', names, { basis: 'daily-care', reason: REASON, seen: look.seen });
    stop();
    expect(body).toMatchObject({ status: 409, code: 'roster.changed-since-seen', params: { now: 'on-request' } });
    expect((await facts(names))?.relations.map((relation) => relation.basis)).toEqual(['on-request']);
  });
});

it('a guardian’s line that stood with a child whom nothing led to is shown no more, and one of a later word is', async () => {
  const { look, ...names } = await open('guardian-protection-unknown');
  const { pupilId, guardianId, schoolId } = names;
  const kind = 'guardian-protection-unknown';
  const said = { protection: 'confidential', reason: REASON, seen: look.seen };
  expect((await settle('guardian-protection', names, said)).status).toBe(200);
  const left = line(schoolId, kind, `${pupilId}.${guardianId}`, { pupilId, guardianId });
  await put(left);
  expect(await seen(kind, names)).toBeUndefined();
  await put({ ...left, since: '2026-11-24T07:00:00.000Z' });
  expect(await seen(kind, names)).toBeDefined();
});
