import { expect, it } from 'vitest';
import { openScratch } from '../../../functions/imports/scratch.ts';

const PEOPLE = 1000;
const TIMES = 4;
/**
 * Four times the people are four times the work by the indexes, and sixteen times where everybody is looked for among
 * all.
 */
const MOST_TIMES_THE_WORK = 9;

/** The work of comparing so many people with what another system holds, in microseconds of the processor. */
function workOf(people: number): number {
  const scratch = openScratch(':memory:');
  for (let at = 0; at < people; at++) {
    const marks = { login: `login ${at}`, number: `number ${at}` };
    const person = { kind: 'pupil', id: `id ${at}`, hash: 'then', ended: false, shown: '' } as const;
    scratch.hold({ ...person, index: `other ${at}`, own: false, extra: marks });
    const named = { givenName: 'Ask', familyName: 'Vik', birthDate: '2015-05-01' };
    const data = { ...named, protection: 'none', schoolKey: 's' } as const;
    const row = { kind: 'pupil', key: `own ${at}`, place: { file: 'users.csv', line: at }, data } as const;
    scratch.add({ row, index: `own ${at}`, hash: 'now', marks, refs: [], formerly: [] });
    // Somebody whom the file has no more, and whose key another has taken over.
    if (at % 2 === 0) scratch.hold({ ...person, index: `former ${at}`, own: true, extra: {} });
  }
  const began = process.cpuUsage();
  scratch.onDay('2026-11-29');
  scratch.recognise();
  scratch.joinAnew();
  scratch.settleMarks();
  scratch.renew({ year: '2026-08-01', today: '2026-11-29' });
  const { user, system } = process.cpuUsage(began);
  const { added, changed } = scratch.counts('pupil');
  expect([added, changed]).toEqual([0, people]);
  scratch.close();
  return user + system;
}

it('a roster beside what another system holds is compared person by person, never everybody with everybody', () => {
  workOf(PEOPLE);
  expect(workOf(PEOPLE * TIMES) / workOf(PEOPLE)).toBeLessThan(MOST_TIMES_THE_WORK);
}, 600_000);
