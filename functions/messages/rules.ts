import {
  addDays,
  type Day,
  type Instant,
  instantIn,
  laterBy,
  type Moment,
  WEEKDAYS,
  type WeekdayHours,
  weekday,
} from '../shared/time.ts';

/** The longest subject and the longest message, in characters. */
export const LONGEST_SUBJECT = 80;
export const LONGEST_TEXT = 4000;
/** The most people in a conversation: a send writes up to three items for each, in one transaction. */
export const MOST_PARTIES = 10;
/** The most teachers whom a family writes to at once. */
export const MOST_TEACHERS = 5;
/** The most messages of a person in an hour of the clock. */
export const MOST_PER_HOUR = 200;
/** The most unread conversations that a badge counts. */
export const MOST_UNREAD = 99;
/** The longest time that a colleague can be added for, in days: a school year. */
export const LONGEST_ADDED_DAYS = 365;

export const PERSON_KINDS = ['guardian', 'pupil', 'staff'] as const;
export type PersonKind = (typeof PERSON_KINDS)[number];
/** A person of one owner. */
export type Person = { readonly kind: PersonKind; readonly id: string };

export const isSame = (a: Person, b: Person): boolean => a.kind === b.kind && a.id === b.id;

/** `purging`: it is being deleted, and for everybody it does not exist any more (decision 053). */
export const THREAD_STATES = ['open', 'closed', 'paused', 'purging'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];
/** The states that a reader meets. */
export const SHOWN_STATES = ['open', 'closed', 'paused'] as const;
/** `hidden`: a leader of the school has hidden it for everybody; its text is kept. */
export const MESSAGE_STATES = ['sent', 'withdrawn', 'hidden'] as const;
/** Changes of a conversation, most of them among its people, which stand in it as lines of their own. */
export const CHANGES = [
  'colleague-added',
  'colleague-removed',
  'earlier-shown',
  'earlier-kept',
  'colleague-asked',
  'colleague-declined',
  'colleague-added-earlier',
  'paused',
  'resumed',
  'lifted',
] as const;
export type ChangeKind = (typeof CHANGES)[number];
/** A family's answer on the earlier messages: not asked, asked, given or refused. */
export const CONSENTS = ['none', 'asked', 'given', 'refused'] as const;
export type Consent = (typeof CONSENTS)[number];

/** The days ahead in which the next answer hours are looked for: longer than any summer. */
const SEARCH_DAYS = 120;

/**
 * When the school's staff get a message that is written now (G3): the start of the next answer hours on a school day,
 * in Oslo's time; `undefined` for at once. It is at once within the hours, where the school has set none, and where no
 * school day is known within four months.
 */
export function deliveredAt(
  hours: readonly WeekdayHours[],
  isSchoolDay: (day: Day) => boolean,
  now: Moment,
): Instant | undefined {
  const on = (day: Day) => (isSchoolDay(day) ? hours.filter((each) => each.day === WEEKDAYS[weekday(day) - 1]) : []);
  // By instants: the night in which clocks go back shows times before the start of hours a second time.
  const isIn = ({ from, to }: WeekdayHours) =>
    instantIn(now.day, from) <= now.instant && now.instant < instantIn(now.day, to);
  if (hours.length === 0 || on(now.day).some(isIn)) return undefined;
  for (let ahead = 0; ahead <= SEARCH_DAYS; ahead++) {
    const day = addDays(now.day, ahead);
    const [first] = on(day)
      .map(({ from }) => instantIn(day, from))
      .filter((start) => start > now.instant)
      .sort();
    if (first !== undefined) return first;
  }
  return undefined;
}

/** A message as far as its readers depend on it. `held`: for whom it waits, and until when. */
export type Held = { readonly until: Instant; readonly for: readonly string[] };
type Placed = {
  readonly messageId: string;
  readonly by: Person;
  readonly held?: Held | undefined;
  readonly reportedAt?: Instant | undefined;
};
/**
 * A person in a conversation: `seesFrom` is the first message that the person sees, `''` for all of them. The family's
 * consent shows a colleague the earlier ones too.
 */
export type Seat = {
  readonly person: Person;
  readonly seesFrom: string;
  readonly consent?: Consent;
};

/** The first message that a person sees with the family's consent; `''` for all of them. */
export const firstSeen = ({ seesFrom, consent }: Pick<Seat, 'seesFrom' | 'consent'>): string =>
  consent === 'given' ? '' : seesFrom;

/** True while a message waits for this person: outside the answer hours of a member of staff. */
export const isHeldFor = ({ held }: Pick<Placed, 'held'>, person: Person, now: Instant): boolean =>
  held !== undefined && person.kind === 'staff' && held.for.includes(person.id) && now < held.until;

/**
 * True when a person of the conversation sees a message now; the author always does. What was written before a
 * colleague came and still waits for answer hours is seen by those for whom it waits first.
 */
export function sees(seat: Seat, message: Placed, now: Instant): boolean {
  if (isSame(seat.person, message.by)) return true;
  if (message.messageId < firstSeen(seat) || isHeldFor(message, seat.person, now)) return false;
  return message.messageId >= seat.seesFrom || !isWaiting(message, now);
}

/** How far a person has read: from the first message that the person saw to the last one, and when. */
export type ReadMark = {
  readonly person: Person;
  readonly from?: string | undefined;
  readonly upTo: string;
  readonly at: Instant;
};

/** True when this mark says that the message was read: a message that waited for the reader then was not. */
export const hasRead = (message: Placed, { person, from = '', upTo, at }: ReadMark): boolean =>
  from <= message.messageId && message.messageId <= upTo && !isHeldFor(message, person, at);

/** True when nobody but the author has read the message. */
export const isUnread = (message: Placed, marks: readonly ReadMark[]): boolean =>
  marks.every((mark) => isSame(mark.person, message.by) || !hasRead(message, mark));

/**
 * True while its author may take a message back: until the answer hours begin, and as long as nobody has read it.
 * Whoever reported it has read it.
 */
export const mayWithdraw = (message: Placed, marks: readonly ReadMark[], now: Instant): boolean =>
  message.reportedAt === undefined && (isWaiting(message, now) || isUnread(message, marks));

/** True while a message waits for somebody. */
export const isWaiting = ({ held }: Pick<Placed, 'held'>, now: Instant): boolean =>
  held !== undefined && held.for.length > 0 && now < held.until;

/** When a message is written: always after the last one, so that the order of the ids is the order of the writes. */
export const nextAt = (lastAt: Instant, now: Instant): Instant => (now > lastAt ? now : laterBy(lastAt, 1));

/** A pause of a conversation: who, why, since when, and the instant at which it ends by itself. */
type Pause = { readonly until?: Instant | undefined };
type Stated = { readonly state: ThreadState; readonly paused?: Pause | undefined };

/** The state of a conversation now: a pause with a last day ends by the clock. */
export const stateAt = ({ state, paused }: Stated, now: Instant): ThreadState =>
  state === 'paused' && paused?.until !== undefined && paused.until <= now ? 'open' : state;

/** The state as readers meet it; what is being deleted, nobody meets. */
export const shownState = (state: ThreadState): (typeof SHOWN_STATES)[number] =>
  state === 'purging' ? 'closed' : state;

/** The school's moves with a conversation: legal states before a move, and the state after it (decision 053). */
export const THREAD_MOVES = {
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  purge: { from: ['open', 'closed', 'paused'], to: 'purging' },
} as const satisfies Readonly<Record<string, { readonly from: readonly ThreadState[]; readonly to: ThreadState }>>;
export type ThreadMove = keyof typeof THREAD_MOVES;

/** True where the move is legal now. What is held is never deleted. */
export const mayMove = (move: ThreadMove, thread: Stated & { readonly hold?: unknown }, now: Instant): boolean => {
  const from: readonly ThreadState[] = THREAD_MOVES[move].from;
  return from.includes(stateAt(thread, now)) && (move !== 'purge' || thread.hold === undefined);
};
