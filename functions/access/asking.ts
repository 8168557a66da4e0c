import { type Action, decide, type Target } from '../access/policy.ts';
import { capacity, type Lookup, type PupilCard, type StaffCard, staffActor } from '../roster/lookup.ts';
import type { Login } from '../shared/actor.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import type { Moment } from '../shared/time.ts';

/** Who asks, and when. */
export type Caller = { readonly login: Login; readonly moment: Moment };

/** The caller as a member of staff who may do this; what is not theirs to see is 404, what they may not do is 403. */
export async function askStaff(
  lookup: Pick<Lookup, 'whoIs' | 'staff'>,
  { login, moment }: Caller,
  action: Action,
  target: Target,
): Promise<StaffCard> {
  const staffId = capacity(await lookup.whoIs(login), 'staff');
  const card = await lookup.staff(login.ownerId, staffId);
  if (!card) throw new Refusal('forbidden', 'no-such-role');
  if (decide(action, staffActor(login.ownerId, card), target, moment.day).allowed) return card;
  throw target.kind === 'owner' ? new Refusal('forbidden', 'forbidden') : notFound();
}

/** The caller as a pupil who may do this with own record. */
export async function askPupil(
  lookup: Pick<Lookup, 'whoIs' | 'pupil'>,
  { login, moment }: Caller,
  action: Action,
): Promise<PupilCard> {
  const personId = capacity(await lookup.whoIs(login), 'pupil');
  const card = await lookup.pupil(login.ownerId, personId);
  if (!card) throw new Refusal('forbidden', 'no-such-role');
  const actor = { kind: 'pupil', ownerId: login.ownerId, personId } as const;
  if (decide(action, actor, { kind: 'pupil', pupil: card.facts }, moment.day).allowed) return card;
  throw new Refusal('forbidden', 'forbidden');
}
