import { addDays, type Instant, instantIn, laterBy, momentOf } from '../shared/time.ts';

/** Why a warning goes on paper. */
export const PAPER_WHYS = ['unopened', 'no-channel', 'protected'] as const;
/** How a letter on paper was brought to its reader. */
export const PAPER_WAYS = ['posted', 'registered-post', 'handed-over'] as const;
/** Why nothing more is done about a delivery that was not opened. */
export const LET_GO_WHYS = ['no-right', 'improved', 'withdrawn', 'overtaken'] as const;
/** Which notice something was told of: that of the warning, or that of the reminder. */
export const ROUNDS = ['sent', 'reminder'] as const;
export const CHANNELS = ['email', 'push', 'none'] as const;
/**
 * What is known of a notice, as the sender tells it; `undeliverable` says that no way is left, whatever the channel,
 * which then is `none`.
 */
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

/**
 * One thing that became known of a notice. Told again it is equal to what is there, so order and repetition cannot
 * matter.
 */
export type Told = {
  readonly round: (typeof ROUNDS)[number];
  readonly channel: (typeof CHANNELS)[number];
  readonly noticeId: string;
  readonly state: (typeof STATES)[number];
  readonly at: Instant;
};

/** The next thing to do about a delivery that nobody has opened. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly until: Instant }
  | { readonly do: 'remind' }
  | { readonly do: 'paper'; readonly why: (typeof PAPER_WHYS)[number] }
  | { readonly do: 'let-go'; readonly why: (typeof LET_GO_WHYS)[number] };

/** What holds at this moment, read now (law 2). */
export type Circumstances = {
  /** The person may still get the warning. */
  readonly mayReceive: boolean;
  /** How the warning has ended, if it has. */
  readonly ended?: Exclude<(typeof LET_GO_WHYS)[number], 'no-right'> | undefined;
  /** The pupil's address is protected. */
  readonly isProtected: boolean;
  readonly reminderDays: number;
  readonly paperDays: number;
};

/**
 * How long what was told last is left to settle before "no way" is believed: another channel's success may be on its
 * way.
 */
const SETTLE_MS = 3_600_000;
/** How often an open paper task is looked at again: whoever may get nothing any more needs no letter. */
export const AGAIN_DAYS = 1;

/** What is known of a delivery, as far as the rule asks. */
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

/** True when nothing more is to be done: it was opened, or brought on paper, or is nobody's affair any more. */
export const isClosed = ({ openedAt, paperDone, letGoAt }: Known): boolean =>
  openedAt !== undefined || paperDone !== undefined || letGoAt !== undefined;

/** True while somebody must bring it on paper. */
export const isOnPaper = (delivery: Known): boolean => delivery.paperAt !== undefined && !isClosed(delivery);

/** How far it has come, in one word for lists: the strongest that is true. */
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
 * The whole rule of eForvaltningsforskriften § 8 (6) and D6: unopened after some days one reminder, unopened after some
 * more a letter on paper; paper at once where no channel carries it or the address is protected. One reminder, one
 * task, each once; a run that was missed is made good by the next, and the time after the reminder counts from when it
 * was given.
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

/** When a loss may be believed. */
export const settledAt = (lostAt: Instant): Instant => laterBy(lostAt, SETTLE_MS);

const WORKED: readonly Told['state'][] = ['submitted', 'delivered'];
const FAILED: readonly Told['state'][] = ['undelivered', 'bounced', 'complained', 'rejected', 'no-channel', 'expired'];

/**
 * Since when nothing carries it: in one of the rounds no way was left, and none of the notices of that round got
 * through.
 */
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

/**
 * True of a notice that left and of which nothing bad was told; what was delivered and only then given up counts as
 * delivered.
 */
function gotThrough({ noticeId, state }: Told, told: readonly Told[]): boolean {
  if (!WORKED.includes(state)) return false;
  const states = told.filter((telling) => telling.noticeId === noticeId).map((telling) => telling.state);
  const bad = states.filter((outcome) => FAILED.includes(outcome));
  return states.includes('delivered') ? bad.every((outcome) => outcome === 'undelivered') : bad.length === 0;
}

/** Strongest first, as the sender weighs them; of several devices the one that took it speaks. */
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

/**
 * What came of each round and channel, with the first time that this was known: the same for any order of what was
 * told.
 */
export function outcomesOf(told: readonly Told[]): readonly Omit<Told, 'noticeId'>[] {
  const weakestFirst = told
    .filter(({ channel }) => channel !== 'none')
    .toSorted((a, b) => weigh(b) - weigh(a) || (a.at < b.at ? 1 : -1));
  // The last of a round and channel stays: the strongest, and of several the first that was known.
  const best = new Map(weakestFirst.map((telling) => [`${telling.round}|${telling.channel}`, telling]));
  return [...best.values()]
    .map(({ noticeId: _notice, ...outcome }) => outcome)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

const placeOf = ({ at, channel, round }: Omit<Told, 'noticeId'>): string => `${at} ${channel} ${round}`;
const weigh = ({ state }: Told): number => WEIGHT.indexOf(state);

/** The same time of day in Oslo some days later, whatever the clocks do in between. */
export function daysLater(instant: Instant, days: number): Instant {
  const { day, time } = momentOf(Date.parse(instant));
  const within = Date.parse(instant) % 60_000;
  return laterBy(instantIn(addDays(day, days), time), within);
}
