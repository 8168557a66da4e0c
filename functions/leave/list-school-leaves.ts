import { authorizeStaff, type Caller, logLooks } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, PupilName } from '../roster/lookup.ts';
import { loadOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { placeOf } from './actions.ts';
import type { LeaveSettings } from './authorize.ts';
import { named } from './list-group-leaves.ts';
import { PAGE } from './list-leaves.ts';
import type { LeaveStatus } from './rules.ts';
import type { LeaveStore } from './store.ts';
import { rowOf } from './view.ts';

export type SchoolDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupilNames' | 'schools'>;
  readonly settings: SettingsLookup<LeaveSettings>;
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

const ACTION = 'school:leave-list';

/**
 * A page of a school's applications of a state, for its office and leaders; reads the names after authorization. Leaves
 * out pupils who have left the school, as an application follows its pupil.
 */
export const listSchoolLeaves = (deps: SchoolDeps) => async (caller: Caller, input: Input) => {
  const { ownerId } = caller.login;
  const { schoolId, status = 'applied' } = input;
  const secret = await deps.secret();
  const bound = ['school-leave-applications', ownerId, schoolId, status];
  const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
  const limit = Number(input.limit ?? PAGE);
  const { actor, basis, loaded } = await authorizeStaff(deps.lookup, caller, {
    action: ACTION,
    target: { kind: 'school', schoolId },
    load: () =>
      Promise.all([loadOrgContext(deps, caller), deps.store.leavesAt(ownerId, { schoolId, status, limit, after })]),
  });
  const [org, found] = loaded;
  const page = found.slice(0, limit);
  const names = await deps.lookup.pupilNames(
    ownerId,
    page.map((leave) => leave.pupilId),
  );
  const rows = named(page, names).filter(({ pupil }) => isHere(pupil, schoolId, caller.moment.day));
  const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
  await logLooks(deps.logRead, actor, caller.moment, ACTION, read);
  const last = found.length > limit ? page.at(-1) : undefined;
  return {
    leaves: rows.map(({ leave, pupil }) => rowOf(leave, pupil, { org, language: caller.language })),
    next: last === undefined ? null : sealCursor(secret, bound, placeOf(last)),
  };
};

const isHere = (pupil: PupilName, schoolId: string, day: Day): boolean =>
  pupil.schoolId === schoolId && holdsOn(pupil, day);
