import { expect, it } from 'vitest';
import { openScratch } from '../../../functions/imports/scratch.ts';

const PEOPLE = 3000;
/** With every person looked for among all others it takes half a minute; by the indexes well below a second. */
const MOST_MILLISECONDS = 5_000;

it('a roster beside what another system holds is compared person by person, never everybody with everybody', () => {
  const scratch = openScratch(':memory:');
  for (let at = 0; at < PEOPLE; at++) {
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
  const began = performance.now();
  scratch.onDay('2026-11-29');
  scratch.recognise();
  scratch.joinAnew();
  scratch.settleMarks();
  scratch.renew({ year: '2026-08-01', today: '2026-11-29' });
  expect(performance.now() - began).toBeLessThan(MOST_MILLISECONDS);
  const { added, changed } = scratch.counts('pupil');
  expect([added, changed]).toEqual([0, PEOPLE]);
  scratch.close();
}, 600_000);
