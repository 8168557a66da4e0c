import type { AbsenceLookup } from '../absence/lookup.ts';
import { type HandlingLookup, lessonsUnexplained } from '../handling/lookup.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { LessonsLookup } from '../lessons/lookup.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import type { Day, Moment } from '../shared/time.ts';
import type { InboxStore } from './store.ts';
import type { SubscribedFact } from './subscription.ts';
import type { SupersessionStore } from './supersession-store.ts';

/** The records that decide whether an absence is explained. */
export type RecordDeps = {
  readonly absence: Pick<AbsenceLookup, 'reportedDays'>;
  readonly lessons: Pick<LessonsLookup, 'entries'>;
  readonly leave: Pick<LeaveLookup, 'leaveDays'>;
  readonly handling: Pick<HandlingLookup, 'finals'>;
};
export type ExplainDeps = RecordDeps & {
  readonly supersessionLog: Pick<SupersessionStore, 'deliveredOn'>;
  readonly store: Pick<InboxStore, 'supersede'>;
};

/** True when the pupil missed part of a lesson that day and no record explains it (B9). */
export async function unexplainedOn(deps: RecordDeps, ownerId: string, pupilId: string, day: Day): Promise<boolean> {
  const { absence, lessons, leave, handling } = deps;
  const records = { absence, lessons, leave, store: { between: handling.finals } };
  return (await lessonsUnexplained(records, ownerId, pupilId, { from: day, to: day })) > 0;
}

type Days = { readonly pupilIds: readonly string[]; readonly from: Day; readonly to: Day };

/**
 * The pupils and days whose absence a fact may explain; `undefined` if none. The records already hold the change when
 * its fact leaves.
 */
export function explainedBy(fact: SubscribedFact, today: Day): Days | undefined {
  switch (fact.name) {
    case 'absence-reported':
    case 'absence-changed':
    case 'absence-still-away-answered': {
      const { pupilId, firstDay, lastDay } = fact.data;
      const to = lastDay ?? today;
      return firstDay <= to ? { pupilIds: [pupilId], from: firstDay, to } : undefined;
    }
    case 'leave-granted':
      return { pupilIds: [fact.data.pupilId], from: fact.data.firstDay, to: fact.data.lastDay };
    case 'absence-decided': {
      const [from, ...rest] = [...fact.data.dates].sort();
      return from === undefined ? undefined : { pupilIds: [fact.data.pupilId], from, to: rest.at(-1) ?? from };
    }
    case 'entries-changed':
      return { pupilIds: [...new Set(fact.data.pupilIds)], from: fact.data.date, to: fact.data.date };
    default:
      return undefined;
  }
}

/**
 * Supersedes "unexplained absence" items once the records explain the day. `deliverEvents` writes items and then reads
 * the records again; this reads the records and then looks for items, so that one of the two always sees the other.
 */
export const explainDays =
  (deps: ExplainDeps) =>
  async (fact: SubscribedFact, now: Moment): Promise<void> => {
    const days = explainedBy(fact, now.day);
    if (!days) return;
    await settleAll(days.pupilIds.map((pupilId) => explain(deps, fact.ownerId, pupilId, days, now)));
  };

async function explain(
  deps: ExplainDeps,
  ownerId: string,
  pupilId: string,
  { from, to }: Days,
  now: Moment,
): Promise<void> {
  const delivered = await deps.supersessionLog.deliveredOn(ownerId, pupilId, from, to);
  const unexplained = delivered.filter(({ kind }) => kind === 'absence-unexplained');
  const dates = [...new Set(unexplained.flatMap(({ day }) => day ?? []))];
  await settleAll(
    dates.map(async (date) => {
      if (await unexplainedOn(deps, ownerId, pupilId, date)) return;
      const over = unexplained.filter(({ day }) => day === date);
      await settleAll(over.map(({ person, itemId }) => deps.store.supersede(ownerId, person, itemId, now.instant)));
    }),
  );
}
