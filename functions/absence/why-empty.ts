import { type Decision, guardiansOn, isProtected } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';

/**
 * Reasons for a guardian's empty list, most useful first: the school can settle it, the child can settle it, there is
 * no child.
 */
export const WHYS = ['relation-not-settled', 'pupil-of-age', 'no-child-here'] as const;
export type Why = (typeof WHYS)[number];

type Refused = { readonly card: PupilCard; readonly decision: Decision };

/**
 * The reason, without anybody's name or number. A relation that has ended, gives no access on purpose, or concerns a
 * protected pupil counts as none: the answer must not reveal that the child is here (law 4, decision 005).
 */
export function whyEmpty(guardianId: string, refused: readonly Refused[], day: Day): Why {
  const whys = refused.map(({ card, decision }) => whyNot(guardianId, card, decision, day));
  return WHYS.find((why) => whys.includes(why)) ?? 'no-child-here';
}

function whyNot(guardianId: string, { facts }: PupilCard, decision: Decision, day: Day): Why {
  if (isProtected(facts.protection) || !holdsOn(facts.stay, day)) return 'no-child-here';
  if (!guardiansOn(facts, day).includes(guardianId)) return 'no-child-here';
  if (!decision.allowed && decision.reason === 'pupil-of-age') return 'pupil-of-age';
  const bases = facts.relations.filter((each) => each.guardianId === guardianId && holdsOn(each, day));
  return bases.length > 0 && bases.every(({ basis }) => basis === 'unknown') ? 'relation-not-settled' : 'no-child-here';
}
