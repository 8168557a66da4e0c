import type { CallerAs } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import { type About, type AuthorizeDeps, authorizeStatement } from './authorize.ts';
import { bytesOf, contentOf, hashOf, type Records } from './content.ts';
import { contentIn } from './freeze-statement.ts';
import { halfYearIn } from './half-year.ts';
import { type RecordDeps, readRecords } from './read-records.ts';
import type { Statement } from './record.ts';
import type { StatementsStore } from './store.ts';

export type VerifyDeps = AuthorizeDeps &
  RecordDeps & { readonly store: Pick<StatementsStore, 'statement' | 'strikeOuts'> };

/**
 * Use-case: makes a statement again from the records as they were when it was frozen, and compares byte for byte (C5).
 */
export const verifyStatement = (deps: VerifyDeps) => async (caller: CallerAs, about: About, statementId: string) => {
  const { ownerId } = caller.login;
  const half = halfYearIn(statementId, caller.moment.day);
  const load = () =>
    Promise.all([
      deps.store.statement(ownerId, about.pupilId, statementId),
      readRecords(deps, ownerId, about.pupilId, half),
    ]);
  const { loaded } = await authorizeStatement(deps, caller, { ...about, load });
  const [statement, records] = loaded;
  if (!statement) throw notFound();
  return verified(statement, records);
};

/**
 * Compares the stored content with the content that the records give. Names, school, rules and codes come from the
 * stored content, since no record keeps them over time: for them only the hash is a proof.
 */
export function verified({ content, sha256, basis }: Statement, records: Records) {
  const kept = contentIn(content);
  if (!kept) return { same: false, sha256, recomputed: null };
  const bytes = bytesOf(contentOf(kept, records, basis));
  return { same: bytes === content && hashOf(content) === sha256, sha256, recomputed: hashOf(bytes) };
}
