import { createHash } from 'node:crypto';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hearNotice } from '../../../functions/deliveries/hear-notice.ts';
import { openDeliveries } from '../../../functions/deliveries/open-deliveries.ts';
import { stepStore } from '../../../functions/deliveries/step-store.ts';
import { deliveriesStore } from '../../../functions/deliveries/store.ts';
import { NoticeFact } from '../../../functions/notices/events.ts';
import { inboxLookup } from '../../../functions/notifications/lookup.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { newSortableId } from '../../../functions/shared/ids.ts';
import { warningsLookup } from '../../../functions/warnings/lookup.ts';
import { entriesOver } from '../../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { anyFact } from '../../support/facts.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';
import { countTrips } from '../../support/trips.ts';
import { deliveriesIn, type Engine, type Family, newFamily, sentFact } from './family.ts';

const make = recordsOf(OWNER);
const AT = '2026-12-04T09:30:00.000Z';
const LATER = '2026-12-05T09:30:00.000Z';
const WARNING = '/v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}';
const TASKS = '/v1/schools/{schoolId}/paper-tasks';
const TASK = `${WARNING}/paper-tasks/{personId}`;

let engine: Engine;
let answer: ReturnType<typeof entriesOver>;
let family: Family;
beforeAll(async () => {
  engine = await makeTables();
  answer = entriesOver(engine.client, engine.tables, ISSUERS);
});
afterAll(() => engine.stop());
beforeEach(async () => {
  family = await begin();
});

async function begin(pupil: Parameters<typeof newFamily>[1] = {}): Promise<Family> {
  const home = await newFamily(engine, pupil);
  await openDeliveries({ store: store() })(await sentFact(engine, home));
  return home;
}
const store = () => deliveriesStore(engine.client, engine.tables.main);
const nameOf = (id: string) => ({
  ...{ ownerId: OWNER, pupilId: family.pupilId, warningId: family.warningId },
  person: { kind: id === family.pupil ? ('pupil' as const) : ('guardian' as const), id },
});
const reminded = (id: string, at: string) =>
  stepStore(engine.client, engine.tables.main).remind(nameOf(id), at, at, 0, anyFact(OWNER, 'any', at));
const onPaper = (id: string, at = '2026-12-04T08:00:00.000Z') => {
  const fact = anyFact(OWNER, 'any', at);
  const name = { ...nameOf(id), schoolId: family.schoolId };
  return stepStore(engine.client, engine.tables.main).toPaper(name, 'unopened', at, at, 0, fact);
};

type Who = keyof Family['staff'] | 'guest' | 'mother' | 'pupil';
function claimsOf(who: Who): Ask['claims'] {
  if (who === 'guest') return undefined;
  if (who === 'mother') return guardianClaims(family.numbers.mother);
  return feideClaims(who === 'pupil' ? family.pupil : family.staff[who]);
}
async function ask(who: Who, route: string, more: Partial<Ask> & { readonly personId?: string } = {}) {
  const { schoolId, pupilId, warningId, father } = family;
  const { personId = father, ...rest } = more;
  const all: Readonly<Record<string, string>> = { schoolId, pupilId, warningId, personId };
  const named = Object.fromEntries(Object.entries(all).filter(([name]) => route.includes(`{${name}}`)));
  const result = await answer(httpEvent({ route, at: AT, params: named, claims: claimsOf(who), ...rest }));
  expectDocumented(route, result);
  const bytes = Buffer.from(String(result.body ?? ''), result.isBase64Encoded ? 'base64' : 'utf8');
  return { status: result.statusCode, bytes, body: result.isBase64Encoded ? undefined : JSON.parse(String(bytes)) };
}

/** Who opened what about the pupil, from the log. */
async function logged(action: string): Promise<readonly string[]> {
  const found = await engine.client.send(
    new QueryCommand({
      TableName: engine.tables.accessLog,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `${OWNER}#PUPIL#${family.pupilId}` },
    }),
  );
  return (found.Items ?? []).filter((row) => row.action === action).map((row) => String(row.actorId));
}

describe('the class’s register of warnings (D10)', () => {
  const register = async (who: Who) => {
    const { groupId, schoolId, pupilId } = family;
    await seed(engine.client, engine.tables.main, make.group({ groupId, schoolId }, '8A', [pupilId]));
    const route = 'GET /v1/groups/{groupId}/warnings';
    return ask(who, route, { params: { groupId } });
  };

  it('the class’s register says of each recipient whether the warning has come through, without a name', async () => {
    await store().markOpened(nameOf(family.pupil), AT);
    await store().markAcknowledged(nameOf(family.mother), AT);
    await onPaper(family.father);
    const { status, body, bytes } = await register('contact');
    expect(status).toBe(200);
    const { recipients } = body.warnings.find((row: { warningId: string }) => row.warningId === family.warningId);
    expect(recipients[0]).toEqual({ kind: 'pupil', status: 'opened' });
    expect(recipients.slice(1)).toHaveLength(2);
    for (const reached of ['acknowledged', 'paper-waits'])
      expect(recipients).toContainEqual({ kind: 'guardian', status: reached });
    for (const id of [family.mother, family.father]) expect(String(bytes)).not.toContain(id);
  });

  it('the class’s register is not there for a teacher of the class who is not its contact teacher', async () => {
    expect((await register('teacher')).status).toBe(404);
  });
});

describe('a warning’s trail (D6)', () => {
  it('a warning’s trail is for its sender, the contact teacher and leaders, and not there for others', async () => {
    const seen = await Promise.all(
      (['guest', 'mother', 'teacher', 'office', 'pupil', 'leader', 'contact'] as const).map(
        async (who) => `${who} ${(await ask(who, `GET ${WARNING}/deliveries`)).status}`,
      ),
    );
    expect(seen).toEqual([
      'guest 401',
      'mother 401',
      'teacher 404',
      'office 404',
      'pupil 403',
      'leader 200',
      'contact 200',
    ]);
    expect((await logged('pupil:warnings-read')).toSorted()).toEqual(
      [family.staff.contact, family.staff.leader].sort(),
    );
  });

  it('a warning’s trail is there for a teacher of the pupil who sent it', async () => {
    family = await begin({ sender: 'teacher' });
    expect((await ask('teacher', `GET ${WARNING}/deliveries`)).status).toBe(200);
    expect((await ask('teacher', `GET ${WARNING}/delivery-proof`)).status).toBe(200);
    // Both are one look of the day.
    expect(await logged('pupil:subject-warnings')).toEqual([family.staff.teacher]);
  });

  it('a warning’s trail shows each recipient: available, told by which way, opened, acknowledged, reminded, on paper', async () => {
    await store().markAcknowledged(nameOf(family.mother), '2026-11-21T10:00:00.000Z');
    await reminded(family.father, '2026-11-27T08:00:00.000Z');
    await onPaper(family.father);
    const { body } = await ask('contact', `GET ${WARNING}/deliveries`);
    const [pupil, ...guardians] = body.recipients;
    expect(pupil).toMatchObject({ person: { kind: 'pupil', name: 'Elev Fjord' }, status: 'available', paper: null });
    const byId = new Map(guardians.map((guardian: { person: { id: string } }) => [guardian.person.id, guardian]));
    expect(byId.get(family.mother)).toMatchObject({
      person: { name: 'Foresatt Fjord' },
      ...{ basis: 'guardian:parental-responsibility', availableAt: '2026-11-20T08:00:00.000Z' },
      ...{ status: 'acknowledged', acknowledgedAt: '2026-11-21T10:00:00.000Z', remindedAt: null },
    });
    expect(byId.get(family.father)).toMatchObject({
      ...{ status: 'paper-waits', openedAt: null, remindedAt: '2026-11-27T08:00:00.000Z' },
      paper: { why: 'unopened', at: '2026-12-04T08:00:00.000Z', done: null },
    });
  });

  it('a warning’s trail is whole before the queue has come, and names no guardian of a protected pupil (law 4)', async () => {
    family = await newFamily(engine, { protection: 'confidential' });
    const { body } = await ask('leader', `GET ${WARNING}/deliveries`);
    expect(body.recipients.length).toBe(3);
    expect(JSON.stringify(body)).not.toContain('Foresatt');
  });

  it('a warning’s trail costs two trips of reads', async () => {
    const trips = countTrips(engine.client);
    await ask('leader', `GET ${WARNING}/deliveries`);
    const { calls, reads, readUnits } = trips.take();
    console.log(`a warning’s trail: ${calls} calls in ${reads} trips, ${readUnits} read units`);
    expect(reads).toBe(2);
  });
});

describe('what the sender tells', () => {
  const hear = () =>
    hearNotice({
      inbox: inboxLookup(engine.client, engine.tables.main),
      warnings: warningsLookup(engine.client, engine.tables.main),
      store: store(),
    });
  const item = async (kind: 'warning-sent' | 'delivery-reminder-due' | 'warning-ended', of = family) => {
    const id = newSortableId(Date.parse(AT));
    await inboxStore(engine.client, engine.tables.main).put(
      OWNER,
      { kind: 'guardian', id: of.mother },
      {
        ...{ id, kind, area: 'warnings', pupilId: of.pupilId, about: { kind: 'warning', id: of.warningId } },
        ...{ occurredAt: AT, action: 'child:receive-warning', basis: 'b', expiresAtSeconds: 4_000_000_000 },
      },
    );
    return id;
  };
  const fact = (name: string, itemId: string, data: Record<string, string>) => {
    const told = { person: { kind: 'guardian', id: family.mother }, itemId, noticeId: 'n1', ...data };
    const parsed = NoticeFact.parse({ id: 'f', name, version: 1, occurredAt: AT, ownerId: OWNER, data: told });
    if (parsed.name !== 'legal-notice-told' && parsed.name !== 'notice-undeliverable') throw new Error(parsed.name);
    return parsed;
  };

  it('what the sender tells stands in the trail of the warning that the notice was about, in any order, before the delivery or after', async () => {
    family = await newFamily(engine);
    const [sent, again, ended] = [
      await item('warning-sent'),
      await item('delivery-reminder-due'),
      await item('warning-ended'),
    ];
    const all = [
      fact('legal-notice-told', sent, { channel: 'email', state: 'delivered' }),
      fact('legal-notice-told', sent, { channel: 'email', state: 'submitted' }),
      fact('legal-notice-told', again, { channel: 'push', state: 'submitted', noticeId: 'n2' }),
      fact('legal-notice-told', ended, { channel: 'push', state: 'submitted', noticeId: 'n3' }),
      fact('legal-notice-told', 'gone', { channel: 'push', state: 'submitted', noticeId: 'n4' }),
    ];
    await Promise.all([...all, ...all].map(hear()));
    await openDeliveries({ store: store() })(await sentFact(engine, family));
    const { body } = await ask('contact', `GET ${WARNING}/deliveries`);
    const mother = body.recipients.find(
      (recipient: { person: { id: string } }) => recipient.person.id === family.mother,
    );
    expect(mother.notices).toEqual([
      { round: 'sent', channel: 'email', outcome: 'delivered', at: AT },
      { round: 'reminder', channel: 'push', outcome: 'submitted', at: AT },
    ]);
  });

  it('the sender’s word of a loss brings the delivery up for the clock', async () => {
    await hear()(fact('notice-undeliverable', await item('warning-sent'), { reason: 'no-address' }));
    const due = await stepStore(engine.client, engine.tables.main).due(OWNER, '2026-12-04T10:30:00.000Z', 500);
    expect(due.filter(({ warningId }) => warningId === family.warningId).map(({ person }) => person.id)).toContain(
      family.mother,
    );
    const told = (await deliveriesIn(engine, family)).get(family.mother)?.told;
    expect(told).toEqual([{ round: 'sent', channel: 'none', noticeId: 'n1', state: 'undeliverable', at: AT }]);
  });
});

describe('letters on paper (D6)', () => {
  it('letters on paper are the office’s and the leader’s to see and to bring', async () => {
    await onPaper(family.father);
    for (const route of [`GET ${TASKS}`, `GET ${TASK}/pdf`, `POST ${TASK}/completion`]) {
      const body = route.startsWith('POST') ? { body: { how: 'posted' } } : {};
      for (const [who, status] of [
        ['guest', 401],
        ['mother', 401],
        ['contact', 404],
        ['teacher', 404],
      ] as const)
        expect([route, who, (await ask(who, route, body)).status]).toEqual([route, who, status]);
    }
    const { body } = await ask('office', `GET ${TASKS}`);
    expect(body).toEqual({
      tasks: [
        {
          warningId: family.warningId,
          ...{ pupilId: family.pupilId, pupilName: 'Elev Fjord', protected: false },
          recipient: { kind: 'guardian', id: family.father, name: 'Foresatt Fjord' },
          ...{ why: 'unopened', at: '2026-12-04T08:00:00.000Z' },
        },
      ],
      more: false,
    });
    const letter = await ask('office', `GET ${TASK}/pdf`);
    const sent = await warningsLookup(engine.client, engine.tables.main).letter(OWNER, family.warningId);
    // The same letter, addressed to who gets it: the head names the father, and what follows is what was sent.
    const [paper, own] = [readPdf(letter.bytes), readPdf(sent ?? Buffer.alloc(0))];
    expect(own.spoken).toContain('P: Elev Fjord');
    expect(paper.spoken).toEqual(own.spoken.map((line) => (line === 'P: Elev Fjord' ? 'P: Foresatt Fjord' : line)));
    expect(await logged('school:paper-tasks')).toEqual([family.staff.office]);
  });

  it('letters on paper are printed as they were sent where they are of before letters had a head', async () => {
    await onPaper(family.father);
    const { main } = engine.tables;
    const old = { pk: `${OWNER}#WARNING#${family.warningId}`, sk: 'SENT' };
    await engine.client.send(
      new UpdateCommand({
        ...{ TableName: main, Key: old, ConditionExpression: 'attribute_exists(pk)' },
        UpdateExpression: 'SET #format = :format REMOVE letterhead.#owner',
        ExpressionAttributeNames: { '#format': 'format', '#owner': 'owner' },
        ExpressionAttributeValues: { ':format': 1 },
      }),
    );
    const letter = await ask('office', `GET ${TASK}/pdf`);
    const sent = await warningsLookup(engine.client, main).letter(OWNER, family.warningId);
    expect(letter.bytes.equals(Buffer.from(sent ?? []))).toBe(true);
  });

  it('letters on paper are brought once: who, when and how stays, however often it is said', async () => {
    await onPaper(family.father);
    const done = { warningId: family.warningId, personId: family.father, at: AT, how: 'posted' };
    const wrong = await ask('office', `POST ${TASK}/completion`, { body: { how: 'by pigeon' } });
    expect(wrong.status).toBe(422);
    expect((await ask('office', `POST ${TASK}/completion`, { body: { how: 'posted' } })).body).toEqual(done);
    const again = await ask('leader', `POST ${TASK}/completion`, { at: LATER, body: { how: 'handed-over' } });
    expect(again.body).toEqual(done);
    expect((await ask('office', `GET ${TASKS}`)).body.tasks).toEqual([]);
    expect((await ask('office', `GET ${TASK}/pdf`)).body.code).toBe('deliveries.no-paper-needed');
    const { body } = await ask('leader', `GET ${WARNING}/deliveries`);
    const father = body.recipients.find(
      (recipient: { person: { id: string } }) => recipient.person.id === family.father,
    );
    expect([father.status, father.paper.done]).toEqual([
      'on-paper',
      { at: AT, how: 'posted', by: `Ansatt ${family.staff.office}` },
    ]);
  });

  it('letters on paper are nobody’s work once it was opened, but what was posted meanwhile may be said', async () => {
    await onPaper(family.mother);
    expect((await ask('office', `GET ${TASKS}`)).body.tasks.length).toBe(1);
    await ask('mother', `GET /v1/guardian/children/{childId}/warnings/{warningId}`, {
      params: { childId: family.pupilId, warningId: family.warningId },
    });
    expect((await ask('office', `GET ${TASKS}`)).body.tasks).toEqual([]);
    const mother = { personId: family.mother };
    expect((await ask('office', `GET ${TASK}/pdf`, mother)).status).toBe(409);
    const said = await ask('office', `POST ${TASK}/completion`, { ...mother, body: { how: 'registered-post' } });
    expect([said.status, said.body.how]).toEqual([200, 'registered-post']);
  });

  it('letters on paper that were never asked for are not found, nor are those of another school', async () => {
    expect((await ask('office', `GET ${TASK}/pdf`)).status).toBe(404);
    expect((await ask('office', `POST ${TASK}/completion`, { body: { how: 'posted' } })).status).toBe(404);
    await onPaper(family.father);
    const elsewhere = await begin();
    const params = { ...family, schoolId: elsewhere.schoolId, personId: family.father };
    const { schoolId, pupilId, warningId, personId } = params;
    family = elsewhere;
    const foreign = { params: { schoolId, pupilId, warningId, personId } };
    expect((await ask('office', `GET ${TASK}/pdf`, foreign)).status).toBe(404);
  });

  it('letters on paper of a protected pupil name whom they are for, and the access log says who read that (J4)', async () => {
    family = await begin({ protection: 'confidential' });
    await onPaper(family.father);
    const { body } = await ask('office', `GET ${TASKS}`);
    expect(body.tasks[0]).toMatchObject({ protected: true, recipient: { name: 'Foresatt Fjord' } });
    expect(await logged('school:paper-tasks')).toEqual([family.staff.office]);
  });

  it('letters on paper for guardians of a pupil who has turned 18 are not on the list, and not printed', async () => {
    family = await begin({ birthDate: '2008-12-04' });
    await onPaper(family.father);
    expect((await ask('office', `GET ${TASKS}`)).body.tasks).toEqual([]);
    expect((await ask('office', `GET ${TASK}/pdf`)).status).toBe(409);
  });
});

describe('the delivery proof (D9)', () => {
  it('the delivery proof says who, by which relation, when and how, in the same bytes for the same records', async () => {
    await store().markAcknowledged(nameOf(family.mother), '2026-11-21T10:00:00.000Z');
    await reminded(family.father, '2026-11-27T08:00:00.000Z');
    await onPaper(family.father);
    const [first, second] = [
      await ask('contact', `GET ${WARNING}/delivery-proof`),
      await ask('leader', `GET ${WARNING}/delivery-proof`, { at: LATER }),
    ];
    const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(sha(first.bytes)).toBe(sha(second.bytes));
    const spoken = readPdf(first.bytes).spoken.join('\n');
    for (const part of [
      'Dokumentasjon på levering av varsel',
      'foreldreansvar',
      '20. november 2026 kl. 09:00',
      '21. november 2026 kl. 11:00',
      'fordi det ikke var åpnet, 4. desember 2026 kl. 09:00',
      'ikke levert ennå',
    ])
      expect(spoken).toContain(part);
    await ask('office', `POST ${TASK}/completion`, { body: { how: 'posted' } });
    expect(sha((await ask('contact', `GET ${WARNING}/delivery-proof`)).bytes)).not.toBe(sha(first.bytes));
  });

  it('the delivery proof is not there for whoever has no part in it', async () => {
    for (const who of ['teacher', 'office'] as const)
      expect((await ask(who, `GET ${WARNING}/delivery-proof`)).status).toBe(404);
  });
});
