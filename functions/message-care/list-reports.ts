import type { output } from 'zod/mini';
import { authorizeStaff, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { isFor, LEADS, type ReportState } from './rules.ts';
import type { Reports } from './schema.ts';
import type { CareReports } from './store.ts';

export type ListReportsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupilNames'>;
  readonly reports: Pick<CareReports, 'list'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};
type Input = {
  readonly schoolId: string;
  readonly status: ReportState;
  readonly cursor?: string | undefined;
  readonly limit?: string | undefined;
};

const PAGE = 20;

/** Reported messages of a school for its leaders, newest first: three reads. */
export const listReports =
  (deps: ListReportsDeps) =>
  async (caller: Caller, { schoolId, status, ...input }: Input): Promise<output<typeof Reports>> => {
    const { ownerId } = caller.login;
    const secret = await deps.secret();
    const bound = ['reported-messages', ownerId, schoolId, status];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const found = await authorizeStaff(deps.lookup, caller, {
      action: LEADS,
      target: { kind: 'school', schoolId },
      load: () => deps.reports.list(ownerId, { schoolId, state: status }, { limit, after }),
    });
    const { actor, basis, loaded } = found;
    const page = loaded.slice(0, limit);
    const mine = page.filter((report) => isFor(report, actor.personId));
    const pupilIds = [...new Set(mine.map(({ pupilId }) => pupilId))];
    const names = await deps.lookup.pupilNames(ownerId, pupilIds);
    const read = [...names.values()].map((facts) => ({ facts, basis }));
    await logLooks(deps.logRead, actor, caller.moment, LEADS, read);
    const last = loaded.length > limit ? page.at(-1)?.reportedId : undefined;
    return {
      reports: mine.flatMap(({ reportedId, pupilId, reason, at, state }) => {
        const name = names.get(pupilId);
        const pupilName = name && `${name.givenName} ${name.familyName}`;
        return pupilName === undefined ? [] : [{ reportedId, pupilId, pupilName, reason, at, status: state }];
      }),
      next: last === undefined ? null : sealCursor(secret, bound, last),
    };
  };
