import { notFound } from '../shared/errors.ts';
import type { HalfYear } from '../shared/time.ts';
import { type About, type AskDeps, askAbout, type Caller, halfYearAsked } from './asking.ts';
import { newestFirst } from './content.ts';
import { showStatement } from './freeze-statement.ts';
import type { StatementsStore } from './store.ts';

export type ReadDeps = AskDeps & { readonly store: Pick<StatementsStore, 'statements' | 'statement'> };

/** Use-case: the statements of a half-year, newest first; the first one is in force. */
export const listStatements = (deps: ReadDeps) => async (caller: Caller, about: About, halfYear?: string) => {
  const half: HalfYear = halfYearAsked(halfYear, caller.moment.day);
  const { ownerId } = caller.login;
  const { beside } = await askAbout(deps, caller, about, () => deps.store.statements(ownerId, about.pupilId, half.id));
  const statements = newestFirst(beside).map(({ statementId, asOf, sha256 }, index) => ({
    statementId,
    asOf,
    sha256,
    inForce: index === 0,
  }));
  return { halfYear: half.id, statements };
};

/** Use-case: one statement, exactly as it was frozen. */
export const readStatement = (deps: ReadDeps) => async (caller: Caller, about: About, statementId: string) => {
  const read = () => deps.store.statement(caller.login.ownerId, about.pupilId, statementId);
  const { beside } = await askAbout(deps, caller, about, read);
  if (!beside) throw notFound();
  return showStatement(beside);
};
