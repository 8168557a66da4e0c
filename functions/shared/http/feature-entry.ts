import type { ZodMiniType } from 'zod/mini';
import { readEnv, secretValue } from '../env.ts';
import type { Refusals } from '../refusals.ts';
import { type Dynamo, dynamo } from '../table/dynamo.ts';
import type { ContactOf } from './contact.ts';
import { type Handlers, httpEntry } from './entry.ts';
import type { TokenIssuers } from './login.ts';
import type { RouteTable } from './route.ts';

type LoginVariables = {
  readonly TABLE_NAME: string;
  readonly LOGIN_KEY_SECRET_ARN: string;
  readonly TOKEN_ISSUERS: TokenIssuers;
};
type Secret = () => Promise<string>;

/** Makes a store or a lookup over the main table; some hash with the login key. */
type Maker = (client: Dynamo, table: string, loginKey: Secret) => unknown;
type Made<Makers extends Readonly<Record<string, Maker>>> = {
  readonly [Name in keyof Makers]: ReturnType<Makers[Name]>;
};

/** The parts from which a feature builds its handlers. */
type Parts<Variables> = {
  readonly env: Variables;
  readonly client: Dynamo;
  /** The login key. */
  readonly secret: Secret;
  /** Makes each of these stores and lookups over the main table. */
  readonly over: <Makers extends Readonly<Record<string, Maker>>>(makers: Makers) => Made<Makers>;
};

type Feature<Variables, Table> = {
  readonly Env: ZodMiniType<Variables>;
  readonly routes: Table;
  readonly refusals: Refusals;
  /** Makes what finds whom a refused caller contacts, over the main table. */
  readonly contactOver: (client: Dynamo, table: string, loginKey: Secret) => ContactOf;
};

/**
 * The HTTP entry of a feature that people sign in to. It reads the environment and makes the client once, when the
 * function starts. The feature names the stores and lookups itself, so that a bundle holds no others.
 */
export function featureEntry<Variables extends LoginVariables, Table extends RouteTable>(
  { Env, routes, refusals, contactOver }: Feature<Variables, Table>,
  handlersOf: (parts: Parts<Variables>) => Handlers<Table>,
) {
  const env = readEnv(Env);
  const client = dynamo();
  const secret = () => secretValue(env.LOGIN_KEY_SECRET_ARN);
  const over = <Makers extends Readonly<Record<string, Maker>>>(makers: Makers) => {
    const made = Object.entries(makers).map(([name, make]) => [name, make(client, env.TABLE_NAME, secret)]);
    return Object.fromEntries(made) as Made<Makers>;
  };
  const handlers = handlersOf({ env, client, secret, over });
  const contactOf = contactOver(client, env.TABLE_NAME, secret);
  return httpEntry({ routes, refusals, issuers: env.TOKEN_ISSUERS, handlers, contactOf });
}
