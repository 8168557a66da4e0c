import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, vi } from 'vitest';
import type { Notice } from '../../functions/notices/notice.ts';
import { noticeId } from '../../functions/notices/plan.ts';
import { noticeStore } from '../../functions/notices/store.ts';
import type { NoticeRequest } from '../../functions/notifications/events.ts';
import { newId } from '../../functions/shared/ids.ts';
import { queueSender } from '../../functions/shared/jobs/queue.ts';
import { addDays, momentOf } from '../../functions/shared/time.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { startSystem } from '../../local/system.ts';
import { freePort } from './free-port.ts';
import { stateOf } from './notice-state.ts';
import { recordsOf, SECRET, seed } from './records.ts';
import { LOCAL } from './table.ts';

/** How long something that happens by itself may take on a busy machine. */
const PATIENCE = { timeout: 30_000, interval: 50 };
type Asked = { readonly method?: string; readonly body?: unknown; readonly token?: string };

/** The whole deployed system on this machine, at noon of a school day, with people who can be told something. */
export async function startNoticeSystem() {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-notices-'));
  const reports: string[] = [];
  const system = await startSystem({
    port: await freePort(),
    folder,
    personas: [],
    report: (line) => reports.push(line),
  });
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({ ...LOCAL, endpoint: system.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '' }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
  const environments = [...system.deployed.functions.values()].map(({ environment }) => environment);
  const named = (name: string): string =>
    environments.find((environment) => environment[name] !== undefined)?.[name] ?? '';
  const table = named('TABLE_NAME');
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ [named('LOGIN_KEY_SECRET_ARN')]: SECRET }));
  const store = noticeStore(client, table);
  const send = queueSender();

  const fromQueues = (question: string, queue: string) => {
    const database = new DatabaseSync(join(folder, 'queues.sqlite'), { readOnly: true });
    const rows = database.prepare(question).all(queue);
    database.close();
    return rows;
  };
  const ask = async (path: string, { method, body, token }: Asked = {}) => {
    const response = await fetch(system.base + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'idempotency-key': newId(),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: JSON.parse((await response.text()) || 'null') };
  };
  const forward = (forwardMinutes: number) => ask('/dev/clock', { body: { forwardMinutes } });
  const noon = new Date(system.now());
  noon.setUTCHours(noon.getUTCHours() < 10 ? 10 : 34, 0, 0, 0);
  await ask('/dev/clock', { body: { set: noon.toISOString() } });

  return {
    system,
    client,
    table,
    reports,
    ask,
    send: (request: NoticeRequest, delaySeconds?: number) => send(named('NOTICE_QUEUE_URL'), [request], delaySeconds),
    fault: async (fault: object) => expect((await ask('/dev/faults', { body: fault })).status).toBe(200),
    struck: async (): Promise<number> => (await ask('/dev/faults')).body.faults[0]?.struck ?? 0,
    clear: () => ask('/dev/faults', { body: { clear: true } }),
    /** Sets the clock forward and lets a minute's sweep see what is due by then. */
    later: async (minutes: number) => {
      await forward(minutes);
      await forward(1);
    },
    mails: async (to: string) =>
      (await ask('/dev/outbox')).body.mails.filter(
        (mail: { tags: { notice: string[] } }) => mail.tags.notice?.[0] === to,
      ),
    pushes: async (notice: string) =>
      (await ask('/dev/outbox')).body.pushes.filter((push: { payload: string }) => push.payload.includes(notice)),
    notice: (id: string) => store.find({ ownerId: SAMPLE_OWNER, id }),
    /** What was ever sent to a queue, the newest first. */
    told: (queue: string): readonly string[] =>
      fromQueues('SELECT body FROM sent WHERE queue = ? ORDER BY rowid DESC', queue).map(({ body }) => String(body)),
    /** How many messages lie in a queue or are being handled. */
    waiting: (queue: string): number => fromQueues('SELECT id FROM message WHERE queue = ?', queue).length,
    async stop() {
      await system.stop();
      client.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type NoticeSystem = Awaited<ReturnType<typeof startNoticeSystem>>;

/** A guardian of a pupil of their own, with an address, a login, and an item in the inbox that is unread. */
export async function guardianIn({ client, table, system }: NoticeSystem, named = newId().slice(0, 8)) {
  const make = recordsOf(SAMPLE_OWNER);
  const [guardianId, pupilId, schoolId, groupId, itemId] = [newId(), newId(), newId(), newId(), newId()];
  const today = momentOf(system.now()).day;
  const number = String(Math.floor(1e10 + Math.random() * 8e10));
  const email = `${named}@epost.example`;
  const guardians = [{ guardianId, basis: 'parental-responsibility' as const, from: '2020-01-01' }];
  const [profile, ...rest] = make.guardian({ id: guardianId, number, children: [pupilId] });
  await seed(client, table, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: pupilId, schoolId, groupId, birthDate: addDays(today, -3650), guardians }),
    ...(profile ? [{ ...profile, email, contactCheckedDate: addDays(today, -30) }] : []),
    ...rest,
    { pk: `${SAMPLE_OWNER}#GUARDIAN#${guardianId}`, sk: `INBOX#${itemId}`, id: itemId },
  ]);
  const request = (changed: Partial<NoticeRequest> = {}): NoticeRequest => ({
    id: newId(),
    ownerId: SAMPLE_OWNER,
    person: { kind: 'guardian', id: guardianId },
    itemId,
    subject: 'absence',
    right: { action: 'child:read', pupilId },
    legal: false,
    when: 'now',
    occurredAt: new Date(system.now()).toISOString(),
    ...changed,
  });
  return { guardianId, pupilId, number, email, request };
}
export type Told = Awaited<ReturnType<typeof guardianIn>>;

/** Registers a phone as its app does, with the guardian's own token. */
export async function registerPhone({ ask }: NoticeSystem, { number }: Told, token: string, platform = 'fcm') {
  const login = await ask('/dev/token', { body: { login: 'guardian', subject: number } });
  const made = await ask('/v1/guardian/devices', { body: { platform, token }, token: login.body.access_token });
  expect(made.status).toBe(201);
  return { deviceId: String(made.body.deviceId), login: String(login.body.access_token) };
}

/** What a notice is, as far as tests ask; `undefined` when there is none. */
export const shown = (notice: Notice | undefined) =>
  notice && {
    stage: notice.stage,
    state: stateOf(notice.stage, notice.evidence ?? new Set()),
    evidence: [...(notice.evidence ?? [])].sort(),
    attempt: notice.attempt,
  };

/** Waits until a notice is as it should be. */
export const becomes = (system: NoticeSystem, id: string, wanted: object) =>
  vi.waitFor(async () => expect(shown(await system.notice(id))).toMatchObject(wanted), PATIENCE);

export const emailOf = ({ id }: NoticeRequest) => noticeId(id, 'email');
export const pushOf = ({ id }: NoticeRequest, deviceId: string) => noticeId(id, 'push', deviceId);
export const eventually = (check: () => Promise<void>) => vi.waitFor(check, PATIENCE);
