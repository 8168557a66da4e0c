import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FEATURES } from '../../../functions/docs/features.ts';
import { STEPS } from '../../../functions/office/actions.ts';
import { readPage } from '../../../functions/office/read-page.ts';
import { byName, isEnough, isFound, restAfter } from '../../../functions/office/rules.ts';
import { LINES } from '../../../functions/office/show-waiting.ts';
import { wordsOf } from '../../../functions/shared/texts/name-words.ts';

const open = { givenName: 'Åse-Marie', familyName: "Sørlie O'Brien", isProtected: false };
const hidden = { givenName: 'Vilde Marie', familyName: 'Haug', isProtected: true };
const finds = (asked: string, name = open) => isFound(wordsOf(asked), name);

describe('a name as people look for it', () => {
  it.each([
    'åse',
    'AASE',
    'aa',
    'marie',
    'Sør',
    'soer',
    'sörlie',
    'obrien',
    'o’bri',
    'sørlie åse',
    '  Åse   Sø ',
    'A\u030Ase',
  ])('a name as people look for it: %j finds Åse-Marie Sørlie O’Brien', (asked) => {
    expect(finds(asked)).toBe(true);
  });

  it.each(['ase', 'sorlie', 'lie', 'åsem', 'åse hansen', 'brien'])(
    'a name as people look for it: %j does not',
    (asked) => {
      expect(finds(asked)).toBe(false);
    },
  );

  it.each([
    ['Jose', 'José'],
    ['muller', 'Müller'],
    ['cavzo', 'Čávžo'],
    ['dor', 'Đor'],
    ['tjaeder', 'Tjäder'],
    ['saara', 'Saara'],
    ['så', 'Saara'],
    ['sa', 'Saara'],
    ['jo', 'Joensen'],
  ])('a name as people look for it: %s finds %s', (asked, givenName) => {
    expect(finds(asked, { ...open, givenName })).toBe(true);
  });

  it('a name as people look for it is the same in any case and any form of Unicode, and its own beginning always finds it', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aåæøöäéüčđŋABÅØ -'), minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.nat(12), (givenName, length) => {
        const words = wordsOf(givenName);
        expect(wordsOf(givenName.toUpperCase().normalize('NFD'))).toEqual(words);
        const begun = givenName.split(/[ -]/)[0]?.slice(0, length) ?? '';
        expect(isFound(wordsOf(begun), { ...open, givenName })).toBe(true);
      }),
    );
  });

  it.each([
    ['', false],
    ['å', true],
    ['e', false],
    [' - ', false],
    ['e h', true],
    ['em', true],
  ])('a name as people look for it: %j is enough to look for: %s', (asked, enough) => {
    expect(isEnough(wordsOf(asked))).toBe(enough);
  });
});

describe('a protected pupil', () => {
  it.each(['Vilde Haug', 'haug vilde', 'Marie Haug', 'vilde marie haug'])(
    'a protected pupil is found by whole names: %s',
    (asked) => {
      expect(finds(asked, hidden)).toBe(true);
    },
  );

  it.each(['Vilde', 'Haug', 'Vild Haug', 'Vilde Hau', 'Vilde Marie', 'vi', 'Vilde Haug Fjord'])(
    'a protected pupil is found by nothing less than whole names: %s',
    (asked) => {
      expect(finds(asked, hidden)).toBe(false);
    },
  );

  it('a protected pupil of whom one name is held is found by that', () => {
    expect(finds('Vilde', { ...hidden, givenName: 'Vilde', familyName: '' })).toBe(true);
  });
});

describe('pages', () => {
  const list = Array.from({ length: 7 }, (_none, index) => ({ pupilId: String(index) }));

  it('pages hold everybody who may be shown once, and only the last is short', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 150 }),
        fc.integer({ min: 1, max: 50 }),
        async (may, limit) => {
          const all = may.map((isShown, index) => ({ pupilId: String(index), isShown }));
          const pages: string[][] = [];
          let after: string | undefined;
          do {
            const { shown, last } = await readPage(restAfter(all, after) ?? [], limit, async (part) =>
              part.map(({ pupilId, isShown }) => (isShown ? pupilId : undefined)),
            );
            pages.push([...shown]);
            after = last;
          } while (after !== undefined);
          expect(pages.flat()).toEqual(all.flatMap(({ pupilId, isShown }) => (isShown ? [pupilId] : [])));
          expect(pages.slice(0, -1).filter(({ length }) => length !== limit)).toEqual([]);
        },
      ),
    );
  });

  it('a page after somebody who is gone is not there', () => {
    expect(restAfter(list, 'gone')).toBeUndefined();
  });
});

it('every step and every line is a route that is there', () => {
  const routes = new Map(FEATURES.flatMap(({ routes: table }) => Object.entries(table)));
  const places = [
    ...STEPS.map(({ method, under, by }) => ({ route: `${method} /v1/schools/{schoolId}/${under}`, by: [...by] })),
    ...LINES.map(({ under, by }) => ({ route: `GET /v1/schools/{schoolId}/${under}`, by: [by] })),
  ];
  expect(places.map(({ route }) => route).filter((route) => !routes.has(route))).toEqual([]);
});

it('lists sort by family name, given name and id, as Norwegian does', () => {
  const named = (familyName: string, givenName: string, pupilId: string) => ({ familyName, givenName, pupilId });
  const sorted = [
    ...[named('Bø', 'Emil', 'c'), named('Haug', 'Anna', 'd'), named('Haug', 'Vilde', 'a'), named('Haug', 'Vilde', 'b')],
    ...[named('Ødegård', 'Åse', 'f'), named('Åsen', 'Emma', 'e')],
  ];
  expect(sorted.toReversed().sort(byName)).toEqual(sorted);
  expect([byName(named('Bø', 'Emil', 'a'), named('Bø', 'Emil', 'b')) < 0, sorted.toSorted(byName)]).toEqual([
    true,
    sorted,
  ]);
});
