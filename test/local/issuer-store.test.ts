import { describe, expect, it } from 'vitest';
import { issuerStore } from '../../local/issuer-store.ts';

describe('the store of a local issuer', () => {
  it('the end of a person’s grant leaves the sign-in of the next person under way', async () => {
    const store = issuerStore();
    const [tokens, signIns] = [store('AccessToken'), store('Interaction')];
    await tokens.upsert('token', { grantId: 'of-the-first' }, 60);
    await signIns.upsert('sign-in', { grantId: 'of-the-first' }, 60);
    await tokens.revokeByGrantId('of-the-first');
    expect([await tokens.find('token'), await signIns.find('sign-in')]).toEqual([
      undefined,
      { grantId: 'of-the-first' },
    ]);
  });
});
