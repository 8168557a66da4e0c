import { type Decision, guardiansOn, isProtected } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';

/**
 * Why a guardian's list is empty, most useful first: what the school can settle, what the child settles, and that there
 * is nobody.
 */
export const WHYS = ['relation-not-settled', 'pupil-of-age', 'no-child-here'] as const;
export type Why = (typeof WHYS)[number];

type Refused = { readonly card: PupilCard; readonly decision: Decision };

/**
 * The reason, without a name or a number of anybody. A relation that has ended or gives no access on purpose, and any
 * to a protected pupil, count as none: that a child is here is told to nobody who may not know it (law 4, decision
 * 005).
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
