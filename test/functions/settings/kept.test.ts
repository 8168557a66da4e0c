import { expect, test } from 'vitest';
import { loadOrgContext, readOrgContext } from '../../../functions/settings/lookup.ts';
import { kept } from '../../../functions/shared/kept.ts';

const caller = (ownerId: string, instant: string) => ({
  login: { login: 'feide' as const, ownerId, subject: 's' },
  moment: { instant, day: instant.slice(0, 10), time: '09:00' },
});
const AT = '2026-11-24T08:00:00.000Z';
const LATER = '2026-11-24T08:00:14.999Z';
const OVER = '2026-11-24T08:00:15.000Z';

function world(refuse: Error[] = []) {
  let reads = 0;
  const schools = async () => {
    reads += 1;
    const error = refuse.pop();
    if (error) throw error;
    return { schools: [], terms: [] };
  };
  const of = async (ownerId: string) => {
    reads += 1;
    return { at: () => ownerId };
  };
  return { deps: { lookup: { schools: kept(schools) }, settings: { of: kept(of) } }, reads: () => reads };
}

test('schools, terms and settings of an owner are read once in 15 seconds of the requests', async () => {
  const { deps, reads } = world();
  await loadOrgContext(deps, caller('o', AT));
  await loadOrgContext(deps, caller('o', LATER));
  expect(reads()).toBe(2);
  await loadOrgContext(deps, caller('o', OVER));
  expect(reads()).toBe(4);
});

test('each owner is read for itself', async () => {
  const { deps, reads } = world();
  const [mine, other] = [await loadOrgContext(deps, caller('o', AT)), await loadOrgContext(deps, caller('p', AT))];
  expect([mine.at(), other.at(), reads()]).toEqual(['o', 'p', 4]);
});

test('a clock that was set back is no reason to keep what was read later', async () => {
  const { deps, reads } = world();
  await loadOrgContext(deps, caller('o', LATER));
  await loadOrgContext(deps, caller('o', AT));
  expect(reads()).toBe(4);
});

test('jobs and documents read schools and settings as they are now', async () => {
  const { deps, reads } = world();
  await loadOrgContext(deps, caller('o', AT));
  await readOrgContext(deps, 'o');
  expect(reads()).toBe(4);
});

test('a read that failed is not kept', async () => {
  const { deps, reads } = world([new Error('throttled')]);
  await expect(loadOrgContext(deps, caller('o', AT))).rejects.toThrow('throttled');
  await loadOrgContext(deps, caller('o', AT));
  expect(reads()).toBe(3);
});
