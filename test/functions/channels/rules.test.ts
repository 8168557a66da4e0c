import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  deviceHealth,
  faultOfWindow,
  maskedAddress,
  silenceOf,
  staleAt,
  TESTS_PER_HOUR,
  testAgainAt,
  whyNoEmail,
} from '../../../functions/channels/rules.ts';

describe('how a device is doing (F4)', () => {
  const registeredAt = '2026-11-01T08:00:00.000Z';
  it.each([
    ['untried', {}, 'untried'],
    ['took one yesterday', { lastAcceptedAt: '2026-11-23T08:00:00.000Z' }, 'works'],
    ['took one thirty days ago', { lastAcceptedAt: '2026-10-25T08:00:00.000Z' }, 'works'],
    ['took one thirty-one days ago', { lastAcceptedAt: '2026-10-24T08:00:00.000Z' }, 'silent'],
    [
      'failed, whatever it took',
      { lastAcceptedAt: '2026-11-23T08:00:00.000Z', failed: { reason: 'disabled' } },
      'failed',
    ],
  ] as const)('the state of a device: %s', (_what, more, health) => {
    expect(deviceHealth({ registeredAt, endpointArn: 'arn', ...more }, '2026-11-24')).toBe(health);
  });

  it('a device whose endpoint was never made gets nothing, whatever it took before', () => {
    expect(deviceHealth({ registeredAt }, '2026-11-24')).toBe('failed');
  });
});

describe('why nothing but the inbox reaches somebody', () => {
  it.each([
    [{ devices: [], email: 'none', mutesEverything: false }, 'no-channel'],
    [{ devices: ['failed'], email: 'none', mutesEverything: false }, 'all-failed'],
    [{ devices: [], email: 'failed', mutesEverything: false }, 'all-failed'],
    [{ devices: ['untried'], email: 'none', mutesEverything: false }, undefined],
    [{ devices: ['failed'], email: 'works', mutesEverything: false }, undefined],
    [{ devices: ['works'], email: 'works', mutesEverything: true }, 'all-muted'],
  ] as const)('the reason why only the inbox reaches somebody: %o → %s', (person, silence) => {
    expect(silenceOf(person)).toBe(silence);
  });
});

describe('test notices', () => {
  test('test notices are a few an hour, and the refusal names when the next may come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 7_200_000 }), { maxLength: 12 }), (ages) => {
        const now = '2026-11-24T12:00:00.000Z';
        const orders = ages.map((age) => new Date(Date.parse(now) - age).toISOString());
        const recent = ages.filter((age) => age < 3_600_000);
        const again = testAgainAt(orders, now);
        expect(again === undefined).toBe(recent.length < TESTS_PER_HOUR);
        if (again === undefined) return;
        expect(again > now).toBe(true);
        expect(testAgainAt(orders, again)).toBeUndefined();
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('what others may read over a shoulder', () => {
  it.each([
    ['kari.solvang@mail.example', 'k•••@mail.example'],
    ['č@mail.example', 'č•••@mail.example'],
    ['@mail.example', '•••'],
    ['garbage', '•••'],
  ])('what others may read over a shoulder: %s → %s', (address, shown) => {
    expect(maskedAddress(address)).toBe(shown);
  });
});

it('own hours must leave an hour', () => {
  expect(faultOfWindow({ from: '16:00', to: '16:00' })).toBe('window-empty');
  expect(faultOfWindow({ from: '22:00', to: '06:00' })).toBeUndefined();
});

describe('contact data (eForvaltningsforskriften § 32)', () => {
  it.each([
    ['2025-05-24', '2026-11-24', true],
    ['2025-05-23', '2026-11-24', false],
    ['2026-11-24', '2026-11-24', true],
    ['2024-12-31', '2026-06-30', true],
    [undefined, '2026-11-24', false],
  ] as const)('confirmed %s, today %s: %s', (checked, today, fresh) => {
    expect(whyNoEmail(true, { checkedOn: checked }, today)).toBe(fresh ? undefined : 'contact-data-old');
  });

  it('contact data keeps only what is legal from an address that is old, and everything from one that failed or is none', () => {
    const old = { checkedOn: '2025-01-01' };
    expect([whyNoEmail(true, old, '2026-11-24'), whyNoEmail(false, old, '2026-11-24')]).toEqual([
      'contact-data-old',
      undefined,
    ]);
    expect(whyNoEmail(false, { ...old, aside: 'bounced' }, '2026-11-24')).toBe('address-failed');
    expect(whyNoEmail(false, undefined, '2026-11-24')).toBe('no-address');
  });
});

test.each([
  ['registered and never heard of', {}, '2027-07-29T08:00:00.000Z'],
  ['heard of since', { lastAcceptedAt: '2026-12-01T08:00:00.000Z' }, '2027-08-28T08:00:00.000Z'],
  [
    'registered again since it was heard of',
    { lastAcceptedAt: '2026-10-01T08:00:00.000Z' },
    '2027-07-29T08:00:00.000Z',
  ],
  ['failed', { failed: { at: '2026-11-10T08:00:00.000Z' } }, '2026-12-10T08:00:00.000Z'],
])('a device that is %s is stale at its own time', (_what, more, at) => {
  expect(staleAt({ registeredAt: '2026-11-01T08:00:00.000Z', ...more })).toBe(at);
});
