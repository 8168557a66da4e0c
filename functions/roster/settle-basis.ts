import type { output } from 'zod/mini';
import type { Calling } from '../access/authorize.ts';
import type { Basis } from '../access/policy.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { authorizeToSettle, mustBeTaken, type Said, type SettleDeps } from './authorize.ts';
import { BasisSettled } from './schema.ts';
import { BASIS_LINES, basesNow, basesSaid, basisStamp, notOver, opensBasis, schoolsOf } from './settle-rules.ts';

type Input = Said & {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly guardianId: string;
  readonly basis: Basis;
};

/**
 * Settles the basis of a guardian's relation to a pupil (J2): two reads and one transaction, in force from the next
 * request on (law 2). It replaces the basis of every source until a source changes its statement.
 */
export const settleBasis = (deps: SettleDeps) => (caller: Calling, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof BasisSettled> | 'moved'> => {
    const { store, idempotency } = deps;
    const { ownerId } = caller.login;
    const { day, instant: at } = caller.moment;
    const { pupilId, guardianId, basis, reason, idempotencyKey } = input;
    const subject = { about: 'basis', pupilId, guardianId } as const;
    const asked = await authorizeToSettle(deps, caller, {
      ...input,
      load: () => Promise.all([store.settlement(ownerId, subject), idempotency.find(caller, idempotencyKey)]),
    });
    const [held, replied] = asked.loaded;
    if (replied) return BasisSettled.parse(replied.body);
    const rows = asked.rows.filter((row) => row.guardianId === guardianId);
    if (!rows.some((row) => notOver(row, day))) throw notFound();
    mustBeTaken(opensBasis(basis), input, basisStamp(rows), basesNow(rows).join(', '));

    const by = asked.staff.card.staffId;
    const body = { pupilId, guardianId, basis, givesAccess: opensBasis(basis), settledBy: by, settledAt: at };
    const settlement = { ...subject, value: basis, by, at, over: { ...basesSaid(rows) } };
    const subjectId = `${pupilId}.${guardianId}`;
    const lines = schoolsOf(asked.card.facts, day).flatMap((schoolId) =>
      BASIS_LINES.map((kind) => ({ schoolId, kind, subjectId })),
    );
    const reply = await idempotency.put(caller, idempotencyKey, { status: 200, body });
    const save = { settlement, held, as: asked.basis, reason };
    const saved = await store.settleBasis({ ownerId, save, lines, reply }, { pupilId, basis }, rows);
    return saved === 'saved' ? body : 'moved';
  });
