import type { Fact } from '../shared/fact.ts';
import { remarkFact } from './events.ts';
import type { Remark } from './record.ts';
import { factAfter, type RemarkStatus } from './rules.ts';

/**
 * The fact of a remark's last step, for the transaction that writes the step; `undefined` where the step concerns
 * nobody outside the school.
 */
export function factOf(ownerId: string, before: RemarkStatus | undefined, remark: Remark): Fact | undefined {
  const { remarkId, schoolId, pupilId, version, status, said, steps } = remark;
  const name = factAfter(before, status);
  const step = steps.at(-1);
  if (name === undefined || step === undefined) return undefined;
  const { ledger, polarity } = said.category;
  const teacherId = step.by.staffId;
  return remarkFact(name, {
    ownerId,
    occurredAt: step.at,
    data: { remarkId, schoolId, pupilId, teacherId, version, ledger, polarity },
  });
}
