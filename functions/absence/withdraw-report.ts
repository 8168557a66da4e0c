import type { CallerAs } from '../access/authorize.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { matched, type OwnName, type OwnReportDeps, readOwnReport, requestName, saveOwn } from './own-report.ts';
import { attributionOf, nextVersion, stepOf } from './steps.ts';

/** Withdraws a report until the school handles it (A4): its days leave the school's lists, its history stays. */
export const withdrawReport =
  (deps: OwnReportDeps) => (caller: CallerAs, input: OwnName & { readonly ifMatch: number }) =>
    retryOnConflict(async () => {
      const own = await readOwnReport(deps, caller, input);
      const { actor, report } = own;
      const request = requestName(caller, actor.personId, input.ifMatch, 'withdraw');
      if (matched(report, input.ifMatch, request) === 'repeat') return { ...own, lessons: new Map() };
      const after = nextVersion(report, 'withdraw', {}, attributionOf(actor, caller.moment, request), own.contact);
      const parts = { before: report, after, guard: own.guard };
      return saveOwn(deps, caller, own, stepOf(caller.login.ownerId, 'absence-withdrawn', parts));
    });
