import { retryOnConflict } from '../shared/table/commit.ts';
import { momentOf } from '../shared/time.ts';
import type { Report } from './report.ts';
import { STEPS } from './rules.ts';
import { type Attribution, nextVersion, stepOf } from './steps.ts';
import type { AbsenceStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

export type DecidedDeps = { readonly store: Pick<AbsenceStore, 'report' | 'guard' | 'save'> };

/**
 * Marks reports handled after a contact teacher's decision (A7), each only if it still has the content that the teacher
 * saw; a report that its guardian has changed since stays in the queue. Idempotent. Returns the number marked.
 */
export const markDecided =
  ({ store }: DecidedDeps) =>
  async ({ ownerId, occurredAt, data }: SubscribedFact): Promise<number> => {
    const moment = momentOf(Date.parse(occurredAt));
    const attribution: Attribution = { by: { kind: 'staff', personId: data.decidedBy }, channel: 'office', moment };
    let marked = 0;
    for (const { reportId, version } of data.reports) {
      marked += await retryOnConflict(async () => {
        const name = { pupilId: data.pupilId, reportId };
        const [report, guard] = await Promise.all([store.report(ownerId, name), store.guard(ownerId, data.pupilId)]);
        if (!report || !asSeen(report, version)) return 0;
        const after = nextVersion(report, 'handle', {}, attribution, '');
        const step = stepOf(ownerId, 'absence-handled', { before: report, after, guard });
        const saved = await store.save({ ownerId, today: moment.day, steps: [step] });
        return saved === 'saved' ? 1 : 'moved';
      });
    }
    return marked;
  };

/** True while the report can be handled and has the content that the teacher saw; opening is no change. */
function asSeen(report: Report, version: number): boolean {
  const opened = report.move === 'see' && report.version === version + 1;
  return (report.version === version || opened) && STEPS.handle.from.includes(report.status) && report.lastDay !== null;
}
