import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { newId } from '../../functions/shared/ids.ts';
import { SAMPLE_OWNER } from '../../lib/stage.ts';
import { beginOn } from '../../local/begin-on.ts';
import { startSystem } from '../../local/system.ts';
import { freePort } from '../support/free-port.ts';
import { keysOf, SECRET, seed } from '../support/records.ts';
import { responsible, rosterOf } from '../support/roster.ts';
import { LOCAL } from '../support/table.ts';

const NUMBERS = { mother: '41018012345', father: '41018012346' } as const;
const isGuardian = (who: string): who is keyof typeof NUMBERS => Object.hasOwn(NUMBERS, who);
const called = (givenName: string) => ({
  profile: { givenName, familyName: 'Fjord', protection: 'none', email: `${givenName.toLowerCase()}@epost.example` },
});

/** A pupil with two homes, the contact teacher and the teacher, and colleagues at this school and at another. */
const { schools, groups, pupils, guardians, staff, items } = rosterOf({
  owner: SAMPLE_OWNER,
  schools: { school: { name: 'Fjordvik ungdomsskule' }, otherSchool: { name: 'Nes skule' } },
  groups: {
    group: { name: '8B' },
    neighbours: { name: '8C' },
    otherGroup: { name: '9A', school: 'otherSchool' },
  },
  pupils: { ola: { in: ['group'], birthDate: '2013-05-01', guardians: responsible('mother', 'father') } },
  guardians: {
    mother: { number: NUMBERS.mother, ...called('Mona') },
    father: { number: NUMBERS.father, ...called('Frode') },
  },
  staff: {
    contact: { contactTeacherOf: ['group'] },
    teacher: { teaches: ['group'] },
    colleague: { teaches: ['neighbours'] },
    elsewhere: { teaches: ['otherGroup'] },
  },
});
export const PEOPLE = { ...schools, ...groups, ...pupils, ...guardians, ...staff };
export type Who = keyof typeof guardians | keyof typeof staff;

export type Answer = { readonly status: number; readonly body: ReturnType<typeof JSON.parse>; readonly text: string };
type More = { readonly key?: string; readonly query?: string };

/** The whole system on this machine on a Tuesday morning. Its people ask over HTTP, with tokens of their own. */
export async function startConversations() {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-conversations-'));
  beginOn(folder, '2026-12-01');
  const reports: string[] = [];
  const system = await startSystem({
    port: await freePort(),
    folder,
    personas: [],
    report: (line) => reports.push(line),
  });
  const endpoint = system.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '';
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...LOCAL, endpoint }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const environments = [...system.deployed.functions.values()].map(({ environment }) => environment);
  const named = (name: string): string => environments.find((each) => each[name] !== undefined)?.[name] ?? '';
  const table = named('TABLE_NAME');
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify({ [named('LOGIN_KEY_SECRET_ARN')]: SECRET }));
  await system.quietly(() => seed(client, table, items));

  const send = async (path: string, method: string, { body, token, key = newId() }: Sent): Promise<Answer> => {
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key };
    const response = await fetch(system.base + path, {
      method,
      headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, body: JSON.parse(text || 'null') };
  };
  const tokens = new Map<Who, string>();
  const tokenOf = async (who: Who): Promise<string> => {
    const subject = isGuardian(who) ? NUMBERS[who] : `${who}@fjordvik.example`;
    const login = isGuardian(who) ? 'guardian' : 'feide';
    const token = tokens.get(who) ?? (await send('/dev/token', 'POST', { body: { login, subject } })).body.access_token;
    tokens.set(who, token);
    return token;
  };
  const ask = async (who: Who, request: string, body?: unknown, { key, query = '' }: More = {}): Promise<Answer> => {
    const [method = '', path = ''] = request.split(' ');
    return send(path + query, method, { body, token: await tokenOf(who), ...(key !== undefined && { key }) });
  };

  return {
    table,
    client,
    reports,
    ask,
    ...whatPeopleDo(ask),
    /** Sets the clock forward to an instant, and runs what falls due until then. Tokens last an hour: others follow. */
    async clockTo(instant: string): Promise<void> {
      const { status, text } = await send('/dev/clock', 'POST', { body: { set: instant } });
      if (status !== 200) throw new Error(text);
      tokens.clear();
    },
    /** What has left the system. */
    outbox: async (): Promise<{
      readonly mails: readonly { readonly to: readonly string[] }[];
      readonly pushes: readonly unknown[];
    }> => (await send('/dev/outbox', 'GET', {})).body,
    /** Every message that was ever in a queue. */
    queued(): readonly string[] {
      const database = new DatabaseSync(join(folder, 'queues.sqlite'), { readOnly: true });
      const rows = database.prepare('SELECT body FROM sent').all();
      database.close();
      return rows.map(({ body }) => String(body));
    },
    relation: (guardianId: string) => keysOf(SAMPLE_OWNER).relation(pupils.ola, guardianId),
    teaching: (staffId: string) => keysOf(SAMPLE_OWNER).teaches(staffId, groups.group, 'teacher'),
    async stop() {
      await system.stop();
      client.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
type Sent = { readonly body?: unknown; readonly token?: string; readonly key?: string };
export type Conversations = Awaited<ReturnType<typeof startConversations>>;

const { ola, school } = PEOPLE;
const placeOf = (who: Who): string =>
  isGuardian(who) ? `/v1/guardian/children/${ola}` : `/v1/schools/${school}/pupils/${ola}`;
const ownOf = (who: Who): string => (isGuardian(who) ? '/v1/guardian' : '/v1/staff');

/** What people do in conversations about the pupil, in a line each. */
const whatPeopleDo = (ask: (who: Who, request: string, body?: unknown, more?: More) => Promise<Answer>) => ({
  start: (who: Who, to: readonly string[], text: string) =>
    ask(who, `POST ${placeOf(who)}/threads`, { subject: `Om ${text}`.slice(0, 80), text, to }),
  open: (who: Who, threadId: string, query = '') =>
    ask(who, `GET ${placeOf(who)}/threads/${threadId}`, undefined, { query }),
  list: (who: Who) => ask(who, `GET ${ownOf(who)}/threads`),
  form: (who: Who) => ask(who, `GET ${placeOf(who)}/message-form`),
  inbox: (who: Who) => ask(who, `GET ${ownOf(who)}/inbox`),
  say: (who: Who, threadId: string, text: string, key = newId()) =>
    ask(who, `POST ${placeOf(who)}/threads/${threadId}/messages`, { text }, { key }),
  read: (who: Who, threadId: string, upTo: string) =>
    ask(who, `POST ${placeOf(who)}/threads/${threadId}/reads`, { upTo }),
  withdraw: (who: Who, threadId: string, messageId: string) =>
    ask(who, `POST ${placeOf(who)}/threads/${threadId}/messages/${messageId}/withdrawal`),
  add: (who: Who, threadId: string, colleague: string, body: object = {}) => {
    const wish = { feideName: `${colleague}@fjordvik.example`, lastDay: '2026-12-10' };
    return ask(who, `POST ${placeOf(who)}/threads/${threadId}/colleagues`, { ...wish, ...body });
  },
  answer: (who: Who, threadId: string, staffId: string, yes: boolean) =>
    ask(who, `POST ${placeOf(who)}/threads/${threadId}/colleagues/${staffId}/answer`, { yes }),
  phone: (who: Who, name: string) =>
    ask(who, `POST ${ownOf(who)}/devices`, { platform: 'fcm', token: name.padEnd(140, 'A') }),
});
