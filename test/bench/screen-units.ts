import { nameOf } from '../../functions/roster/group-records.ts';
import { copyOf } from '../../functions/roster/lookup.ts';
import { newId } from '../../functions/shared/ids.ts';
import { feideClaims, guardianClaims, httpEvent, OWNER } from '../support/events.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';
import { countTrips } from '../support/trips.ts';
import type { Twins } from './compare.ts';
import { printTable } from './print-table.ts';
import { withTwins } from './twins.ts';

/** A Tuesday at a school where 75 are reported away, three of them in a class of 25 whose pupils have nine groups. */
const CLASS = 25;
const AWAY = { inClass: 3, elsewhere: 72 };
const SUBJECTS = 8;
const DAY = '2026-11-24';
const MORNING = '2026-11-24T06:30:00Z';
const AFTERNOON = '2026-11-24T15:00:00Z';
const LESSON = '/v1/groups/{groupId}/days/{date}/lessons/{lessonId}';

type Units = { readonly read: number; readonly write: number };
type Screen = {
  readonly name: string;
  readonly status: number;
  /** More than this is a fault: somebody has made the screen dearer, and says so by raising it here. */
  readonly most: Units;
  readonly event: ReturnType<typeof httpEvent>;
};

const familyOf = (make: ReturnType<typeof recordsOf>, schoolId: string, groups: readonly string[], number: string) => {
  const [pupilId, guardianId] = [newId(), newId()];
  const [groupId = '', ...others] = groups;
  const more = others.map((id, at) => ({
    groupId: id,
    groupName: `5A fag ${at}`,
    groupKind: 'teaching',
    subjectCode: `FAG100${at}`,
  }));
  const guardians = [{ guardianId, basis: 'parental-responsibility' as const, ...ALWAYS }];
  const items = [
    ...make.pupil({ id: pupilId, schoolId, groupId, more, guardians }),
    ...make.guardian({ id: guardianId, number, children: [pupilId] }),
  ];
  return { pupilId, number, items };
};

const sums = (minutes: number) => ({
  undocumented: minutes,
  'self-declared': 0,
  'health-personnel': minutes,
  'other-documented': 0,
  'not-absence': 0,
});

/** A half-year's count as the counter writes it. */
function countItem(pupilId: string, schoolId: string, groups: readonly string[]): Item {
  const late = (at: number) => ({ lateTimes: at, lateMinutes: 5 * at });
  const subjects = groups.map((groupId, at) => {
    const name = { subjectCode: `FAG100${at}`, subject: `Fag nummer ${at}`, groupIds: [groupId] };
    return [name.subjectCode, { ...name, ...late(at), minutes: sums(45 * at), limitMinutes: 45 * at }];
  });
  const totals = { days: sums(2), minutes: sums(540), diplomaDays: 4, diplomaMinutes: 540, ...late(9) };
  return {
    pk: `${OWNER}#PUPIL#${pupilId}`,
    sk: 'COUNT#2026-2',
    pupilId,
    schoolId,
    schoolType: 'grunnskole',
    halfYear: '2026-2',
    count: { ...totals, subjects: Object.fromEntries(subjects) },
    countedAt: MORNING,
    version: 7,
  };
}

/** The items of members as the importer writes them, with what they repeat of their pupils and the row in the key. */
function withCopies(items: readonly Item[]): readonly Item[] {
  const profiles = items.filter(({ pk, sk }) => pk.includes('#PUPIL#') && sk === 'FACTS#PROFILE');
  const copies = new Map(profiles.map((item) => [item.id, copyOf(nameOf(item))]));
  return items.map((item) =>
    item.as === 'student' ? { ...item, sk: `${item.sk}#${newId()}`, pupil: copies.get(item.personId) } : item,
  );
}

function school() {
  const make = recordsOf(OWNER);
  const [schoolId, teacherId, groupId, otherId] = [newId(), newId(), newId(), newId()];
  const subjects = Array.from({ length: SUBJECTS }, newId);
  const pupils = Array.from({ length: CLASS }, (_none, at) =>
    familyOf(make, schoolId, [groupId, ...subjects], `1${String(at).padStart(10, '0')}`),
  );
  const others = Array.from({ length: CLASS + AWAY.elsewhere }, (_none, at) =>
    familyOf(make, schoolId, [at < CLASS ? otherId : newId()], `2${String(at).padStart(10, '0')}`),
  );
  const idsOf = (families: typeof pupils) => families.map(({ pupilId }) => pupilId);
  const lessonIds = [newId(), newId()] as const;
  const lesson = (id: string, group: string, hour: string) => {
    const place = { lessonId: id, groupId: group, schoolId, date: DAY, teacherIds: [teacherId] };
    return make.lesson({ ...place, from: `${hour}:00`, to: `${hour}:45` });
  };
  const teaches = [groupId, otherId].map((id) => ({
    as: 'contact-teacher' as const,
    groupId: id,
    schoolId,
    ...ALWAYS,
  }));
  const items = [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.term('2026-08-17', '2027-06-19'),
    ...make.staff({ id: teacherId, feideName: 'laerar@fjordvik.example', teaches }),
    ...make.group({ groupId, schoolId }, '5A', idsOf(pupils)),
    ...subjects.flatMap((id) => make.group({ groupId: id, schoolId }, 'Fag', idsOf(pupils), { groupKind: 'teaching' })),
    ...make.group({ groupId: otherId, schoolId }, '5B', idsOf(others.slice(0, CLASS))),
    ...[...pupils, ...others].flatMap((family) => family.items),
    ...pupils.map(({ pupilId }) => countItem(pupilId, schoolId, subjects)),
    ...['08', '09', '10', '11', '12'].flatMap((hour) => lesson(newId(), groupId, hour)),
    ...lesson(lessonIds[0], groupId, '13'),
    ...lesson(lessonIds[1], otherId, '14'),
  ];
  const copied = withCopies(items);
  const away = [...pupils.slice(0, AWAY.inClass), ...others.slice(CLASS)];
  return { items: copied, away, reporter: pupils[AWAY.inClass] ?? away[0], groupId, otherId, lessonIds };
}

type School = ReturnType<typeof school>;

const report = (family: School['reporter']) =>
  httpEvent({
    route: 'POST /v1/guardian/absence-reports',
    body: { children: [{ childId: family?.pupilId, firstDay: DAY, lastDay: DAY }] },
    claims: guardianClaims(family?.number ?? ''),
    headers: { 'idempotency-key': newId() },
    at: MORNING,
  });

function screensOf({ reporter, groupId, otherId, lessonIds: [lessonId, otherLesson] }: School): readonly Screen[] {
  const claims = feideClaims('laerar');
  const family = guardianClaims(reporter?.number ?? '');
  const staff = (route: string, params: Readonly<Record<string, string>> = {}) =>
    httpEvent({ route, params, claims, at: AFTERNOON, headers: { 'idempotency-key': newId() } });
  const place = { groupId, date: DAY, lessonId };
  return [
    {
      name: 'home of a guardian, one child',
      status: 200,
      most: { read: 8, write: 0 },
      event: httpEvent({ route: 'GET /v1/guardian/children', claims: family, at: MORNING }),
    },
    { name: 'report absence', status: 201, most: { read: 10.5, write: 15 }, event: report(reporter) },
    { name: 'roster of a lesson', status: 200, most: { read: 12, write: 0 }, event: staff(`GET ${LESSON}`, place) },
    {
      name: 'confirm a lesson',
      status: 200,
      most: { read: 11, write: 6 },
      event: staff(`POST ${LESSON}/confirmation`, { groupId: otherId, date: DAY, lessonId: otherLesson }),
    },
    {
      name: 'figures of a class',
      status: 200,
      most: { read: 20.5, write: 0 },
      event: staff('GET /v1/groups/{groupId}/absence-figures', { groupId }),
    },
    { name: 'the teacher’s day', status: 200, most: { read: 17, write: 0 }, event: staff('GET /v1/staff/lessons') },
  ];
}

/** Prints what the screens that everybody opens cost in a school of real size; returns those over their budget. */
export async function screenUnits(): Promise<readonly string[]> {
  const world = school();
  const rows = await withTwins(world.items, async (twins) => {
    for (const family of world.away) await answered(twins, report(family), 201);
    const trips = countTrips(twins.client);
    const costs: (Screen & ReturnType<typeof trips.take>)[] = [];
    for (const screen of screensOf(world)) {
      trips.take();
      await answered(twins, screen.event, screen.status);
      costs.push({ ...screen, ...trips.take() });
    }
    return costs;
  });
  printTable(
    `Units of the screens of a class of ${CLASS} with nine groups a pupil, ${AWAY.inClass + AWAY.elsewhere} away`,
    [
      { title: 'screen', of: (row) => row.name },
      { title: 'calls', of: (row) => row.calls },
      { title: 'sequential reads', of: (row) => row.reads },
      { title: 'read units', of: (row) => row.readUnits },
      { title: 'at most', of: (row) => row.most.read },
      { title: 'write units', of: (row) => row.writeUnits },
      { title: 'at most', of: (row) => row.most.write },
    ],
    rows,
  );
  return rows
    .filter(({ most, readUnits, writeUnits }) => readUnits > most.read || writeUnits > most.write)
    .map(({ name, readUnits, writeUnits }) => `${name} costs ${readUnits} read and ${writeUnits} write units`);
}

async function answered({ answer }: Twins, event: Screen['event'], status: number): Promise<void> {
  const { statusCode, body } = await answer(event);
  if (Number(statusCode) !== status) throw new Error(`${event.routeKey} answered ${statusCode}: ${body}`);
}
