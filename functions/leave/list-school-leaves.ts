import { logLooks, permitStaff, staffAsking } from '../access/asking.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { placeOf } from './actions.ts';
import { type Caller, readHouse, type SettingsLookup } from './asking.ts';
import { named } from './list-group-leaves.ts';
import { PAGE } from './list-leaves.ts';
import type { LeaveStatus } from './rules.ts';
import type { LeaveStore } from './store.ts';
import { rowOf } from './view.ts';

export type SchoolDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupilNames' | 'schools'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<LeaveStore, 'leavesAt'>;
  readonly logRead: LogRead;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

type Input = {
  readonly schoolId: string;
  readonly status?: LeaveStatus;
  readonly cursor?: string;
  readonly limit?: string;
};

/**
 * A school's applications of one state, for its office and leaders: one page, and its names once it is known who asks.
 * A pupil who has left the school is left out, as the application follows the pupil.
 */
export const listSchoolLeaves = (deps: SchoolDeps) => async (caller: Caller, input: Input) => {
  const { ownerId } = caller.login;
  const { schoolId, status = 'applied' } = input;
  const secret = await deps.secret();
  const bound = ['school-leave-applications', ownerId, schoolId, status];
  const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
  const limit = Number(input.limit ?? PAGE);
  const [who, house, found] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    readHouse(deps, ownerId),
    deps.store.leavesAt(ownerId, { schoolId, status, limit, after }),
  ]);
  const page = found.slice(0, limit);
  const asking = await staffAsking(deps.lookup, caller, who);
  const basis = permitStaff(asking, caller, 'school:leave-list', { kind: 'school', schoolId });
  const names = await deps.lookup.pupilNames(
    ownerId,
    page.map((leave) => leave.pupilId),
  );
  const rows = named(page, names).filter(({ pupil }) => isHere(pupil, schoolId, caller.moment.day));
  const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
  await logLooks(deps.logRead, asking.actor, caller.moment, 'school:leave-list', read);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    leaves: rows.map(({ leave, pupil }) => rowOf(leave, pupil, { house, language: caller.language })),
    next: last === undefined ? null : sealCursor(secret, bound, placeOf(last)),
  };
};

const isHere = (pupil: PupilName, schoolId: string, day: Day): boolean =>
  pupil.schoolId === schoolId && holdsOn(pupil, day);
