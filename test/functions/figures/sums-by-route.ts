import * as z from 'zod/mini';
import { words } from '../../../functions/figures/columns.ts';
import { DOCUMENTATIONS, type Documentation } from '../../../functions/shared/school/absence-terms.ts';
import { at, listOf } from '../../support/json.ts';
import { type Asking, BASE, named, type School, type Who } from '../statements/world.ts';

/** A pupil's absence as a page shows it: a span's, or a day's. */
export type Sum = {
  readonly days: Readonly<Record<string, number>>;
  readonly minutes: Readonly<Record<string, number>>;
  readonly late: { readonly times: number; readonly minutes: number };
};
const none = () => Object.fromEntries(DOCUMENTATIONS.map((kind) => [kind, 0]));
export const NONE: Sum = { days: none(), minutes: none(), late: { times: 0, minutes: 0 } };

const each = (part: (kind: string) => number) => Object.fromEntries(DOCUMENTATIONS.map((kind) => [kind, part(kind)]));
/** A sum with another added, or taken away. */
export const plus = (sum: Sum, other: Sum, sign: 1 | -1 = 1): Sum => ({
  days: each((kind) => (sum.days[kind] ?? 0) + sign * (other.days[kind] ?? 0)),
  minutes: each((kind) => (sum.minutes[kind] ?? 0) + sign * (other.minutes[kind] ?? 0)),
  late: { times: sum.late.times + sign * other.late.times, minutes: sum.late.minutes + sign * other.late.minutes },
});

const kinds = z.record(z.string(), z.number());
const Shown = z.object({ days: kinds, minutes: kinds, late: z.object({ times: z.number(), minutes: z.number() }) });
const OfCount = z.object({ days: kinds, minutes: kinds, lateTimes: z.number(), lateMinutes: z.number() });
const OfOutcome = z.object({ days: kinds, minutes: kinds });
const OfPreview = z.object({ before: OfOutcome, after: OfOutcome });
const OfDiploma = z.nullable(z.object({ days: z.number(), minutes: z.number() }));

type Asked = Parameters<Asking>[1];
/** The routes of a place as they answer at an instant. */
export function routesOf(ask: Asking, place: School, instant: string) {
  const own = { pupilId: place.pupil };
  const child = { childId: place.pupil };
  const group = { groupId: place.groupId };
  const get = async (who: Who, route: string, params: Asked['params'], more: Partial<Asked> = {}) => {
    const told = await ask(who, { route: `GET ${route}`, params, at: instant, ...more });
    if (told.status !== 200) throw new Error(`${route} answered ${told.status}: ${JSON.stringify(told.body)}`);
    return told.body;
  };
  const rowIn = (body: unknown) => listOf(at(body, 'pupils')).find((row) => at(row, 'pupilId') === place.pupil);
  const cellsOf = async (who: Who, route: string, more: Partial<Asked> = {}, params: Asked['params'] = group) =>
    String(await get(who, route, params, more))
      .split('\r\n')
      .slice(1)
      .filter((line) => /^"(Ola Fjord|Fjord, Ola)"/.test(line))
      .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
  return { own, child, group, get, rowIn, cellsOf };
}
type Routes = ReturnType<typeof routesOf>;

/** The sums of the half-year, by the name of the route that shows them. */
export async function sumsOf(
  routes: Routes,
  place: School,
  statement: unknown,
): Promise<Readonly<Record<string, Sum>>> {
  const { own, child, group, get, rowIn, cellsOf } = routes;
  const ofClass = await get('contact', '/v1/groups/{groupId}/absence-figures', group);
  const ofSchool = await get('leader', '/v1/schools/{schoolId}/absence-figures', { schoolId: place.schoolId });
  const [cells = []] = await cellsOf('contact', '/v1/groups/{groupId}/absence-figures/csv');
  const numbers = cells.slice(1).map(Number);
  const inCell = (first: number) =>
    Object.fromEntries(DOCUMENTATIONS.map((kind, index) => [kind, numbers[first + index]]));
  const { lateTimes: times, lateMinutes: minutes, ...count } = OfCount.parse(at(statement, 'content', 'count'));
  const shown = {
    'a guardian’s figures': await get('guardian', '/v1/guardian/children/{childId}/absence-figures', child),
    'a child at a glance': at(await get('guardian', '/v1/guardian/children/{childId}/summary', child), 'figures'),
    'a pupil’s own figures': await get('pupil', '/v1/pupil/{pupilId}/absence-figures', own),
    'figures for the contact teacher': await get('contact', `${BASE}/absence-figures`, named(place)),
    'figures for a leader': await get('leader', `${BASE}/absence-figures`, named(place)),
    'a class’s row': rowIn(ofClass),
    'a class’s sum': ofClass,
    'a school’s sum': listOf(at(ofSchool, 'classes'))[0],
    'a class’s table': {
      days: inCell(0),
      minutes: inCell(DOCUMENTATIONS.length),
      late: { times: numbers[2 * DOCUMENTATIONS.length], minutes: numbers[2 * DOCUMENTATIONS.length + 1] },
    },
    'a statement': { ...count, late: { times, minutes } },
  };
  return Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, Shown.parse(value)]));
}

/** The diploma's sums, by route. */
export async function diplomasOf({ own, child, get }: Routes, statement: unknown) {
  const summary = await get('guardian', '/v1/guardian/children/{childId}/summary', child);
  return [
    at(await get('pupil', '/v1/pupil/{pupilId}/absence-figures', own), 'diploma'),
    at(summary, 'figures', 'diploma'),
    at(statement, 'content', 'diploma', 'before'),
  ].map((value) => OfDiploma.parse(value));
}

/** The pupil's row in the table of the class's statements: all absence, and the part on the diploma. */
export async function tableOfStatements({ cellsOf }: Routes) {
  const [cells = []] = await cellsOf('leader', '/v1/groups/{groupId}/statements/csv');
  const [days, minutes, ...ofDiploma] = cells.slice(4, 8).map(Number);
  return { days, minutes, diploma: { days: ofDiploma[0], minutes: ofDiploma[1] } };
}

/** The half-year before and after a day becomes an undocumented day, as the contact teacher's preview counts it. */
export async function previewed(ask: Asking, { pupil, groupId }: School, day: Day) {
  const whole = { wholeDay: true, code: 'undocumented', difference: 'teacher-corrected' };
  const told = await ask('contact', {
    route: 'POST /v1/groups/{groupId}/absence-decisions/preview',
    params: { groupId },
    body: { decisions: [{ pupilId: pupil, date: day.date, version: day.version, ...whole }], reports: [] },
    at: day.instant,
  });
  if (told.status !== 200) throw new Error(`The preview answered ${told.status}: ${JSON.stringify(told.body)}`);
  return OfPreview.parse(at(told.body, 'figures', 0));
}
type Day = { readonly date: string; readonly version: number; readonly instant: string };

const Said = z.object({ documentation: z.string() });
const Listed = z.array(
  z.object({
    day: z.string(),
    wholeDay: z.boolean(),
    decision: z.nullable(Said),
    lessons: z.array(
      z.object({ kind: z.string(), minutes: z.number(), counted: z.boolean(), documentation: z.string() }),
    ),
  }),
);

/** A day's sum from its parts: the kind of a whole day, or each counted lesson; late arrivals by themselves. */
function sumOfDay(whole: string | undefined, lessons: z.output<typeof Listed>[number]['lessons']): Sum {
  const counted = whole === undefined ? lessons.filter((lesson) => lesson.counted) : [];
  const late = lessons.filter(({ kind }) => kind === 'late');
  return {
    days: each((kind) => Number(kind === whole)),
    minutes: each((kind) =>
      counted.reduce((sum, lesson) => sum + (lesson.documentation === kind ? lesson.minutes : 0), 0),
    ),
    late: { times: late.length, minutes: late.reduce((sum, lesson) => sum + lesson.minutes, 0) },
  };
}

const listed = (body: unknown) =>
  Object.fromEntries(
    Listed.parse(at(body, 'days')).map(({ day, wholeDay, decision, lessons }) => [
      day,
      sumOfDay(wholeDay ? decision?.documentation : undefined, lessons),
    ]),
  );

const kindIn = (word: string | undefined): string =>
  (Object.keys(words) as Documentation[]).find((kind) => words[kind].nb === word) ?? '';

/** The lines of a pupil's table, by day. */
function tabled(rows: readonly (readonly string[])[]) {
  const days = Map.groupBy(rows, (row) => row[1] ?? '');
  return Object.fromEntries(
    [...days].map(([day, lines]) => {
      const whole = lines.find((line) => line[5] === 'Dag' && line[10] === 'ja');
      const lessons = lines.filter((line) => line[5] !== 'Dag');
      return [
        day,
        sumOfDay(
          whole && kindIn(whole[8]),
          lessons.map((line) => ({
            kind: line[5] === 'Forsentkomming' ? 'late' : 'absent',
            minutes: Number(line[6]),
            counted: line[8] !== '',
            documentation: kindIn(line[8]),
          })),
        ),
      ];
    }),
  );
}

const Beside = z.array(
  z.object({
    date: z.string(),
    entries: z.array(
      z.object({
        lessonId: z.string(),
        kind: z.string(),
        minutes: z.number(),
        code: z.nullable(z.object({ id: z.string() })),
      }),
    ),
    decisions: z.array(
      z.object({
        lessonId: z.optional(z.string()),
        wholeDay: z.boolean(),
        code: z.nullable(z.unknown()),
        documentation: z.string(),
      }),
    ),
  }),
);

/** What the contact teacher sees side by side, by day; every entry without a decision has the code of no report. */
function handled(days: unknown, lateCounts: boolean) {
  return Object.fromEntries(
    Beside.parse(days).map(({ date, entries, decisions }) => {
      const held = decisions.filter(({ code }) => code !== null);
      const ofDay = held.find(({ lessonId }) => lessonId === undefined);
      const lessons = entries
        .filter(({ kind }) => kind !== 'present')
        .map(({ lessonId, kind, minutes, code }) => {
          const said = held.find((decision) => decision.lessonId === lessonId) ?? ofDay;
          const documentation = said?.documentation ?? (code?.id === 'undocumented' ? 'undocumented' : '');
          return { kind, minutes, counted: lateCounts || kind !== 'late', documentation };
        });
      return [date, sumOfDay(ofDay?.wholeDay ? ofDay.documentation : undefined, lessons)];
    }),
  );
}

/** The sums day by day in a span, by the name of the route that shows the days. */
export async function daysOf(
  { own, child, group, get, rowIn, cellsOf }: Routes,
  place: School,
  { query, lateCounts }: { readonly query: Asked['query']; readonly lateCounts: boolean },
): Promise<Readonly<Record<string, Readonly<Record<string, Sum>>>>> {
  const beside = await get('contact', '/v1/groups/{groupId}/absences', group, { query });
  return {
    'a guardian’s days': listed(await get('guardian', '/v1/guardian/children/{childId}/absences', child, { query })),
    'a pupil’s own days': listed(await get('pupil', '/v1/pupil/{pupilId}/absences', own, { query })),
    'days for the contact teacher': listed(await get('contact', `${BASE}/absences`, named(place), { query })),
    'a table of days': tabled(await cellsOf('contact', `${BASE}/absences/csv`, { query }, named(place))),
    'the days side by side': handled(at(rowIn(beside), 'days') ?? [], lateCounts),
  };
}
