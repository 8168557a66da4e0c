import type { CallerAs } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { halfYearFrom } from '../shared/school/half-year.ts';
import { type About, type AuthorizeDeps, authorizeStatement } from './authorize.ts';
import { newestFirst } from './content.ts';
import { showStatement } from './freeze-statement.ts';
import type { StatementsStore } from './store.ts';

export type ReadDeps = AuthorizeDeps & { readonly store: Pick<StatementsStore, 'statements' | 'statement'> };

/** Use-case: the statements of a half-year, newest first; the first one is in force. */
export const listStatements = (deps: ReadDeps) => async (caller: CallerAs, about: About, halfYear?: string) => {
  const half = halfYearFrom(halfYear, caller.moment.day);
  const { ownerId } = caller.login;
  const load = () => deps.store.statements(ownerId, about.pupilId, half.id);
  const { loaded } = await authorizeStatement(deps, caller, { ...about, load });
  const statements = newestFirst(loaded).map(({ statementId, asOf, sha256 }, index) => ({
    statementId,
    asOf,
    sha256,
    inForce: index === 0,
  }));
  return { halfYear: half.id, statements };
};

/** Use-case: one statement, exactly as it was frozen. */
export const readStatement = (deps: ReadDeps) => async (caller: CallerAs, about: About, statementId: string) => {
  const load = () => deps.store.statement(caller.login.ownerId, about.pupilId, statementId);
  const { loaded } = await authorizeStatement(deps, caller, { ...about, load });
  if (!loaded) throw notFound();
  return showStatement(loaded);
};
