import type { LeaveLookup } from '../leave/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { codeSetAt, type OrgContext, readOrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Day } from '../shared/time.ts';
import type { HandlingSettings } from './authorize.ts';
import { handlingFact } from './events.ts';
import { type Final, nextFinal } from './final.ts';
import { leaveMove, leaveValue } from './leave-rules.ts';
import type { HandlingStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';

export type LeaveDeps = {
  readonly lookup: Pick<Lookup, 'schools'>;
  readonly settings: SettingsLookup<HandlingSettings>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly store: Pick<HandlingStore, 'between' | 'save'>;
};

/** Days of one transaction, with room for their fact. */
const AT_ONCE = 50;

/**
 * Writes decisions on the days of granted leave, and takes them back after a withdrawal (A10). Compares leave and
 * decisions of now, writes the difference, and repeats until there is none. So redelivery, any order of the facts and
 * a withdrawal in the middle end alike (decision 014). Returns the number of decisions written.
 */
export const applyLeave =
  (deps: LeaveDeps) =>
  async (fact: SubscribedFact): Promise<number> => {
    const dates = [...fact.data.dates].sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) return 0;
    const org = await readOrgContext(deps, fact.ownerId);
    let written = 0;
    await retryOnConflict(async () => {
      const { pupilId } = fact.data;
      const [granted, finals] = await Promise.all([
        deps.leave.leaveDays(fact.ownerId, pupilId, first, last),
        deps.store.between(fact.ownerId, pupilId, first, last),
      ]);
      const mine = new Set(
        granted.flatMap((leaveDay) => (leaveDay.leaveId === fact.data.leaveId ? [leaveDay.date] : [])),
      );
      const next = dates.flatMap((date) => nextOf(fact, date, mine, finals, org) ?? []).slice(0, AT_ONCE);
      if (next.length === 0) return 'settled';
      const saved = await deps.store.save({ ownerId: fact.ownerId, finals: next, facts: [toldOf(fact, next)] });
      if (saved === 'saved') written += next.length;
      return 'moved';
    });
    return written;
  };

/** The next version of the decision on a day; `undefined` when the present version is right. */
function nextOf(
  { data, occurredAt }: SubscribedFact,
  date: Day,
  granted: ReadonlySet<Day>,
  finals: readonly Final[],
  org: OrgContext<HandlingSettings>,
): Final | undefined {
  const before = finals.find((final) => final.date === date && final.lessonId === undefined);
  const move = leaveMove(data.leaveId, granted.has(date), before);
  if (move === 'nothing') return undefined;
  const attribution = { by: data.madeBy.personId, at: occurredAt, leaveId: data.leaveId };
  const value = leaveValue(move, codeSetAt(org, data.schoolId, date), attribution);
  if (!value) return undefined;
  const place = { pupilId: data.pupilId, schoolId: data.schoolId, date, lessonId: undefined, reports: [] };
  return nextFinal(before, place, value);
}

/** The fact for the features that count absence, as after every decision; leave handles no report. */
const toldOf = ({ ownerId, occurredAt, data }: SubscribedFact, finals: readonly Final[]) =>
  handlingFact('absence-decided', {
    ownerId,
    occurredAt,
    data: {
      pupilId: data.pupilId,
      schoolId: data.schoolId,
      dates: finals.map((final) => final.date),
      reports: [],
      decidedBy: data.madeBy.personId,
      reasonChanged: false,
    },
  });
