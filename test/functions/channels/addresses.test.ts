import { expect, it } from 'vitest';
import { addressHash, reachOf } from '../../../functions/channels/lookup.ts';

const asideOf = (address: string) => ({
  sk: `CHANNEL#ASIDE#${addressHash(address)}`,
  reason: 'bounced',
  at: '2026-11-29T10:00:00.000Z',
});
const emailOf = (email: string | undefined, items: Parameters<typeof reachOf>[1] = []) =>
  reachOf({ email }, items).email;

it('an address held from before is written to in the form in which mail is sent', () => {
  expect(emailOf('post@blåbær.example')).toMatchObject({ address: 'post@xn--blbr-roah.example', aside: undefined });
  expect(emailOf('kari@hjem.example')).toMatchObject({ address: 'kari@hjem.example', aside: undefined });
  expect(emailOf(undefined)).toBeUndefined();
});

it.each(['bjørg@hjem.example', 'kari', 'kari nes@hjem.example', ''])(
  'the error %j counts as an address that was rejected',
  (address) => {
    expect(emailOf(address)).toEqual({ address, checkedOn: undefined, aside: 'rejected' });
  },
);

it('an address that failed is set aside by the form in which it was written to', () => {
  expect(emailOf('post@blåbær.example', [asideOf('post@xn--blbr-roah.example')])).toMatchObject({ aside: 'bounced' });
  expect(emailOf('post@blåbær.example', [asideOf('kari@hjem.example')])).toMatchObject({ aside: undefined });
});
