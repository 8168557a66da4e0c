import { expect, it } from 'vitest';
import { NoticeFact } from '../../../functions/notices/events.ts';
import { addressFailed, deviceAccepted, deviceFailed } from '../../../functions/notices/facts.ts';
import { momentOf } from '../../../functions/shared/time.ts';

const NOW = momentOf(Date.parse('2026-11-24T06:30:00.000Z'));
const person = { kind: 'guardian', id: 'g' } as const;

it('an address or a device that failed is named, as its consumers read it', () => {
  const facts = [
    ...addressFailed({ ownerId: 'o', person, addressHash: 'h' }, 'bounced', NOW),
    ...deviceFailed({ ownerId: 'o', person, deviceId: 'd' }, 'gone', NOW),
    ...deviceAccepted({ ownerId: 'o', person, deviceId: 'd' }, NOW),
  ];
  expect(facts.map((fact) => NoticeFact.parse(fact))).toEqual(facts);
  expect(facts.map(({ name }) => name)).toEqual(['address-failed', 'device-failed', 'device-accepted']);
});

it('a notice that went to no address and no device says nothing of one', () => {
  const nowhere = { ownerId: 'o', person };
  expect(addressFailed(nowhere, 'bounced', NOW)).toEqual([]);
  expect(deviceFailed(nowhere, 'gone', NOW)).toEqual([]);
  expect(deviceAccepted(nowhere, NOW)).toEqual([]);
});
