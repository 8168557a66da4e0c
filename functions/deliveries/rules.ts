import { addDays, type Instant, instantIn, laterBy, momentOf } from '../shared/time.ts';

/** Reasons to bring a warning on paper. */
export const PAPER_WHYS = ['unopened', 'no-channel', 'protected'] as const;
/** Ways to bring a letter on paper. */
export const PAPER_WAYS = ['posted', 'registered-post', 'handed-over'] as const;
/** Reasons to close an unopened delivery. */
export const LET_GO_WHYS = ['no-right', 'improved', 'withdrawn', 'overtaken'] as const;
/** The notice that a status belongs to: the warning's, or the reminder's. */
export const ROUNDS = ['sent', 'reminder'] as const;
export const CHANNELS = ['email', 'push', 'none'] as const;
/** A notice's statuses from the sender; `undeliverable` means that no channel is left, and has the channel `none`. */
export const STATES = [
  'submitted',
  'delivered',
  'undelivered',
  'bounced',
  'complained',
  'rejected',
  'no-channel',
  'expired',
  'undeliverable',
] as const;

/** One status of a notice. A repeat equals the stored status, so order and repetition do not matter. */
export type Told = {
  readonly round: (typeof ROUNDS)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly noticeId: string;
  readonly state: (typeof STATES)[number];
  readonly at: Instant;
};

/** The next step for an unopened delivery. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly until: Instant }
  | { readonly do: 'remind' }
  | { readonly do: 'paper'; readonly why: (typeof PAPER_WHYS)[number] }
  | { readonly do: 'let-go'; readonly why: (typeof LET_GO_WHYS)[number] };

/** The current circumstances, read at this moment (law 2). */
export type Circumstances = {
  /** The person is still entitled to the warning. */
  readonly mayReceive: boolean;
  /** How the warning ended, if it has. */
  readonly ended?: Exclude<(typeof LET_GO_WHYS)[number], 'no-right'> | undefined;
  /** The pupil's address is protected. */
  readonly isProtected: boolean;
  readonly reminderDays: number;
  readonly paperDays: number;
};

/** The wait before "undeliverable" counts as final: another channel may still report a success. */
const SETTLE_MS = 3_600_000;
/** Days between two looks at an open paper task: a recipient who has lost the right needs no letter. */
export const AGAIN_DAYS = 1;

/** The fields of a delivery that the rule needs. */
export type Known = {
  readonly availableAt: Instant;
  readonly told?: readonly Told[] | undefined;
  readonly openedAt?: Instant | undefined;
  readonly acknowledgedAt?: Instant | undefined;
  readonly remindedAt?: Instant | undefined;
  readonly paperAt?: Instant | undefined;
  readonly paperDone?: object | undefined;
  readonly letGoAt?: Instant | undefined;
};

/** True when a delivery needs no more steps: opened, brought on paper, or let go. */
export const isClosed = ({ openedAt, paperDone, letGoAt }: Known): boolean =>
  openedAt !== undefined || paperDone !== undefined || letGoAt !== undefined;

/** True while the school must bring the letter on paper. */
export const isOnPaper = (delivery: Known): boolean => delivery.paperAt !== undefined && !isClosed(delivery);

/** A delivery's status for lists, strongest first. */
export const STATUSES = [
  'acknowledged',
  'opened',
  'on-paper',
  'let-go',
  'paper-waits',
  'reminded',
  'available',
] as const;
export function statusOf(delivery: Known): (typeof STATUSES)[number] {
  if (delivery.acknowledgedAt !== undefined) return 'acknowledged';
  if (delivery.openedAt !== undefined) return 'opened';
  if (delivery.paperDone !== undefined) return 'on-paper';
  if (delivery.letGoAt !== undefined) return 'let-go';
  if (delivery.paperAt !== undefined) return 'paper-waits';
  return delivery.remindedAt === undefined ? 'available' : 'reminded';
}

/**
 * The whole rule of eForvaltningsforskriften § 8 (6) and D6: a reminder when unopened after some days, a letter on
 * paper when unopened after some more; paper at once when no channel works or the address is protected. At most one
 * reminder and one task. The next run catches up on a missed run, and the days to paper count from the actual reminder.
 */
export function nextStep(delivery: Known, now: Instant, holds: Circumstances): Step {
  if (isClosed(delivery)) return { do: 'nothing' };
  if (holds.ended !== undefined) return { do: 'let-go', why: holds.ended };
  if (!holds.mayReceive) return { do: 'let-go', why: 'no-right' };
  if (delivery.paperAt !== undefined) return { do: 'wait', until: daysLater(now, AGAIN_DAYS) };
  if (holds.isProtected) return { do: 'paper', why: 'protected' };
  const lostAt = unreachableSince(delivery.told ?? []);
  if (lostAt !== undefined) return by(settledAt(lostAt), now, { do: 'paper', why: 'no-channel' });
  if (delivery.remindedAt === undefined)
    return by(daysLater(delivery.availableAt, holds.reminderDays), now, { do: 'remind' });
  return by(daysLater(delivery.remindedAt, holds.paperDays), now, { do: 'paper', why: 'unopened' });
}

const by = (due: Instant, now: Instant, step: Step): Step => (due <= now ? step : { do: 'wait', until: due });

/** When "undeliverable" counts as final. */
export const settledAt = (lostAt: Instant): Instant => laterBy(lostAt, SETTLE_MS);

const WORKED: readonly Told['state'][] = ['submitted', 'delivered'];
const FAILED: readonly Told['state'][] = ['undelivered', 'bounced', 'complained', 'rejected', 'no-channel', 'expired'];

/** Since when no channel works: a round was undeliverable, and none of its notices got through. */
export function unreachableSince(told: readonly Told[]): Instant | undefined {
  const lost = told.filter(
    ({ round, state }) =>
      state === 'undeliverable' && !told.some((telling) => telling.round === round && gotThrough(telling, told)),
  );
  return lost
    .map(({ at }) => at)
    .sort()
    .at(-1);
}

/** True for a notice that left without a failure. A notice that was delivered before it was given up got through. */
function gotThrough({ noticeId, state }: Told, told: readonly Told[]): boolean {
  if (!WORKED.includes(state)) return false;
  const states = told.filter((telling) => telling.noticeId === noticeId).map((telling) => telling.state);
  const bad = states.filter((outcome) => FAILED.includes(outcome));
  return states.includes('delivered') ? bad.every((outcome) => outcome === 'undelivered') : bad.length === 0;
}

/** Strongest first, in the sender's order; of several devices, a device that received the push decides. */
const WEIGHT: readonly Told['state'][] = [
  'complained',
  'bounced',
  'rejected',
  'delivered',
  'undelivered',
  'submitted',
  'expired',
  'no-channel',
];

/** The outcome of each round and channel, with the time of its first report, for any order of the statuses. */
export function outcomesOf(told: readonly Told[]): readonly Omit<Told, 'noticeId'>[] {
  const weakestFirst = told
    .filter(({ channel }) => channel !== 'none')
    .toSorted((a, b) => weigh(b) - weigh(a) || (a.at < b.at ? 1 : -1));
  // The map keeps the last entry of a round and channel: the strongest, and of equal ones the earliest.
  const best = new Map(weakestFirst.map((telling) => [`${telling.round}|${telling.channel}`, telling]));
  return [...best.values()]
    .map(({ noticeId: _notice, ...outcome }) => outcome)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ at, channel, round }: Omit<Told, 'noticeId'>): string => `${at} ${channel} ${round}`;
const weigh = ({ state }: Told): number => WEIGHT.indexOf(state);

/** The same time of day in Oslo some days later, also across a change of daylight saving time. */
export function daysLater(instant: Instant, days: number): Instant {
  const { day, time } = momentOf(Date.parse(instant));
  const within = Date.parse(instant) % 60_000;
  return laterBy(instantIn(addDays(day, days), time), within);
}
