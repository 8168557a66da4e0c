import { holdsOn } from '../shared/time.ts';
import {
  type Action,
  type Actor,
  type Assignment,
  areaOf,
  decide,
  isAction,
  type PupilFacts,
  policy,
  type Target,
} from './policy.ts';
import { AREAS, type Area } from './rules.ts';

/** A pupil of an owner, and the day that the rights are for. */
type About = { readonly ownerId: string; readonly pupil: PupilFacts; readonly day: string };

/**
 * The areas of a pupil's record that staff with these assignments may open on a day, as the policy decides. A list of a
 * whole class counts for nothing here: its names are no part of the record.
 */
export function areasOpenTo(assignments: readonly Assignment[], { ownerId, pupil, day }: About): readonly Area[] {
  const actor: Actor = { kind: 'staff', ownerId, personId: '', assignments };
  const lessons = pupil.enrolments
    .filter((enrolment) => holdsOn(enrolment, day))
    .map((enrolment): Target => ({ ...enrolment, kind: 'lesson', date: day, teacherIds: [] }));
  const targetsOf = (action: Action): readonly Target[] =>
    action.startsWith('lesson:') ? lessons : [{ kind: 'pupil', pupil }, { kind: 'owner' }];
  const open = new Set(
    Object.keys(policy)
      .filter(isAction)
      .filter((action) => targetsOf(action).some((target) => decide(action, actor, target, day).allowed))
      .map(areaOf),
  );
  return AREAS.filter((area) => area !== 'other' && open.has(area));
}

export { areaText, roleText } from './texts.ts';
