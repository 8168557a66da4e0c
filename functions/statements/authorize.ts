import { type CallerAs, logLooks } from '../access/authorize.ts';
import {
  type AuthorizedPupil,
  authorizePupil,
  FAMILY_READ,
  type PupilRight,
  rightsOn,
} from '../access/authorize-pupil.ts';
import type { Action } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { refuse } from './refusals.ts';

/** The pupil that a path names, and for staff the school it names. */
export type About = { readonly pupilId: string; readonly schoolId?: string | undefined };

/** The settings that statements read. */
export type StatementSettings = Pick<
  Settings,
  'absence.codeSets' | 'school.closedDays' | 'school.goLiveDay' | 'owner.name'
>;

export type AuthorizeDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff'>; readonly logRead: LogRead };

const READ: PupilRight = {
  actions: { ...FAMILY_READ, staff: 'pupil:statement-read' },
  ofAge: () => refuse('statements.pupil-of-age'),
};

type Wanted<Loaded> = About & { readonly act?: Action; readonly load: () => Promise<Loaded> };

/**
 * Authorizes a caller to read a pupil's statements, or for `act`, and runs `load`. A reader who may not act gets
 * "forbidden". An absent pupil, or a pupil of another school or owner, is not found. The access log has the look before
 * the caller gets an answer (J4).
 */
export async function authorizeStatement<Loaded>(
  { lookup, logRead }: AuthorizeDeps,
  caller: CallerAs,
  { pupilId, schoolId, load, act = READ.actions[caller.as] }: Wanted<Loaded>,
): Promise<AuthorizedPupil & { readonly loaded: Loaded }> {
  const found = await authorizePupil(lookup, caller, { right: READ, pupilId, load });
  const { actor, card } = found;
  const { facts } = card;
  if (schoolId !== undefined && facts.schoolId !== schoolId) throw notFound();
  const decision = rightsOn(actor, card, caller.moment.day)(act);
  if (!decision.allowed) throw refuse('forbidden');
  const { basis } = decision;
  await logLooks(logRead, actor, caller.moment, act, [{ facts, basis }]);
  return { ...found, basis };
}
