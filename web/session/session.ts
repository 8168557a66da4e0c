import { useSyncExternalStore } from 'react';

/** A signed-in person. It lives in memory only: a closed tab forgets it. */
export type Session = {
  readonly login: 'guardian' | 'feide';
  readonly token: string;
  /** The person as the issuer names them to us, to notice another person. */
  readonly subject: string;
  readonly expired: boolean;
};

let session: Session | undefined;
let waiting: ((token: string) => void)[] = [];
const listeners = new Set<() => void>();

function change(next: Session | undefined): void {
  session = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session of this tab; `undefined` before the sign-in. */
export const useSession = (): Session | undefined => useSyncExternalStore(subscribe, () => session);
export const sessionNow = (): Session | undefined => session;

/** Begins the session, or renews it; requests that waited for a token go on. */
export function begin(given: Omit<Session, 'expired'>): void {
  change({ ...given, expired: false });
  const now = waiting;
  waiting = [];
  for (const go of now) go(given.token);
}

/** Forgets the person of this tab. */
export const end = (): void => change(undefined);

/** The token of the session. It waits while the person signs in again. */
export function tokenNow(): Promise<string> {
  if (session && !session.expired) return Promise.resolve(session.token);
  return new Promise((resolve) => {
    waiting.push(resolve);
  });
}

/** Marks the sign-in as expired, unless it was renewed after `token` was used; resolves at the next sign-in. */
export async function sessionExpired(token: string): Promise<void> {
  if (session?.token === token) change({ ...session, expired: true });
  await tokenNow();
}
