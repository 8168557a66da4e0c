import type { PushWay } from '../config.ts';

/** The push service gave no token: it was not reached, or the browser does not let it. */
export class NoToken extends Error {
  constructor(cause: unknown) {
    super('The push service gave no token.', { cause });
    this.name = 'NoToken';
  }
}

/** A worker that failed to start never gets ready, and the library waits for ever. */
const MOST_MS = 20_000;

/** The token of this browser at the stage's push service. Throws `NoToken`. */
export async function readToken(way: PushWay): Promise<string> {
  const late = new Promise<never>((_done, failed) => {
    setTimeout(() => failed(new Error('No token came in time.')), MOST_MS);
  });
  try {
    return await Promise.race([tokenAt(way), late]);
  } catch (error) {
    throw new NoToken(error);
  }
}

async function tokenAt(way: PushWay): Promise<string> {
  if (way.kind === 'local') return tokenOfThisMachine(way.tokenAt);
  const { fcmToken } = await import('./fcm.ts');
  return fcmToken(way);
}

/** On one machine the local front is the push service. */
async function tokenOfThisMachine(path: string): Promise<string> {
  const response = await fetch(path, { method: 'POST' });
  const { token }: { readonly token: string } = await response.json();
  return token;
}
