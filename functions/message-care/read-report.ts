import { authorizeStaff, type Caller } from '../access/authorize.ts';
import { type CareStore, mayMove } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { isFor, LEADS } from './rules.ts';
import type { CareReports, ReportName } from './store.ts';

export type ReadReportDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil'>;
  readonly conversations: Pick<CareStore, 'thread' | 'message'>;
  readonly reports: Pick<CareReports, 'report'>;
};

/** A report for a leader of the school, with its conversation and message: three reads. */
export async function readReport(deps: ReadReportDeps, caller: Caller, { schoolId, reportedId }: ReportName) {
  const { ownerId } = caller.login;
  const found = await authorizeStaff(deps.lookup, caller, {
    action: LEADS,
    target: { kind: 'school', schoolId },
    load: () => deps.reports.report(ownerId, { schoolId, reportedId }),
  });
  const { actor, basis, loaded: report } = found;
  if (!report || !isFor(report, actor.personId)) throw notFound();
  const [thread, message, card] = await Promise.all([
    deps.conversations.thread(ownerId, report.threadId),
    deps.conversations.message(ownerId, report),
    deps.lookup.pupil(ownerId, report.pupilId),
  ]);
  // Its conversation is being deleted, and the report with it.
  if (!thread || !message || !card) throw notFound();
  const may = {
    stands: message.status === 'sent',
    mayPause: mayMove('pause', thread, caller.moment.instant),
    mayResume: mayMove('resume', thread, caller.moment.instant),
  };
  return { actor, basis, report, thread, message, card, may };
}
