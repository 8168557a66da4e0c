import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FEATURES } from '../../functions/docs/features.ts';
import type { Route } from '../../functions/shared/http/route.ts';
import { newId } from '../../functions/shared/ids.ts';
import { entriesOver } from '../support/entries.ts';
import { httpEvent, OWNER } from '../support/events.ts';
import { type Item, recordsOf, seed } from '../support/records.ts';
import { makeTables } from '../support/table.ts';
import { LISTS, NOTHING_BEHIND } from './lists.ts';
import { CLAIMS, LESSON_DAY, municipality, ROLES, type Role, TWO_OWNERS } from './municipality.ts';
import { REQUESTS } from './requests.ts';

/**
 * What is on one's list can be opened (decision 035): every list there is, asked by everybody on days before and after
 * people, groups and relations have ended, shows nothing that its reader is refused.
 */
/** Whoever has ended sees no list at all (left.store.test.ts), and nobody of another owner is meant. */
const READERS = ROLES.filter(
  (role) => !/^anonymous|^former|another owner|revoked|without|other school|after the/.test(role),
);
const routes = new Map<string, Route>(FEATURES.flatMap((feature) => Object.entries(feature.routes)));
const DAYS = ['2026-11-23', '2026-11-24', '2026-12-01', '2027-01-04'] as const;

/** What may end, and when; by the keys of the records it is about. */
const ENDS = {
  pupil: (item: Item, { pupilId }: Ids) => item.pk.endsWith(`PUPIL#${pupilId}`) && item.sk === 'FACTS#PROFILE',
  /** On both sides, as an import writes it. */
  enrolment: (item: Item, { pupilId }: Ids) =>
    item.sk.startsWith(`MEMBER#${pupilId}`) ||
    (item.pk.endsWith(`PUPIL#${pupilId}`) && item.sk.startsWith('FACTS#ENROLMENT#')),
  group: (item: Item, { groupId }: Ids) => item.pk.endsWith(`GROUP#${groupId}`) && item.sk === 'GROUP',
  teaching: (item: Item, _ids: Ids) => item.sk.startsWith('FACTS#TEACHES#'),
  grant: (item: Item, _ids: Ids) => item.sk.startsWith('FACTS#GRANT#'),
  role: (item: Item, _ids: Ids) => item.sk.startsWith('FACTS#ROLE#'),
  relation: (item: Item, { pupilId }: Ids) =>
    item.pk.endsWith(`PUPIL#${pupilId}`) && item.sk.startsWith('FACTS#GUARDIAN#'),
} as const;
type Ids = { readonly pupilId: string; readonly groupId: string };
type Thing = keyof typeof ENDS;
const THINGS = Object.keys(ENDS) as Thing[];

type Ended = Readonly<Partial<Record<Thing, string>>>;
const ended: fc.Arbitrary<Ended> = fc.dictionary(
  fc.constantFrom(...THINGS),
  fc.constantFrom('2026-11-23', '2026-11-24', '2026-11-30'),
  { maxKeys: 3 },
);

/** Every staff member of the municipality by Feide name, for lessons that the timetable names them for. */
const staffIds = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ pk, sk }) =>
    sk === 'FACTS#PROFILE' && pk.includes('#STAFF#') ? [String(pk.split('#').at(-1))] : [],
  );

/** The municipality with lessons of everybody's, some of its records ended. */
function world(things: Ended) {
  const { places, items } = municipality();
  const { own } = places;
  const { lesson } = recordsOf(OWNER);
  const lessons = staffIds(items.filter(({ pk }) => pk.startsWith(OWNER))).flatMap((staffId, index) =>
    [LESSON_DAY, '2026-12-01', '2027-01-05'].flatMap((date) =>
      lesson({
        ...{ lessonId: newId(), groupId: own.groupId, schoolId: own.schoolId, date, teacherIds: [staffId] },
        ...{
          from: `${String(8 + (index % 12)).padStart(2, '0')}:10`,
          to: `${String(8 + (index % 12)).padStart(2, '0')}:55`,
        },
      }),
    ),
  );
  const cut = items.map((item) => {
    const ends = THINGS.flatMap((thing) => (ENDS[thing](item, own) ? (things[thing] ?? []) : []));
    const [first] = typeof item.to === 'string' ? [...ends, item.to].toSorted() : ends.toSorted();
    return first === undefined ? item : { ...item, to: first };
  });
  return { own, items: [...cut, ...lessons] };
}

/** The route that takes a concrete path, and its parameters. */
function routeOf(asked: string) {
  for (const route of routes.keys()) {
    const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
    const found = new RegExp(`^${route.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(asked);
    if (found)
      return { route, params: Object.fromEntries(names.map((name, index) => [name, String(found[index + 1])])) };
  }
  throw new Error(`No route takes ${asked}`);
}

test('every route that reads is a list with what opens its items, or has nothing behind it', () => {
  const reads = [...routes].filter(([key, { answer }]) => key.startsWith('GET ') && answer.mediaType === undefined);
  const said = [...Object.keys(LISTS), ...NOTHING_BEHIND];
  expect(said.toSorted()).toEqual(reads.map(([key]) => key).toSorted());
});

const SINGLY: [Ended, (typeof DAYS)[number]][] = [
  ...THINGS.map((thing): [Ended, (typeof DAYS)[number]] => [{ [thing]: '2026-11-24' }, '2026-11-24']),
  // Was there on the day that a list is of, and has left when it is asked.
  [{ pupil: '2026-11-30' }, '2026-12-01'],
];

test('no list shows what its reader may not open, whatever has ended', async () => {
  const opened = new Map<string, number>(Object.keys(LISTS).map((list) => [list, 0]));
  await fc.assert(
    fc.asyncProperty(ended, fc.constantFrom(...DAYS), async (things, day) => {
      const engine = await makeTables();
      const { own, items } = world(things);
      const last = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
      await seed(engine.client, engine.tables.main, [...last.values()]);
      const answer = entriesOver(engine.client, engine.tables, TWO_OWNERS);
      const asking = (role: Role, at: string) => (route: string, sent: object) =>
        answer(httpEvent({ route, at, claims: CLAIMS[role], headers: { 'idempotency-key': newId() }, ...sent }));
      const children = [{ childId: own.pupilId, firstDay: '2026-11-23', lastDay: '2026-11-24' }];
      await asking('guardian', '2026-11-22T06:30:00Z')('POST /v1/guardian/absence-reports', { body: { children } });
      const refused: string[] = [];
      // Many lists lead to the same: each reader opens it once.
      const statuses = new Map<string, Promise<number>>();
      const openedBy = (role: Role, path: string): Promise<number> => {
        const { route, params } = routeOf(path);
        const status =
          statuses.get(`${role} ${path}`) ??
          asking(role, `${day}T07:30:00Z`)(route, { params }).then(({ statusCode = 0 }) => statusCode);
        statuses.set(`${role} ${path}`, status);
        return status;
      };
      for (const [list, opens] of Object.entries(LISTS)) {
        const guardian = routes.get(list)?.audience === 'guardian';
        const readers = READERS.filter((reader) => reader.startsWith('guardian') === guardian);
        const each = readers.map(async (role) => {
          const ask = asking(role, `${day}T07:30:00Z`);
          const shown = await ask(list, { ...REQUESTS[list]?.({ ...own, reportId: '' }), ...daysOf(list) });
          const paths = shown.statusCode === 200 ? new Set(opens(JSON.parse(String(shown.body)), own)) : [];
          for (const path of paths) {
            const statusCode = await openedBy(role, path);
            opened.set(list, (opened.get(list) ?? 0) + 1);
            if (statusCode === 403 || statusCode === 404) refused.push(`${list} ${role}: ${path} ${statusCode}`);
          }
        });
        await Promise.all(each);
      }
      await engine.stop();
      expect([things, day, refused]).toEqual([things, day, []]);
    }),
    { numRuns: SINGLY.length + 2, examples: SINGLY },
  );
  // Lists that this municipality leaves empty are held by their routes alone.
  expect([...opened].filter(([, count]) => count === 0).map(([list]) => list)).toEqual(EMPTY_HERE);
}, 400_000);

const EMPTY_HERE = [
  // A pupil of age reads these, who is at another place.
  'GET /v1/pupil/{pupilId}/threads/{threadId}',
  'GET /v1/pupil/{pupilId}/announcements',
  'GET /v1/pupil/{pupilId}/meetings',
  'GET /v1/pupil/{pupilId}/conferences',
  'GET /v1/pupil/{pupilId}/documents',
  'GET /v1/guardian/inbox',
  'GET /v1/pupil/inbox',
  'GET /v1/staff/inbox',
  'GET /v1/owner/imports',
];

/** Lists of days are asked about days round the one they are asked on. */
function daysOf(list: string): object {
  if (list === 'GET /v1/staff/lessons') return { query: { from: LESSON_DAY, to: '2026-12-04' } };
  if (list === 'GET /v1/schools/{schoolId}/absences') return { query: { day: '2026-11-24' } };
  return list === 'GET /v1/groups/{groupId}/absences' ? { query: { from: '2026-11-16', to: '2026-11-24' } } : {};
}
