import type { Adapter, AdapterPayload } from 'oidc-provider';

type Kept = { readonly payload: AdapterPayload; readonly until: number };

/**
 * The store of a local issuer's unfinished sign-ins. It is in memory, since people can sign in again after a restart.
 * The keys are on disk, so that tokens stay valid.
 */
export function issuerStore(): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const find = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key);
    if (found && found.until > Date.now()) return found.payload;
    kept.delete(key);
    return undefined;
  };
  const first = (holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
    [...kept.keys()].map(find).find((payload) => payload !== undefined && holds(payload));
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresInSeconds) {
        for (const key of kept.keys()) find(key); // what is over leaves
        const until = expiresInSeconds ? Date.now() + expiresInSeconds * 1000 : Number.POSITIVE_INFINITY;
        kept.set(keyOf(id), { payload, until });
      },
      find: async (id) => find(keyOf(id)),
      findByUid: async (uid) => first((payload) => payload.kind === model && payload.uid === uid),
      findByUserCode: async (userCode) => first((payload) => payload.userCode === userCode),
      async consume(id) {
        const payload = find(keyOf(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      async destroy(id) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        // Of this model only: the sign-in of another person under way names the grant of the person before.
        for (const [key, { payload }] of kept)
          if (key.startsWith(keyOf('')) && payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
