import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { conferencesLookup } from '../../../functions/conferences/lookup.ts';
import { type ConferenceNews, isConferenceNews } from '../../../functions/notifications/conference-news.ts';
import { deliverConference } from '../../../functions/notifications/deliver-conference.ts';
import type { NoticeRequest } from '../../../functions/notifications/events.ts';
import { putFact } from '../../../functions/notifications/fact-store.ts';
import { inboxStore } from '../../../functions/notifications/store.ts';
import { supersessionStore } from '../../../functions/notifications/supersession-store.ts';
import { showItem } from '../../../functions/notifications/view.ts';
import { effective } from '../../../functions/settings/rules.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { keysOf } from '../../support/records.ts';
import { wholeOf } from './whole.ts';
import { makeWorld, O, type World } from './world.ts';

/** The moment at which facts are delivered unless a test says otherwise: a minute after the world's own. */
export const SOON = '2026-11-02T08:01:00.000Z';
const settings = { at: () => effective({ owner: {}, schools: new Map() }) };
const roster = keysOf(O);

/** The world of conferences with the consumer that fills inboxes, over the same table. */
export async function makeNewsWorld(client: Dynamo, table: string, families = 2) {
  const world = await makeWorld(client, table, families);
  const { p, cases } = world;
  const sent: NoticeRequest[] = [];
  const done = new Set<string>();
  const store = inboxStore(client, table);
  const consumerOver = (over: Dynamo) =>
    deliverConference({
      lookup: cases.deps.lookup,
      store: inboxStore(over, table),
      supersessionLog: supersessionStore(over, table),
      conferences: conferencesLookup(over, table),
      putFact: putFact(over, table),
      sendRequests: async (requests) => {
        sent.push(...requests);
      },
    });
  /** Facts of the outbox that were not delivered yet, oldest first. */
  const facts = async (): Promise<readonly ConferenceNews[]> => {
    const { facts: all } = await wholeOf(client, table);
    return all
      .filter(({ id }) => !done.has(id))
      .filter(isConferenceNews)
      .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt) || a.id.localeCompare(b.id));
  };
  const deliver = async (fact: ConferenceNews, at: string = SOON, over: Dynamo = client) => {
    await consumerOver(over)(fact, settings, momentOf(Date.parse(at)));
    done.add(fact.id);
  };
  const names = new Map<string, string>([
    ...Object.entries(p.staff).map(([name, id]) => [id, name] as const),
    ...[...p.subjects.keys()].map((name) => [p.guardian(name), name] as const),
    ...[
      'ola',
      'siv',
      'apart',
      'young',
      'nobodys',
      'adult',
      'foreign',
      ...Array.from({ length: families }, (_none, at) => `p${at}`),
    ].map((name) => [p.pupil(name), name] as const),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? id;
  return {
    ...world,
    sent,
    put: putFact(client, table),
    facts,
    deliver,
    nameOf,
    /** Delivers every waiting fact, and returns who is to get a notice by them: a name for each notice. */
    async told(at: string = SOON): Promise<readonly string[]> {
      const before = sent.length;
      for (let left = await facts(); left.length > 0; left = await facts())
        for (const fact of left) await deliver(fact, at);
      const notices = new Map(sent.slice(before).map(({ id, person }) => [id, person.id]));
      return [...notices.values()].map(nameOf).sort();
    },
    /** The kinds of a person's items, newest first, with the child that each is about: the unread ones, or all. */
    async inbox(name: string, which: 'unread' | 'all' = 'unread'): Promise<readonly string[]> {
      const staff: Readonly<Record<string, string | undefined>> = p.staff;
      const guardian = p.subjects.has(name) ? p.guardian(name) : undefined;
      const person =
        guardian === undefined
          ? ({ kind: staff[name] ? 'staff' : 'pupil', id: staff[name] ?? p.pupil(name) } as const)
          : ({ kind: 'guardian', id: guardian } as const);
      const items = await (which === 'all' ? store.page(O, person, 100) : store.unread(O, person));
      return items.map(({ kind, pupilId }) => `${kind} ${pupilId === undefined ? '-' : nameOf(pupilId)}`);
    },
    /** The titles of a teacher's unread items in bokmål, newest first. */
    async titles(name: 'contact' | 'teacher'): Promise<readonly string[]> {
      const items = await store.unread(O, { kind: 'staff', id: p.staff[name] });
      return items.map((item) => showItem('staff', { item, pupil: undefined }, 'nb').title);
    },
    ...rosterRows(world),
  };
}

/** Changes of the roster as the importer would write them. */
function rosterRows({ p, client, table, schoolId }: World) {
  const put = async (item: Readonly<Record<string, unknown>>): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item: item }));
  };
  const person = { givenName: 'Ny', familyName: 'Fjord', from: '2026-08-01' };
  type More = Readonly<Record<string, unknown>>;
  return {
    /** A guardian whose relation to a child is as `more` says. */
    relate: (child: string, guardian: string, more: More) =>
      put({
        ...roster.relation(p.pupil(child), p.guardian(guardian)),
        ...{ source: 'school', guardianId: p.guardian(guardian), basis: 'parental-responsibility' },
        ...{ from: '2026-08-01', ...more },
      }),
    /** A guardian whose address is protected from now on. */
    protect: (guardian: string) =>
      put({
        ...roster.profile('GUARDIAN', p.guardian(guardian)),
        ...{ ...person, id: p.guardian(guardian), protection: 'confidential' },
      }),
    /** A pupil whose own record is as `more` says. */
    profile: (child: string, more: More) =>
      put({
        ...roster.profile('PUPIL', p.pupil(child)),
        ...{ ...person, id: p.pupil(child), birthDate: '2014-05-01', protection: 'none', schoolId, ...more },
      }),
    /** A pupil of age who lets a guardian read. */
    consent: (child: string, guardian: string) => {
      const guardianId = p.guardian(guardian);
      return put({ ...roster.consent(p.pupil(child), guardianId), guardianId, from: '2026-11-01' });
    },
    /** A pupil who is in a class as `more` says. */
    enrol: async (child: string, group: 'group' | 'younger', more: More) => {
      const [pupilId, groupId] = [p.pupil(child), p.groups[group]];
      await put({
        ...roster.enrolment(pupilId, groupId),
        ...{ groupId, groupName: '7A', groupKind: 'basis', schoolId, from: '2026-08-01', ...more },
      });
      await put({ ...roster.member(groupId, pupilId), personId: pupilId, as: 'student', from: '2026-08-01', ...more });
    },
  };
}
export type NewsWorld = Awaited<ReturnType<typeof makeNewsWorld>>;
