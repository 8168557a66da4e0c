import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES, PROTECTIONS } from '../../../functions/access/policy.ts';
import {
  type Item,
  mayGoOn,
  movedTo,
  movesOf,
  type Side,
  standingFacts,
} from '../../../functions/roster/same-rules.ts';
import {
  basesSaid,
  basisStamp,
  lowers,
  notOver,
  opensBasis,
  protectionStamp,
  refusalOf,
  schoolsOf,
  strictest,
} from '../../../functions/roster/settle-rules.ts';

const TODAY = '2026-11-24';
const protection = fc.constantFrom(...PROTECTIONS);

describe('a protection', () => {
  it.each([
    ['none', ['client-address', 'confidential', 'strictly-confidential', 'unknown']],
    ['client-address', ['confidential', 'strictly-confidential']],
    ['confidential', ['strictly-confidential']],
    ['strictly-confidential', []],
    ['unknown', ['client-address', 'confidential', 'strictly-confidential']],
  ] as const)('a protection: %s gives way to none of %j without a reason', (value, over) => {
    expect(PROTECTIONS.filter((was) => lowers(was, value))).toEqual(over);
  });

  it('a protection of several the strictest is one of them, and lowers none, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(protection, { minLength: 1 }), (all) => {
        const most = strictest(all);
        expect(all).toContain(most);
        expect(all.some((entry) => lowers(entry, most))).toBe(false);
        expect(strictest([...all].reverse())).toBe(most);
      }),
    );
  });
});

describe('a basis', () => {
  it('a basis opens a door unless it is unknown or on request', () => {
    expect(BASES.filter((basis) => !opensBasis(basis))).toEqual(['on-request', 'unknown']);
  });
  it('a basis is held against the next file by the row that said it; a record without a row is not', () => {
    const row = { sk: '', guardianId: 'g', source: 'school', from: TODAY };
    const rows = [
      { ...row, rowId: 'a', basis: 'daily-care', given: 'unknown' },
      { ...row, rowId: 'b', basis: 'foster-care' },
      { ...row, basis: 'daily-care' },
    ] as const;
    expect(basesSaid(rows)).toEqual({ a: 'unknown', b: 'foster-care' });
  });
});

describe('a word', () => {
  const sight = fc.record({
    opens: fc.boolean(),
    reason: fc.constantFrom(undefined, '', 'Sett'),
    seen: fc.constantFrom(undefined, 'now', 'before'),
  });
  it('a word is never taken on an outdated sight, and opens only with look and reason', () => {
    fc.assert(
      fc.property(sight, ({ opens, ...word }) => {
        const refused = refusalOf(opens, word, 'now');
        if (word.seen === 'before') expect(refused).toBe('changed-since-seen');
        if (refused !== undefined) return;
        expect(opens && (word.seen !== 'now' || !word.reason)).toBe(false);
      }),
    );
  });
  it('a closing word is taken with neither a look nor a reason', () => {
    expect(refusalOf(false, {}, 'now')).toBeUndefined();
  });

  it('a word was said on another sight as soon as what holds or any source says something else', () => {
    const statement = { index: 'i', system: 's', shown: 'k', protection: 'none', at: '' } as const;
    const stamps = [
      protectionStamp('none', [statement]),
      protectionStamp('confidential', [statement]),
      protectionStamp('none', [{ ...statement, protection: 'confidential' }]),
      protectionStamp('none', [statement, { ...statement, index: 'j' }]),
      protectionStamp('none', []),
    ];
    expect(new Set(stamps).size).toBe(stamps.length);
    const row = { sk: 'k', guardianId: 'g', source: 'school', from: TODAY, basis: 'unknown' } as const;
    const looks = [
      [row],
      [{ ...row, basis: 'daily-care' as const }],
      [{ ...row, to: TODAY }],
      [row, { ...row, sk: 'l' }],
    ];
    expect(new Set(looks.map(basisStamp)).size).toBe(looks.length);
  });
});

describe('whose school it is', () => {
  const stay = { from: '2026-08-01' };
  const enrolments = [
    { schoolId: 'b', from: '2026-08-01' },
    { schoolId: 'c', from: '2026-08-01', to: TODAY },
  ];
  it.each([
    ['own and where enrolled', { schoolId: 'a', stay, enrolments }, ['a', 'b']],
    ['before the first day too', { schoolId: 'a', stay: { from: '2027-08-01' }, enrolments: [] }, ['a']],
    ['nobody’s after the last', { schoolId: 'a', stay: { ...stay, to: TODAY }, enrolments }, []],
  ])('the school of a question: %s', (_what, facts, wanted) => {
    expect(schoolsOf(facts, TODAY)).toEqual(wanted);
  });
  it('a relation is over with the guardian’s own record', () => {
    expect(notOver({ personTo: TODAY }, TODAY)).toBe(false);
    expect(notOver({ to: '2026-11-25', personTo: '2026-11-25' }, TODAY)).toBe(true);
  });
});

const side = (id: string, more: Partial<Side> = {}): Side => ({
  id,
  profile: { pk: `o#PUPIL#${id}`, sk: 'FACTS#PROFILE' },
  protection: 'none',
  to: undefined,
  joinedInto: undefined,
  facts: [],
  statements: [],
  hasOwnRecords: false,
  ...more,
});

describe('who goes on for both', () => {
  it.each<[string, Partial<Side>, Partial<Side>, readonly string[]]>([
    ['either, when nothing is written of any', {}, {}, ['a', 'b']],
    ['the one of whom something is written', { hasOwnRecords: true }, {}, ['a']],
    ['nobody, when something is of both', { hasOwnRecords: true }, { hasOwnRecords: true }, []],
    ['the one who has not ended', { to: '2026-11-01' }, {}, ['b']],
    ['nobody of whom the ended one has records', { to: '2026-11-01', hasOwnRecords: true }, {}, []],
    ['nobody who has been joined already', { joinedInto: 'c' }, {}, []],
  ])('the record that goes on for both: %s', (_what, a, b, wanted) => {
    expect(mayGoOn([side('a', a), side('b', b)], TODAY)).toEqual(wanted);
  });
});

describe('what goes over', () => {
  const dated = fc.record(
    { from: fc.constant('2026-08-01'), to: fc.constantFrom('2026-10-01', TODAY, '2027-06-01') },
    { requiredKeys: ['from'] },
  );
  const facts = (id: string): fc.Arbitrary<readonly Item[]> =>
    fc
      .uniqueArray(
        fc.tuple(fc.constantFrom('ENROLMENT#g', 'GUARDIAN#x', 'ROLE#leader', 'CONSENT#y'), fc.nat({ max: 3 }), dated),
        { selector: ([what, row]) => `${what}${row}` },
      )
      .map((all) =>
        all.map(([what, row, dates]) => ({ pk: `o#PUPIL#${id}`, sk: `FACTS#${what}#${row}`, ...dates, row })),
      );

  it('what goes over is what holds of the other and nothing else: no right that neither record had', () => {
    fc.assert(
      fc.property(facts('a'), facts('b'), (ours, theirs) => {
        const [survivor, other] = [side('a', { facts: ours }), side('b', { facts: theirs })];
        const moves = movesOf(other, survivor, TODAY);
        const given = standingFacts(other, TODAY).map(({ sk }) => sk);
        for (const { to, over } of moves) {
          expect([to.pk, given.includes(to.sk)]).toEqual(['o#PUPIL#a', true]);
          expect(over === undefined || (over.to !== undefined && String(over.to) <= TODAY)).toBe(true);
          if (to.sk.includes('CONSENT')) expect(ours.some(({ sk }) => sk === to.sk)).toBe(false);
        }
        const had = new Set(standingFacts(survivor, TODAY).map(({ sk }) => sk));
        const lost = given.filter((sk) => !had.has(sk) && !moves.some(({ to }) => to.sk === sk));
        expect(lost.every((sk) => sk.includes('CONSENT'))).toBe(true);
      }),
    );
  });

  it('what goes over carries the id of who goes on, in key and values, and no other id', () => {
    const item = { pk: 'o#PUPIL#p', sk: 'FACTS#GUARDIAN#b#row', guardianId: 'b', gsi1sk: 'leader#b', subjectId: 'p.b' };
    expect(movedTo({ ...item, note: 'bb' }, 'b', 'a')).toEqual({
      ...{ pk: 'o#PUPIL#p', sk: 'FACTS#GUARDIAN#a#row', guardianId: 'a', gsi1sk: 'leader#a', subjectId: 'p.a' },
      note: 'bb',
    });
  });
});
