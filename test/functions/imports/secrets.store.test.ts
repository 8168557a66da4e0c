import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { readPifu } from '../../../functions/sources/read-pifu.ts';
import { importerOver, VAULT } from '../../support/imports.ts';
import { PUBLISHED, published } from '../sources/published-pifu.ts';
import { change, chunks, NUMBERS } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

/** All that was written to standard output and error while something ran. */
async function logged<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly text: string }> {
  const lines: string[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...args) => void lines.push(JSON.stringify(args))),
  );
  const result = await run();
  for (const spy of spies) spy.mockRestore();
  return { result, text: lines.join('\n') };
}

describe('identity numbers (decision 004)', () => {
  it('identity numbers are stored once each, sealed, bound to owner and person, and stand nowhere else', async () => {
    const owner = world.owner();
    const { result: report, text } = await logged(() =>
      owner.run((set) => {
        // A source that uses the number as its key, and one whose line is refused.
        change(set, 'users.csv', 'far', { sourcedId: NUMBERS.father });
        change(set, 'guardian_links.csv', 'l2', { guardianSourcedId: NUMBERS.father });
        change(set, 'users.csv', 'liv', { userIds: '{NIN:15851090086},{Feide:liv@fjordvik.example}' });
        set['users.csv'].push({ ...set['users.csv'][2], familyName: 'To gonger' });
      }),
    );
    expect(report.refused.map(({ code }) => code)).toEqual(['number-check-digits', 'id-twice']);
    const sealed = await owner.identity();
    const persons = [
      await owner.itemNamed('PUPIL', 'ola'),
      await owner.itemNamed('GUARDIAN', 'mor'),
      await owner.itemNamed('GUARDIAN', 'far'),
    ];
    const opened = persons.map(({ id }) => {
      const item = sealed.find(({ pk }) => pk === `${owner.ownerId}#PERSON#${id}`);
      return VAULT.open(owner.ownerId, id, String(item?.sealed));
    });
    expect(opened).toEqual([NUMBERS.ola, NUMBERS.mother, NUMBERS.father]);
    expect(sealed.length).toBe(3);
    const everything = JSON.stringify([await owner.items(), sealed, report]) + text;
    for (const number of [...Object.values(NUMBERS), '15851090086']) expect(everything).not.toContain(number);
    expect(everything).not.toMatch(/(?<!\d)\d{11}(?!\d)/);
  });
  it('a number that has not changed is not sealed again', async () => {
    const owner = world.owner();
    await owner.run();
    const before = await owner.identity();
    await owner.run(undefined, { day: '2026-11-25' });
    expect(await owner.identity()).toEqual(before);
  });
  it('production takes no synthetic number, and the person comes without a login', async () => {
    const owner = world.owner('production');
    const report = await owner.run();
    expect(report.refused.map(({ code }) => code)).toEqual([
      'number-synthetic',
      'number-synthetic',
      'number-synthetic',
    ]);
    expect(await owner.identity()).toEqual([]);
    expect((await owner.items()).some(({ sk }) => sk === 'AS#guardian')).toBe(false);
    expect(await owner.relation('ola', 'mor')).toBeDefined();
  });
});

describe('keys (decision 001)', () => {
  it('keys hold ids, dates and words of ours: no name, address or Feide name', async () => {
    const owner = world.owner();
    await owner.run();
    const id = '[0-9a-hjkmnp-tv-z]{26}';
    const part = new RegExp(`^(${id}|${id}\\.${id}|[A-Z]+|[0-9a-z]|[a-z-]+|\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d)$`);
    const words = new Set<string>();
    for (const item of await owner.items())
      for (const [name, value] of Object.entries(item))
        if (/^(pk|sk|gsi\d[ps]k)$/.test(name))
          for (const piece of String(value).split('#')) {
            expect(piece, `${name} ${value}`).toMatch(part);
            if (/^[a-z-]{2,}$/.test(piece)) words.add(piece);
          }
    const kinds = ['school', 'term', 'group', 'pupil', 'guardian', 'staff', 'link', 'enrolment'];
    const allowed = new Set([...kinds, 'student', 'teacher', 'contact-teacher', 'office']);
    expect([...words].filter((word) => !allowed.has(word))).toEqual([]);
  });
});

/** The publisher's school has groups of both kinds of school and does not say which it is. */
const withSchoolType = (text: string): string =>
  text.replace(
    '<pifu_id type="vigoNumber">',
    '<pifu_schoolType>barneskole</pifu_schoolType><pifu_id type="vigoNumber">',
  );

describe("the publisher's PIFU file", () => {
  const run = (numbers: 'production' | 'synthetic') => {
    const owner = world.owner();
    return {
      owner,
      report: (day: string) =>
        importerOver(
          world.client,
          world.tables,
          numbers,
        )(
          readPifu('eksempel.xml', () => chunks(Buffer.from(withSchoolType(readFileSync(PUBLISHED, 'utf8'))))),
          { ownerId: owner.ownerId, day },
        ),
    };
  };
  test.runIf(published)(
    "the publisher's PIFU file imports; everybody in it is counted, and again it changes nothing (J1)",
    async () => {
      const { owner, report } = run('production');
      const first = await report('2026-11-24');
      expect(first.outcome).toBe('applied');
      const taken = Object.entries(first.counts).map(([kind, { added }]) => `${kind} ${added}`);
      expect(taken).toEqual([
        'school 1',
        'term 0',
        'group 7',
        'pupil 1',
        'guardian 2',
        'staff 1',
        'link 2',
        'enrolment 9',
        'absence 0',
        'lesson 0',
      ]);
      const why = Object.groupBy(first.refused, ({ code }) => code);
      expect(Object.fromEntries(Object.entries(why).map(([code, all]) => [code, all?.length]))).toMatchObject({
        'ends-before-it-begins': 1,
        'refers-to-nothing': 4,
      });
      expect((await owner.workLines()).filter((kind) => kind === 'basis-unknown').length).toBe(2);
      expect((await report('2026-11-25')).written).toBe(0);
    },
  );
  test.runIf(published)(
    "the publisher's PIFU file: none of its passwords is in any item, however many stages it goes through (J1)",
    async () => {
      const { owner, report } = run('production');
      const { result, text } = await logged(() => report('2026-11-24'));
      const passwords = [...readFileSync(PUBLISHED, 'utf8').matchAll(/password="([^"]+)"/g)].map(([, match]) =>
        String(match),
      );
      expect(passwords.length).toBeGreaterThan(0);
      const everything = JSON.stringify([await owner.items(), await owner.identity(), result]) + text;
      for (const secret of [...passwords, 'Kerberos', 'MD5']) expect(everything).not.toContain(secret);
    },
  );
});
