import {
  addDays,
  type Day,
  type Instant,
  instantIn,
  instantsIn,
  isDay,
  type Moment,
  momentOf,
  type TimeOfDay,
} from '../shared/time.ts';

/** The longest title, text, place and reason, in characters. */
export const LONGEST_TITLE = 80;
export const LONGEST_TEXT = 2000;
export const LONGEST_PLACE = 120;
export const LONGEST_REASON = 300;
/** The most adults whom one answer brings, and the most places of a meeting. */
export const MOST_ADULTS = 5;
export const MOST_PLACES = 2000;
/** The most meetings that a member of staff plans in an hour of the clock. */
export const MOST_PER_HOUR = 20;
/** How far ahead a meeting may be planned, in days. */
export const MOST_DAYS_AHEAD = 366;

export const STATES = ['planned', 'cancelled'] as const;
export const ANSWERS = ['yes', 'no'] as const;
export const PERSON_KINDS = ['guardian', 'pupil'] as const;
/** Somebody who is asked: a guardian, or a pupil of age. */
export type Person = { readonly kind: (typeof PERSON_KINDS)[number]; readonly id: string };

/** When a meeting is, in Oslo's civil time, and the last day of answers. */
export type Times = {
  readonly day: Day;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  readonly answerBy: Day;
};

/**
 * The refusal of times that cannot be, and the field at fault; `undefined` for times that can. `earlier`: the last day
 * of answers of a meeting that is changed, which may be over already.
 */
export function faultOf({ day, from, to, answerBy }: Times, now: Moment, earlier?: Day) {
  if (!isDay(day) || day < now.day || (day === now.day && from <= now.time))
    return { code: 'meetings.past', at: '/day' } as const;
  if (day > addDays(now.day, MOST_DAYS_AHEAD)) return { code: 'meetings.far', at: '/day' } as const;
  if (from >= to) return { code: 'meetings.times', at: '/to' } as const;
  // The hour that no clock shows in spring; the hour that comes twice in autumn is its first.
  if (instantsIn(day, from).length === 0) return { code: 'meetings.no-such-time', at: '/from' } as const;
  if (instantsIn(day, to).length === 0) return { code: 'meetings.no-such-time', at: '/to' } as const;
  const isOver = answerBy < now.day && answerBy !== earlier;
  if (!isDay(answerBy) || answerBy > day || isOver) return { code: 'meetings.answer-by', at: '/answerBy' } as const;
  return undefined;
}

/** True when the number of adults fits the answer: nobody comes with a no, and somebody with a yes. */
export const fits = ({ answer, count }: { readonly answer: (typeof ANSWERS)[number]; readonly count: number }) =>
  answer === 'no' ? count === 0 : count >= 1 && count <= MOST_ADULTS;

/** True from the moment at which a meeting begins. */
export const hasBegun = ({ day, from }: Pick<Times, 'day' | 'from'>, { instant }: Pick<Moment, 'instant'>): boolean =>
  instant >= instantIn(day, from);

/** True while families may answer: until the end of the last day of answers, and never after the beginning. */
export const isOpen = (times: Pick<Times, 'day' | 'from' | 'answerBy'>, now: Moment): boolean =>
  now.day <= times.answerBy && !hasBegun(times, now);

type Ordered = Pick<Times, 'day' | 'from'> & { readonly meetingId: string };
/** Where a meeting stands in a list: those to come, the next first; then those that have begun, the newest first. */
const placeOf = (meeting: Ordered, now: Moment): string =>
  `${hasBegun(meeting, now) ? 1 : 0} ${meeting.day} ${meeting.from} ${meeting.meetingId}`;

/** Less than 0 when the first place comes before the second. */
function comparePlaces(a: string, b: string): number {
  if (a === b) return 0;
  if (a[0] !== b[0]) return a < b ? -1 : 1;
  const isEarlier = a < b ? -1 : 1;
  return a[0] === '1' ? -isEarlier : isEarlier;
}

type Asked = { readonly now: Moment; readonly limit: number; readonly after?: string | undefined };

/** A page of meetings in their order after a place, and the place at which the next page begins, if there is more. */
export function pageOf<Item extends Ordered>(meetings: readonly Item[], { now, limit, after }: Asked) {
  const placed = meetings
    .map((meeting) => ({ meeting, place: placeOf(meeting, now) }))
    .filter(({ place }) => after === undefined || comparePlaces(after, place) < 0)
    .sort((a, b) => comparePlaces(a.place, b.place));
  const page = placed.slice(0, limit);
  return {
    page: page.map(({ meeting }) => meeting),
    next: placed.length > limit ? page.at(-1)?.place : undefined,
  };
}

type Given = { readonly person: Person; readonly answer: (typeof ANSWERS)[number]; readonly count: number };

/** A person as a word, to find the same one again. */
const nameOf = ({ kind, id }: Person): string => `${kind} ${id}`;

export const answerOf = <Answer extends Given>(answers: readonly Answer[], person: Person): Answer | undefined =>
  answers.find((given) => nameOf(given.person) === nameOf(person));

/** Counts each adult once, however many children they have in the group. An answer of somebody else counts nothing. */
export function countsOf(homes: readonly (readonly Person[])[], answers: readonly Given[]) {
  const people = new Set(homes.flat().map(nameOf));
  const theirs = answers.filter(({ person }) => people.has(nameOf(person)));
  const yes = theirs.filter(({ answer }) => answer === 'yes').length;
  return {
    pupils: homes.length,
    adults: people.size,
    yes,
    no: theirs.length - yes,
    unanswered: people.size - theirs.length,
    coming: comingOf(theirs),
  };
}

/** How many adults come by these answers. */
export const comingOf = (answers: readonly Pick<Given, 'count'>[]): number =>
  answers.reduce((sum, { count }) => sum + count, 0);

/** How many places are left; `undefined` where they are not limited. */
export const leftOf = (capacity: number | undefined, taken: number): number | undefined =>
  capacity === undefined ? undefined : Math.max(0, capacity - taken);

/** How many days before the last day of answers a school day is looked for. */
const REMIND_WITHIN_DAYS = 21;

/** The day of the reminder: the last school day before the last day of answers, else the day before it. */
export function reminderDayOf(answerBy: Day, isSchoolDay: (day: Day) => boolean): Day {
  for (let back = 1; back <= REMIND_WITHIN_DAYS; back++) {
    const day = addDays(answerBy, -back);
    if (isSchoolDay(day)) return day;
  }
  return addDays(answerBy, -1);
}

/** The last day of answers of meetings that a job may have to remind of on a day. */
export const remindUpTo = (day: Day): Day => addDays(day, REMIND_WITHIN_DAYS);

type Due = Pick<Times, 'day' | 'from' | 'answerBy'> & { readonly at: Instant };

/**
 * True when those without an answer are reminded now: from the day of the reminder on, while they may answer, and never
 * on the day on which they were asked.
 */
export const isReminderDue = (meeting: Due, now: Moment, isSchoolDay: (day: Day) => boolean): boolean =>
  isOpen(meeting, now) &&
  now.day >= reminderDayOf(meeting.answerBy, isSchoolDay) &&
  now.day > momentOf(Date.parse(meeting.at)).day;
