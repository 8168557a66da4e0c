import type { Login } from '../shared/http/login.ts';
import { keyedId } from '../shared/ids.ts';
import { key } from '../shared/table/dynamo.ts';
import { type Who, whoOf } from './who.ts';

type Query = (pk: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** The person records of logins, in one round trip each. */
export function logins(query: Query, loginKey: () => Promise<string>) {
  /** The key of a login in our table. It tells nothing of the subject, so that a record may keep it. */
  const loginIdOf = async ({ login, subject }: Pick<Login, 'login' | 'subject'>): Promise<string> =>
    keyedId(await loginKey(), login, subject);

  /** The records of a login by its key, for what works for a person who does not sign in. */
  const whoHas = async (ownerId: string, loginId: string): Promise<Who> =>
    whoOf(await query(key(ownerId, 'LOGIN', loginId)));

  return {
    loginIdOf,
    whoHas,

    /** The records of a login. An unknown login has none; the policy refuses it, not this function. */
    whoIs: async (login: Login): Promise<Who> => whoHas(login.ownerId, await loginIdOf(login)),
  };
}
