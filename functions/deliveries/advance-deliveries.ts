import { isProtected } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Settings, SettingsLookup } from '../settings/lookup.ts';
import type { OwnerJob } from '../shared/jobs/owner-jobs.ts';
import type { Moment } from '../shared/time.ts';
import type { WarningsLookup } from '../warnings/lookup.ts';
import { deliveryFact } from './events.ts';
import { mayReceive } from './may-receive.ts';
import type { DeliveryName } from './record.ts';
import { AGAIN_DAYS, daysLater, nextStep } from './rules.ts';
import type { StepStore } from './step-store.ts';
import type { DeliveriesStore } from './store.ts';

type DeliverySettings = Pick<Settings, 'deliveries.reminderDays' | 'deliveries.paperDays'>;
export type AdvanceDeps = {
  readonly lookup: Pick<Lookup, 'pupil'>;
  readonly warnings: Pick<WarningsLookup, 'end'>;
  readonly settings: SettingsLookup<DeliverySettings>;
  readonly store: Pick<DeliveriesStore, 'find'>;
  readonly steps: StepStore;
};
type OwnerSettings = Awaited<ReturnType<AdvanceDeps['settings']['of']>>;

/** The most deliveries of one owner in one run; the next run takes the rest first. */
const MOST = 500;
const AT_ONCE = 25;

/**
 * Takes every due delivery one step on: a reminder, a letter on paper, or a later look (D6), by the current relations,
 * settings and end of the warning. Idempotent: a late, repeated or aborted run does nothing twice.
 */
export const advanceDeliveries =
  (deps: AdvanceDeps): OwnerJob =>
  async (ownerId, now) => {
    const [due, settings] = await Promise.all([deps.steps.due(ownerId, now.instant, MOST), deps.settings.of(ownerId)]);
    const outcomes: PromiseSettledResult<number>[] = [];
    for (let start = 0; start < due.length; start += AT_ONCE) {
      const some = due.slice(start, start + AT_ONCE);
      outcomes.push(...(await Promise.allSettled(some.map((name) => advance(deps, settings, name, now)))));
    }
    return outcomes;
  };

async function advance(deps: AdvanceDeps, settings: OwnerSettings, name: DeliveryName, now: Moment): Promise<number> {
  const { ownerId, pupilId, warningId, person } = name;
  const [delivery, card, end] = await Promise.all([
    deps.store.find(name),
    deps.lookup.pupil(ownerId, pupilId),
    deps.warnings.end(ownerId, warningId),
  ]);
  if (!delivery) return 0;
  const { schoolId, revision } = delivery;
  const set = settings.at(schoolId);
  const step = nextStep(delivery, now.instant, {
    mayReceive: card !== undefined && mayReceive(ownerId, card, person, now),
    ended: end?.how,
    isProtected: !card || isProtected(card.facts.protection),
    reminderDays: set['deliveries.reminderDays'],
    paperDays: set['deliveries.paperDays'],
  });
  const about = { warningId, schoolId, pupilId, person };
  switch (step.do) {
    case 'nothing':
      return 0;
    case 'wait':
      await deps.steps.wait(name, step.until, revision);
      return 0;
    case 'remind': {
      const fact = deliveryFact('delivery-reminder-due', { ownerId, occurredAt: now.instant, data: about });
      const until = daysLater(now.instant, set['deliveries.paperDays']);
      return Number(await deps.steps.remind(name, now.instant, until, revision, fact));
    }
    case 'paper': {
      const fact = deliveryFact('paper-task-made', {
        ownerId,
        occurredAt: now.instant,
        data: { ...about, why: step.why },
      });
      const until = daysLater(now.instant, AGAIN_DAYS);
      return Number(await deps.steps.toPaper({ ...name, schoolId }, step.why, now.instant, until, revision, fact));
    }
    case 'let-go':
      return Number(await deps.steps.letGo(name, step.why, now.instant));
  }
}
