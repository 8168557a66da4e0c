import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTECTIONS } from '../../../functions/access/policy.ts';
import { change, leave } from '../sources/small-set.ts';
import { type ImportWorld, importWorld } from './held.ts';

let world: ImportWorld;
beforeAll(async () => {
  world = await importWorld();
});
afterAll(() => world.stop());

const WORDS = {
  '': 'unknown',
  ugradert: 'none',
  klientadresse: 'client-address',
  fortrolig: 'confidential',
  strengtFortrolig: 'strictly-confidential',
} as const;
const ORDER = ['unknown', 'none', 'client-address', 'confidential', 'strictly-confidential'];
type Word = keyof typeof WORDS;
const words = Object.keys(WORDS) as Word[];

it('every marker of the policy has a word in files', () => {
  expect(new Set<string>(Object.values(WORDS))).toEqual(new Set<string>(PROTECTIONS));
});

it('over any sequence of imports, also with the child away in between, no marker is ever removed (J2)', async () => {
  const step = fc.record({
    pupil: fc.option(fc.constantFrom(...words), { nil: undefined }),
    guardian: fc.constantFrom(...words),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const owner = world.owner();
      let [strongest, ofGuardian] = [-1, -1];
      for (const [at, { pupil, guardian }] of steps.entries()) {
        await owner.run(
          (set) => {
            if (pupil === undefined) leave(set, 'kari', 'e2', 'l3');
            else change(set, 'users.csv', 'kari', { 'metadata.addressProtection': pupil });
            change(set, 'users.csv', 'mor', { 'metadata.addressProtection': guardian });
          },
          { day: `2026-11-${10 + at}`, confirmEnding: true },
        );
        if (pupil !== undefined) strongest = Math.max(strongest, ORDER.indexOf(WORDS[pupil]));
        ofGuardian = Math.max(ofGuardian, ORDER.indexOf(WORDS[guardian]));
        if (strongest >= 0) expect((await owner.pupil('kari'))?.protection).toBe(ORDER[strongest]);
        expect((await owner.itemNamed('GUARDIAN', 'mor')).protection).toBe(ORDER[ofGuardian]);
      }
    }),
    { numRuns: 12 },
  );
});

it('a file that would lower a marker leaves it, and puts a line on the work list until it says so no more (J2)', async () => {
  const owner = world.owner();
  const fed = (word: Word, day: string) =>
    owner.run(
      (set) => {
        change(set, 'users.csv', 'kari', { 'metadata.addressProtection': word });
        change(set, 'users.csv', 'mor', { 'metadata.addressProtection': word });
      },
      { day },
    );
  await fed('strengtFortrolig', '2026-11-24');
  expect(await owner.workLines()).toEqual([]);
  await fed('ugradert', '2026-11-25');
  // The mother's line stands for each of her two children.
  const lowered = ['guardian-protection-lowered', 'guardian-protection-lowered', 'protection-lowered'];
  expect((await owner.workLines()).sort()).toEqual(lowered);
  expect((await owner.pupil('kari'))?.protection).toBe('strictly-confidential');
  await fed('ugradert', '2026-11-26');
  expect((await owner.workLines()).sort()).toEqual(lowered);
  await fed('strengtFortrolig', '2026-11-27');
  expect(await owner.workLines()).toEqual([]);
});
