import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Final } from '../../../functions/handling/final.ts';
import type { Entry } from '../../../functions/lessons/entry.ts';
import { pupilOf, schoolsOf } from '../../../functions/roster/records.ts';
import { codeSetOn } from '../../../functions/settings/absence-codes.ts';
import { DEFINITIONS } from '../../../functions/settings/definitions.ts';
import { keyedId, newId } from '../../../functions/shared/ids.ts';
import { halfYearOf } from '../../../functions/shared/time.ts';
import { basisOf, contentOf, type Records } from '../../../functions/statements/content.ts';
import { contentIn, made } from '../../../functions/statements/freeze-statement.ts';
import type { StrikeOuts } from '../../../functions/statements/record.ts';
import { verified } from '../../../functions/statements/verify-statement.ts';
import { asOf } from '../../support/as-of.ts';
import { entryOf, finalOf, HEALTH, LEAVE, school } from './world.ts';

const place = school('vgs');
const card = pupilOf(place.items.filter(({ pk }) => pk.endsWith(place.pupil)));
const [atSchool] = schoolsOf(place.items.filter(({ pk }) => pk.endsWith('#SCHOOLS'))).schools;
const codeSets = DEFINITIONS['absence.codeSets'].default;
if (!card || !atSchool || !codeSetOn(codeSets, 'vgs', '2026-11-24')) throw new Error('The world is incomplete.');
/** The instant of the freezing. */
const FROZEN = '2026-11-24T06:30:00.000Z';

const freeze = (records: Records) =>
  made(
    `2026-autumn-${newId()}`,
    {
      at: FROZEN,
      today: '2026-11-24',
      halfYear: halfYearOf('2026-11-24'),
      card,
      school: atSchool,
      codeSets,
      earlier: [],
    },
    records,
    { staffId: 's', basis: 'b' },
  );

const day = fc.integer({ min: 0, max: 20 }).map((ahead) => `2026-10-${String(ahead + 5).padStart(2, '0')}`);
/** Values set before the freezing; in the order in which they landed, which need not be that of their clocks. */
const early = fc.integer({ min: 1, max: 23 }).map((date) => `2026-11-${String(date).padStart(2, '0')}T10:00:00.000Z`);
const late = fc.integer({ min: 25, max: 30 }).map((date) => `2026-11-${date}T10:00:00.000Z`);
const judged = fc.constantFrom({}, HEALTH, LEAVE, { code: '' });
const registered = (at: fc.Arbitrary<string>) =>
  fc.record({
    kind: fc.constantFrom('absent' as const, 'part' as const, 'late' as const, 'present' as const),
    minutes: fc.integer({ min: 0, max: 90 }),
    counted: fc.boolean(),
    countsTowardsLimit: fc.option(fc.boolean(), { nil: undefined }),
    judged,
    at,
  });
const decisionOf = (at: fc.Arbitrary<string>) => fc.record({ wholeDay: fc.boolean(), judged, at });
const flat = <Of extends { judged: object }>({ judged: code, ...rest }: Of) => ({ ...rest, ...code });

const entriesWith = (at: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(day, fc.array(registered(at), { minLength: 1, maxLength: 3 })), {
    selector: ([date]) => date,
    maxLength: 5,
  });
const finalsWith = (at: fc.Arbitrary<string>) =>
  fc.uniqueArray(fc.tuple(day, fc.array(decisionOf(at), { minLength: 1, maxLength: 3 })), {
    selector: ([date]) => date,
    maxLength: 5,
  });
const stepsOf = (days: readonly string[], at: string): StrikeOuts['strikeOuts'] =>
  days.length === 0
    ? []
    : [
        {
          strikeOutId: `2026-${keyedId('test', at)}`,
          firstDay: days[0] ?? '',
          lastDay: days.at(-1) ?? '',
          cause: 'health',
          fromDayOne: true,
          days: [...days],
          trail: [{ state: 'active', by: 's', basis: 'b', at }],
        },
      ];

/** Records with more values behind: corrections of those there are, and new ones. */
function grown<Of extends Entry | Final>(records: readonly Of[], more: readonly Of[]): Of[] {
  const found = new Map(more.map((item) => [item.date, item]));
  const corrected = records.map((record) => {
    const later = found.get(record.date);
    found.delete(record.date);
    return later ? { ...record, ...later, trail: [...record.trail, ...later.trail] } : record;
  });
  return [...corrected, ...found.values()] as Of[];
}

const entriesOf = (some: readonly (readonly [string, readonly Parameters<typeof flat>[0][]])[]) =>
  some.map(([date, values]) => entryOf(place, place.pupil, date, ...values.map(flat)));
const finalsOf = (some: readonly (readonly [string, readonly Parameters<typeof flat>[0][]])[]) =>
  some.map(([date, values]) => finalOf(place, place.pupil, date, ...values.map(flat)));

const world = fc.record({
  entries: entriesWith(early).map(entriesOf),
  finals: finalsWith(early).map(finalsOf),
  strikeOuts: fc.uniqueArray(day, { maxLength: 6 }).map((days) => stepsOf(days, '2026-11-10T08:00:00.000Z')),
});
const afterwards = fc.record({
  /** Also values whose clock says that they are older than the statement: they were on their way when it was frozen. */
  entries: entriesWith(fc.oneof(early, late)).map(entriesOf),
  finals: finalsWith(fc.oneof(early, late)).map(finalsOf),
  strikeOuts: fc.uniqueArray(day, { maxLength: 6 }).map((days) => stepsOf(days, '2026-11-26T08:00:00.000Z')),
  withdrawn: fc.boolean(),
});

describe('a frozen statement made again (C5)', () => {
  test('a frozen statement made again is the same whatever was corrected, decided, imported or left out since', () => {
    fc.assert(
      fc.property(world, afterwards, (then, since) => {
        const statement = freeze(then);
        const step = { state: 'withdrawn' as const, by: 's', basis: 'b', at: '2026-11-25T08:00:00.000Z' };
        const now = {
          entries: grown(then.entries, since.entries).reverse(),
          finals: grown(then.finals, since.finals).reverse(),
          strikeOuts: [
            ...then.strikeOuts.map((strikeOut) =>
              since.withdrawn ? { ...strikeOut, trail: [...strikeOut.trail, step] } : strikeOut,
            ),
            ...since.strikeOuts,
          ],
        };
        expect(verified(statement, now)).toMatchObject({ same: true, recomputed: statement.sha256 });
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);

  test('a frozen statement made again counts exactly what was known at its instant', () => {
    fc.assert(
      fc.property(world, afterwards, (then, since) => {
        const all = {
          entries: grown(then.entries, since.entries),
          finals: grown(then.finals, since.finals),
          strikeOuts: then.strikeOuts,
        };
        const seen = { ...all, entries: asOf(all.entries, FROZEN), finals: asOf(all.finals, FROZEN) };
        const alone = {
          entries: seen.entries.map((entry) => ({ ...entry, trail: [{ ...entry, at: FROZEN }] })),
          finals: seen.finals.map((final) => ({ ...final, trail: [{ ...final, at: FROZEN }] })),
          strikeOuts: then.strikeOuts,
        };
        const frame = contentIn(freeze(all).content);
        if (!frame) throw new Error('The content has its shape.');
        expect(contentOf(frame, all, basisOf(all, FROZEN)).count).toEqual(
          contentOf(frame, alone as Records, basisOf(alone as Records, FROZEN)).count,
        );
      }),
      { numRuns: 1_000 },
    );
  }, 120_000);

  const records: Records = {
    entries: [entryOf(place, place.pupil, '2026-10-05', { minutes: 45 })],
    finals: [finalOf(place, place.pupil, '2026-10-06', HEALTH)],
    strikeOuts: stepsOf(['2026-10-06'], '2026-11-10T08:00:00.000Z'),
  };

  test('a frozen statement made again is seen to differ when its bytes, its hash or a value in a trail were tampered with', () => {
    const statement = freeze(records);
    const [entry] = records.entries;
    const touched = entry && { ...entry, trail: entry.trail.map((value) => ({ ...value, minutes: 15 })) };
    const same = (more: Partial<typeof statement>, now = records) => verified({ ...statement, ...more }, now).same;
    expect([
      same({}),
      same({ content: statement.content.replace('"givenName":"Elev"', '"givenName":"Eliv"') }),
      same({ content: statement.content.replace('"diplomaMinutes":45', '"diplomaMinutes":15') }),
      same({ content: `${statement.content} ` }),
      same({ content: 'nothing' }),
      same({ sha256: '0'.repeat(64) }),
      same({}, { ...records, entries: touched ? [touched] : [] }),
      same({}, { ...records, finals: [] }),
      same({}, { ...records, strikeOuts: [] }),
    ]).toEqual([true, false, false, false, false, false, false, false, false]);
  });

  test('a frozen statement made again leaves out what is documented, day by day, and shows before, left out and after', () => {
    expect(contentIn(freeze(records).content)?.diploma).toEqual({
      before: { days: 1, minutes: 45 },
      leftOut: { days: 1, minutes: 0 },
      after: { days: 0, minutes: 45 },
    });
  });

  test('a frozen statement made again does not look at days that had not come when it was frozen', () => {
    const ahead = { ...records, finals: [...records.finals, finalOf(place, place.pupil, '2026-12-01', LEAVE)] };
    expect(contentIn(freeze(ahead).content)?.count.diplomaDays).toBe(1);
  });
});
