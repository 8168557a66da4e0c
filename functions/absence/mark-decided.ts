import { retryOnConflict } from '../shared/table/commit.ts';
import { momentOf } from '../shared/time.ts';
import type { Report } from './report.ts';
import { STEPS } from './rules.ts';
import { type Attribution, nextVersion, stepOf } from './steps.ts';
import type { AbsenceStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

export type DecidedDeps = { readonly store: Pick<AbsenceStore, 'report' | 'guard' | 'save'> };

/**
 * Marks the reports handled that a contact teacher has decided on (A7), each if it still says what the teacher saw;
 * else it stays in the queue, since its guardian has changed it meanwhile. The fact that comes again finds nothing to
 * do. Returns how many became handled.
 */
export const markDecided =
  ({ store }: DecidedDeps) =>
  async ({ ownerId, occurredAt, data }: SubscribedFact): Promise<number> => {
    const moment = momentOf(Date.parse(occurredAt));
    const hand: Attribution = { by: { kind: 'staff', personId: data.decidedBy }, channel: 'office', moment };
    let marked = 0;
    for (const { reportId, version } of data.reports) {
      marked += await retryOnConflict(async () => {
        const name = { pupilId: data.pupilId, reportId };
        const [report, guard] = await Promise.all([store.report(ownerId, name), store.guard(ownerId, data.pupilId)]);
        if (!report || !asSeen(report, version)) return 0;
        const after = nextVersion(report, 'handle', {}, hand, '');
        const step = stepOf(ownerId, 'absence-handled', { before: report, after, guard });
        const saved = await store.save({ ownerId, today: moment.day, steps: [step] });
        return saved === 'saved' ? 1 : 'moved';
      });
    }
    return marked;
  };

/**
 * True while the report says what the teacher saw and can be handled; that a colleague has opened it changes nothing.
 */
function asSeen(report: Report, version: number): boolean {
  const opened = report.move === 'see' && report.version === version + 1;
  return (report.version === version || opened) && STEPS.handle.from.includes(report.status) && report.lastDay !== null;
}
