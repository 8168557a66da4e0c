import type { FamilyCaller } from '../access/authorize.ts';
import { authorizeLook, FAMILY_READ, type PupilRight } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Recipient } from './record.ts';
import { refuse } from './refusals.ts';

export type AuthorizeDeps = { readonly lookup: Pick<Lookup, 'whoIs' | 'pupil'>; readonly logRead: LogRead };

/** The right to read a pupil's warnings: a pupil of age decides who reads (J3). */
const READ: PupilRight<'guardian' | 'pupil'> = {
  actions: FAMILY_READ,
  ofAge: () => refuse('deliveries.pupil-of-age'),
};

/** Authorizes a guardian or the pupil to read, and loads in the same trip; logs a look at a protected pupil. */
export async function authorizeReader<Loaded>(
  deps: AuthorizeDeps,
  caller: FamilyCaller,
  wanted: { readonly pupilId: string; readonly load: () => Promise<Loaded> },
): Promise<{ readonly person: Recipient; readonly loaded: Loaded }> {
  const { actor, loaded } = await authorizeLook(deps, caller, { right: READ, ...wanted });
  return { person: { kind: caller.as, id: actor.personId }, loaded };
}
