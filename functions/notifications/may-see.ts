import { type Actor, decide, isAction, type PupilFacts } from '../access/policy.ts';
import { epochSeconds, type Moment } from '../shared/time.ts';
import type { Area, InboxItem } from './rules.ts';
import { isShown, type ShowSettings } from './visibility.ts';

/** The data that decide whether an item may be shown: the pupil, and what the pupil's school shows. */
export type About = { readonly facts: PupilFacts; readonly shows: ShowSettings };
type Judged = Pick<InboxItem, 'action' | 'pupilId' | 'inGroup' | 'expiresAtSeconds'>;

/** The relation that allows showing the item now; `undefined` without one, or when the item has expired. */
export function basisOf(
  { action, pupilId, inGroup, expiresAtSeconds }: Judged,
  actor: Actor,
  about: About | undefined,
  { day, instant }: Moment,
): string | undefined {
  if (!isAction(action) || expiresAtSeconds <= epochSeconds(instant)) return undefined;
  if (pupilId !== undefined && about?.facts.pupilId !== pupilId) return undefined;
  if (about && !isShown(action, about.shows)) return undefined;
  const target = about ? ({ kind: 'pupil', pupil: about.facts, inGroup } as const) : ({ kind: 'self' } as const);
  const decision = decide(action, actor, target, day);
  return decision.allowed ? decision.basis : undefined;
}

/** The badges of one pupil: unread items about the pupil that may be shown now, per area. */
export const unreadAbout = (
  waiting: readonly InboxItem[],
  actor: Actor,
  about: About,
  moment: Moment,
): Readonly<Record<Area, number>> =>
  perArea(
    waiting.filter((item) => item.pupilId === about.facts.pupilId && basisOf(item, actor, about, moment) !== undefined),
  );

/** Counts items per area. */
export function perArea(items: readonly { readonly area: Area }[]): Readonly<Record<Area, number>> {
  const count = (area: Area) => items.filter((item) => item.area === area).length;
  return {
    absence: count('absence'),
    leave: count('leave'),
    lessons: count('lessons'),
    figures: count('figures'),
    warnings: count('warnings'),
    remarks: count('remarks'),
    messages: count('messages'),
    meetings: count('meetings'),
    documents: count('documents'),
  };
}
