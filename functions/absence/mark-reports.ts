import { type Caller, loadStaff, logLooks } from '../access/authorize.ts';
import { type PupilRight, permitPupil } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { type FieldFault, notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Step } from './actions.ts';
import type { ReportName } from './read-store.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import type { Guard, Report } from './report.ts';
import { type Move, statusAfter } from './rules.ts';
import { type Attribution, attributionOf, nextVersion, stepOf } from './steps.ts';
import type { AbsenceStore } from './store.ts';

export type MarkDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>;
  readonly store: Pick<AbsenceStore, 'guard' | 'heads' | 'save'>;
  readonly logRead: LogRead;
};

export type MarkInput = {
  readonly schoolId: string;
  readonly reports: readonly ReportName[];
  readonly status: 'seen' | 'handled';
};

const HANDLE: PupilRight<'staff'> = { actions: { staff: 'pupil:absence-handle' } };

/**
 * The office or the contact teacher marks reports seen or handled (A7), all or nothing: two parallel reads and one
 * transaction. A report in the wanted state, or a later state, stays unchanged.
 */
export const markReports = (deps: MarkDeps) => (caller: Caller, input: MarkInput) =>
  retryOnConflict(async () => {
    const { ownerId } = caller.login;
    const pupilIds = [...new Set(input.reports.map((report) => report.pupilId))];
    const [who, heads, cards, guards] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.store.heads(ownerId, distinct(input.reports)),
      Promise.all(pupilIds.map((id) => deps.lookup.pupil(ownerId, id))),
      Promise.all(pupilIds.map(async (id) => [id, await deps.store.guard(ownerId, id)] as const)),
    ]);
    const { actor } = await loadStaff(deps.lookup, caller, who);
    const reports = input.reports.map((name) => {
      const card = cards.find((candidate) => candidate?.facts.pupilId === name.pupilId);
      const permitted = permitPupil(HANDLE, actor, { card, moment: caller.moment });
      const report = heads.find(
        (candidate) => candidate.reportId === name.reportId && candidate.pupilId === name.pupilId,
      );
      if (report?.schoolId !== input.schoolId) throw notFound();
      return { report, facts: permitted.card.facts, basis: permitted.basis };
    });
    const moved = reports.map(({ report }) => report);
    const steps = stepsOf(moved, input.status === 'seen' ? 'see' : 'handle', attributionOf(actor, caller.moment), {
      ownerId,
      guards: new Map(guards),
    });
    await logLooks(deps.logRead, actor, caller.moment, HANDLE.actions.staff, reports);
    if (steps.length > 0 && (await deps.store.save({ ownerId, today: caller.moment.day, steps })) !== 'saved') {
      return 'moved';
    }
    const latest = moved.map((old) => steps.find((step) => step.after.reportId === old.reportId)?.after ?? old);
    return {
      reports: latest.map(({ pupilId, reportId, status, version }) => ({ pupilId, reportId, status, version })),
    };
  });

const distinct = (names: readonly ReportName[]): readonly ReportName[] => [
  ...new Map(names.map((name) => [name.reportId, name])).values(),
];

type Where = { readonly ownerId: string; readonly guards: ReadonlyMap<string, Guard> };

function stepsOf(
  reports: readonly Report[],
  move: Extract<Move, 'see' | 'handle'>,
  attribution: Attribution,
  { ownerId, guards }: Where,
) {
  const faults: FieldFault<RefusalCode>[] = [];
  const steps = new Map<string, Step>();
  for (const [index, report] of reports.entries()) {
    const moved = statusAfter(move, report.status, report.lastDay === null);
    if ('status' in moved) {
      const next = nextVersion(report, move, {}, attribution, '');
      const name = move === 'see' ? 'absence-seen' : 'absence-handled';
      steps.set(
        report.reportId,
        stepOf(ownerId, name, { before: report, after: next, guard: guards.get(report.pupilId) }),
      );
    } else if (moved.refused === 'withdrawn' || moved.refused === 'still-open') {
      faults.push({
        pointer: `/reports/${index}`,
        code: `absence.${moved.refused}`,
        params: { reportId: report.reportId },
      });
    }
  }
  const [first] = faults;
  if (first) throw refuse(first.code, first.params, { faults });
  return [...steps.values()];
}
