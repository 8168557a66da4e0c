import { describe, expect, it } from 'vitest';
import { refusals } from '../../../functions/roster/refusals.ts';
import { CAPACITIES, roleId, whoOf } from '../../../functions/roster/who.ts';
import { Refusal } from '../../../functions/shared/errors.ts';
import { statusOf } from '../../../functions/shared/http/problems.ts';

const DAY = '2026-11-24';
const TIMES = [
  ['without dates, as before', {}, true],
  ['that begins today', { from: '2026-11-24' }, true],
  ['that begins tomorrow', { from: '2026-11-25' }, false],
  ['that ends tomorrow', { from: '2026-08-01', to: '2026-11-25' }, true],
  ['that ended today', { from: '2026-08-01', to: '2026-11-24' }, false],
  ['that ended, without a begin', { to: '2026-06-20' }, false],
] as const;

/** What a login is told: the person, or the code of the refusal. */
function told(items: readonly Readonly<Record<string, unknown>>[], kind: (typeof CAPACITIES)[number]): string {
  try {
    return roleId(whoOf(items), kind, DAY);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${statusOf(error.code, refusals)} ${error.code}`;
  }
}

describe.each(CAPACITIES)('a login as %s', (kind) => {
  it.each(TIMES)('a login names a person whose record is one %s', (_name, dates, here) => {
    const nobody = told([], kind);
    expect(nobody).toBe('403 no-such-role');
    expect(told([{ sk: `AS#${kind}`, personId: 'x', ...dates }, { sk: 'CHILD#c' }], kind)).toBe(here ? 'x' : nobody);
  });

  it('one capacity that has ended takes nothing from the others', () => {
    const [other] = CAPACITIES.filter((candidate) => candidate !== kind);
    const items = [
      { sk: `AS#${kind}`, personId: 'x' },
      { sk: `AS#${other}`, personId: 'y', from: '2025-08-01', to: '2026-06-20' },
    ];
    expect(told(items, kind)).toBe('x');
  });
});
