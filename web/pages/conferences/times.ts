import { serverNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';

/** A conference as a family sees it. */
export type Conference = AnswerOf<'GET /v1/guardian/children/{childId}/conferences/{conferenceId}'>;
export type Teacher = Conference['teachers'][number];
/** A free time of a teacher. */
export type Time = Teacher['free'][number];
export type Talk = Conference['talks'][number];

/** The name of a time within its teacher's, as refusals name the nearest ones. */
export const keyOf = ({ day, from }: Pick<Time, 'day' | 'from'>): string => `${day}T${from}`;

/** Times by their day, in their order. */
export function byDay<Item extends { readonly day: string }>(items: readonly Item[]): readonly [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const item of items) days.set(item.day, [...(days.get(item.day) ?? []), item]);
  return [...days];
}

const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' });
const HOUR_MS = 3_600_000;

/** The day and time of day in Norway so many hours from now: `2026-12-08 16:00`. */
const osloIn = (hours: number): string => OSLO.format(serverNow() + hours * HOUR_MS);

/** True for a time that has not begun. */
export const isToCome = ({ day, from }: Pick<Time, 'day' | 'from'>): boolean => osloIn(0) < `${day} ${from}`;

/** True while a family may still move or cancel: the API holds the rule, and the page offers no button without use. */
export const isLeavable = ({ day, from }: Pick<Time, 'day' | 'from'>, cancelHours: number): boolean =>
  osloIn(cancelHours) <= `${day} ${from}`;

/** The talk with a teacher that stands. */
export const talkWith = ({ talks }: Pick<Conference, 'talks'>, teacherId: string): Talk | undefined =>
  talks.find((talk) => talk.teacherId === teacherId && !isCancelled(talk));

export const isCancelled = ({ status }: Pick<Talk, 'status'>): boolean => status.startsWith('cancelled');

/** The free times of a teacher that a refusal names as the nearest. */
export function nearestIn({ free }: Pick<Teacher, 'free'>, named: string | number | undefined): readonly Time[] {
  const keys = new Set(String(named ?? '').split(', '));
  return free.filter((time) => keys.has(keyOf(time)));
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
/** The longest break between the two times of a long talk, as the API holds it. */
const MOST_BREAK_MINUTES = 15;

/** True for a time after which the teacher has another free one, so that a talk may take both. */
export const mayBeLong = (free: readonly Time[], { day, to }: Time): boolean =>
  free.some((next) => {
    const gap = minuteOf(next.from) - minuteOf(to);
    return next.day === day && gap >= 0 && gap <= MOST_BREAK_MINUTES;
  });

const TURNS = { asked: 0, none: 1, waived: 2 } as const;

/** The teachers who ask for a talk first, and last those who need none. */
export const inTurn = (teachers: readonly Teacher[]): readonly Teacher[] =>
  teachers.toSorted((a, b) => TURNS[a.asked ?? 'none'] - TURNS[b.asked ?? 'none']);
