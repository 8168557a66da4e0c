import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { newId } from '../../functions/shared/ids.ts';
import type { entriesOver } from '../support/entries.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, OWNER } from '../support/events.ts';
import { expectDocumented } from '../support/openapi.ts';
import { ALWAYS, keysOf, recordsOf, seed } from '../support/records.ts';
import type { makeTables } from '../support/table.ts';

type Engine = Awaited<ReturnType<typeof makeTables>>;
type Answer = ReturnType<typeof entriesOver>;
export type Who = 'mother' | 'father' | 'pupil' | 'contact' | 'office';
const make = recordsOf(OWNER);

let next = 0;
const PUPIL = '/v1/schools/{schoolId}/pupils/{pupilId}';
export const CHILD = '/v1/guardian/children/{childId}/warnings/{warningId}';
const WARNING = `${PUPIL}/warnings/{warningId}`;

/**
 * A pupil with a mother and a father who have addresses, the contact teacher and the office of a school of their own,
 * with what they ask.
 */
export async function warnedFamily({ client, tables }: Engine, answer: Answer, birthDate = '2012-05-01') {
  const number = `8${String(++next).padStart(9, '0')}`;
  const [schoolId, groupId, pupilId, mother, father] = [newId(), newId(), newId(), newId(), newId()];
  const staff = { contact: newId(), office: newId() };
  const named = (id: string) => ({ id, feideName: `${id}@fjordvik.example` });
  const guardian = (id: string, first: 1 | 2) =>
    make.guardian({ id, number: `${first}${number}`, children: [pupilId] });
  const address = (id: string) => ({ email: `${id}@epost.example`, contactCheckedDate: '2026-09-01' });
  const both = [mother, father].map((guardianId) => ({
    ...{ guardianId, basis: 'parental-responsibility' as const },
    ...ALWAYS,
  }));
  await seed(client, tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.pupil({
      ...{ id: pupilId, schoolId, groupId, birthDate, guardians: both },
      ...{ feideName: `${pupilId}@fjordvik.example` },
    }),
    ...make.group({ schoolId, groupId }, '10B', [pupilId]),
    ...[guardian(mother, 1), guardian(father, 2)].flatMap(([profile, ...rest]) =>
      profile ? [{ ...profile, ...address(String(profile.id)) }, ...rest] : [],
    ),
    ...make.staff({ ...named(staff.contact), teaches: [{ as: 'contact-teacher', groupId, schoolId, ...ALWAYS }] }),
    ...make.staff({ ...named(staff.office), roles: [{ role: 'office', schoolId, ...ALWAYS }] }),
  ]);
  const claims = {
    mother: guardianClaims(`1${number}`),
    father: guardianClaims(`2${number}`),
    pupil: feideClaims(pupilId),
    contact: feideClaims(staff.contact),
    office: feideClaims(staff.office),
  };
  let warningId = '';
  const ask = async (who: Who, at: string, route: string, more: Partial<Ask> & { readonly personId?: string } = {}) => {
    const { personId = father, ...rest } = more;
    const all: Readonly<Record<string, string>> = { schoolId, pupilId, childId: pupilId, warningId, personId };
    const params = Object.fromEntries(Object.entries(all).filter(([name]) => route.includes(`{${name}}`)));
    const headers = { 'idempotency-key': newId(), ...rest.headers };
    const result = await answer(httpEvent({ ...{ route, at, params, claims: claims[who] }, ...rest, headers }));
    expectDocumented(route, result);
    return {
      status: Number(result.statusCode),
      body: result.isBase64Encoded ? Buffer.from(String(result.body), 'base64') : JSON.parse(String(result.body)),
    };
  };
  const done = async (...asked: Parameters<typeof ask>) => {
    const { status, body } = await ask(...asked);
    expect([asked[2], status < 300, body.code]).toEqual([asked[2], true, undefined]);
    return body;
  };
  return {
    ...{ schoolId, pupilId, mother, father, ask, done },
    /** The contact teacher writes a warning of order, looks at who gets it, and sends it. */
    async warn(at: string): Promise<void> {
      const words = { details: '', wayOut: 'Kom presis.', contact: { name: 'Kontaktlæraren', phone: '57 00 00 00' } };
      const body = {
        kind: 'order',
        periodId: 'first-term',
        subjects: [],
        reasonIds: ['late'],
        byDay: '2026-12-31',
        missingWork: [],
      };
      const made = await done('contact', at, `POST ${PUPIL}/warning-drafts`, { body: { ...body, ...words } });
      warningId = made.warningId;
      const draft = `${PUPIL}/warning-drafts/{warningId}`;
      const { seen: fingerprint } = await done('contact', at, `GET ${draft}/preview`);
      const sending = { body: { seen: fingerprint }, headers: { 'if-match': '"1"' } };
      await done('contact', at, `POST ${draft}/sending`, sending);
    },
    /** How far it has come with each, as the contact teacher sees it. */
    async statuses(at: string): Promise<Readonly<Record<string, string>>> {
      const { recipients } = await done('contact', at, `GET ${WARNING}/deliveries`);
      const names = new Map([
        [pupilId, 'pupil'],
        [mother, 'mother'],
        [father, 'father'],
      ]);
      return Object.fromEntries(
        recipients.map((recipient: { person: { id: string }; status: string }) => [
          names.get(recipient.person.id),
          recipient.status,
        ]),
      );
    },
    /** What of the warning lies in somebody's inbox, by kind, the oldest first. */
    async inbox(who: 'mother' | 'father' | 'pupil', at: string): Promise<readonly string[]> {
      const { items } = await done(who, at, `GET /v1/${who === 'pupil' ? 'pupil' : 'guardian'}/inbox`);
      return items.map(({ kind }: { kind: string }) => kind).toReversed();
    },
    /** The relation of a guardian ends before a day: what the roster knows from then on. */
    endOf: (guardianId: string, to: string) =>
      client.send(
        new UpdateCommand({
          TableName: tables.main,
          Key: keysOf(OWNER).relation(pupilId, guardianId),
          UpdateExpression: 'SET #to = :to',
          ExpressionAttributeNames: { '#to': 'to' },
          ExpressionAttributeValues: { ':to': to },
        }),
      ),
    paperTasks: async (at: string): Promise<readonly string[]> =>
      (await done('office', at, 'GET /v1/schools/{schoolId}/paper-tasks')).tasks.map(
        (task: { recipient: { id: string }; why: string }) => `${task.recipient.id} ${task.why}`,
      ),
    task: `${WARNING}/paper-tasks/{personId}`,
    proof: `${WARNING}/delivery-proof`,
  };
}
