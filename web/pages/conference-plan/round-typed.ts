import { osloNow, serverNow } from '../../api/server-clock.ts';
import type { Faults } from '../../parts/form.tsx';
import type { useWords } from '../../words/language.ts';
import { instantOf, osloOf } from '../../words/oslo.ts';
import type { texts } from './plan-texts.ts';
import type { Round } from './use-round.ts';

const FIELDS = ['title', 'fromDay', 'fromTime', 'untilDay', 'untilTime', 'cancelHours', 'gapMinutes'] as const;
export type Field = (typeof FIELDS)[number];

/** What the form of a round holds, as typed. */
export type Typed = Readonly<Record<Field, string>>;

/** The longest that the API takes. */
export const LONGEST_TITLE = 80;
const MOST_HOURS = 168;
const MOST_MINUTES = 45;

/** A new form: booking from today, with what most schools choose. */
export const emptyForm = (): Typed => ({
  title: '',
  fromDay: osloNow().day,
  fromTime: '08:00',
  untilDay: '',
  untilTime: '20:00',
  cancelHours: '24',
  gapMinutes: '5',
});

/** A round of the API as the form shows it. */
export function typedOf({ title, bookingFrom, bookingUntil, cancelHours, gapMinutes }: Round): Typed {
  const [from, until] = [osloOf(bookingFrom), osloOf(bookingUntil)];
  return {
    title,
    fromDay: from.day,
    fromTime: from.time,
    untilDay: until.day,
    untilTime: until.time,
    cancelHours: String(cancelHours),
    gapMinutes: String(gapMinutes),
  };
}

/** The field of a fault's pointer; one of none stands at the name. */
export function fieldOf(pointer: string): string {
  const name = pointer.split('/')[1] ?? '';
  if (name === 'bookingFrom') return 'fromDay';
  if (name === 'bookingUntil') return 'untilDay';
  return name === 'groupIds' ? name : (FIELDS.find((field) => field === name) ?? 'title');
}

type Window = Pick<Round, 'bookingFrom' | 'bookingUntil'>;

/** The round as the API takes it. An end of the booking that nobody touched is the same to the second. */
export function bodyOf(typed: Typed, before?: Window) {
  const { title, fromDay, fromTime, untilDay, untilTime, cancelHours, gapMinutes } = typed;
  return {
    title: title.trim(),
    bookingFrom: keptOr(before?.bookingFrom, fromDay, fromTime),
    bookingUntil: keptOr(before?.bookingUntil, untilDay, untilTime),
    cancelHours: Number(cancelHours),
    gapMinutes: Number(gapMinutes),
  };
}

function keptOr(before: string | undefined, day: string, time: string): string {
  const shown = before === undefined ? undefined : osloOf(before);
  return before !== undefined && shown?.day === day && shown.time === time ? before : instantOf(day, time);
}

type Words = ReturnType<typeof useWords<typeof texts>>;

/** What is missing or cannot be, in the order of the form. A booking that is over may stay as it was. */
export function faultsOfTyped(typed: Typed, t: Words, before?: Window): Faults {
  const { title, fromDay, fromTime, untilDay, untilTime, cancelHours, gapMinutes } = typed;
  const faults: Readonly<Record<Field, string | false>> = {
    title: title.trim() === '' && t('nameFirst'),
    fromDay: fromDay === '' && t('opensFirst'),
    fromTime: fromTime === '' && t('opensFirst'),
    untilDay: (untilDay === '' && t('endsFirst')) || (isBackward(typed, before) && t('order')),
    untilTime: untilTime === '' && t('endsFirst'),
    cancelHours: !isWhole(cancelHours, MOST_HOURS) && t('cancelWhole'),
    gapMinutes: !isWhole(gapMinutes, MOST_MINUTES) && t('gapWhole'),
  };
  return Object.fromEntries(Object.entries(faults).filter((fault): fault is [string, string] => fault[1] !== false));
}

/** True for a whole number from 0 to the most. */
export const isWhole = (text: string, most: number): boolean => /^\d{1,4}$/.test(text.trim()) && Number(text) <= most;

function isBackward(typed: Typed, before: Window | undefined): boolean {
  const { fromDay, fromTime, untilDay, untilTime } = typed;
  if ([fromDay, fromTime, untilDay, untilTime].includes('')) return false;
  const { bookingFrom, bookingUntil } = bodyOf(typed, before);
  const isOver = bookingUntil !== before?.bookingUntil && Date.parse(bookingUntil) <= serverNow();
  return bookingUntil <= bookingFrom || isOver;
}
