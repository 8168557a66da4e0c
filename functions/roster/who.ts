import { type Day, holdsOn } from '../shared/time.ts';
import { refuse } from './refusals.ts';

/** The roles of a login. */
export const CAPACITIES = ['guardian', 'pupil', 'staff'] as const;
export type Capacity = (typeof CAPACITIES)[number];

/** The days on which a person's own record holds; an absent end is open. */
type Period = { readonly from?: Day | undefined; readonly to?: Day | undefined };

/** The person records of a login with their periods, and the ids of a guardian's children. */
export type Who = {
  readonly guardianId?: string | undefined;
  readonly pupilId?: string | undefined;
  readonly staffId?: string | undefined;
  readonly periods?: Partial<Readonly<Record<Capacity, Period>>> | undefined;
  readonly childIds: readonly string[];
};

const textAt = (item: Readonly<Record<string, unknown>> | undefined, name: string): string | undefined => {
  const found = item?.[name];
  return typeof found === 'string' ? found : undefined;
};

/** A login's partition → its person records. */
export function whoOf(items: readonly Readonly<Record<string, unknown>>[]): Who {
  const at = (kind: Capacity) => items.find((item) => item.sk === `AS#${kind}`);
  const period = (kind: Capacity): Period => ({ from: textAt(at(kind), 'from'), to: textAt(at(kind), 'to') });
  return {
    guardianId: textAt(at('guardian'), 'personId'),
    pupilId: textAt(at('pupil'), 'personId'),
    staffId: textAt(at('staff'), 'personId'),
    periods: { guardian: period('guardian'), pupil: period('pupil'), staff: period('staff') },
    childIds: items.flatMap(({ sk }) => (String(sk).startsWith('CHILD#') ? [String(sk).slice('CHILD#'.length)] : [])),
  };
}

/** True on the days on which a person's own record holds. */
export const isHere = ({ from, to }: Period, day: Day): boolean => holdsOn({ from: from ?? '', to }, day);

/**
 * The id of a login's person in one role that day. A login without that role, and a person whose own record has ended
 * or not begun, get the same refusal, from the next request on (law 2).
 */
export function roleId(who: Who, kind: Capacity, day: Day): string {
  const personId = { guardian: who.guardianId, pupil: who.pupilId, staff: who.staffId }[kind];
  if (personId === undefined || !isHere(who.periods?.[kind] ?? {}, day)) throw refuse('no-such-role');
  return personId;
}
