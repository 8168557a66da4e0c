import { type Choice, notFound, type RefusalParams } from '../shared/errors.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import type { Moment } from '../shared/time.ts';
import { maySlot } from './changes.ts';
import { isFree, type SheetOf } from './day-sheet.ts';
import type { SlotName } from './keys.ts';
import type { Adult, Conference, Slot, Talk } from './record.ts';
import { refuse } from './refusals.ts';
import { nearest, type SlotTime, startOf } from './slot-rules.ts';
import { spansOf } from './spans.ts';
import { bookingFault, leavingFault, windowFault } from './talk-rules.ts';
import type { TalkStore } from './talk-store.ts';

/** What a booking, a move and a cancellation have in common: each refusal says which condition failed. */

const isSame = (a: Adult, b: Adult): boolean => a.kind === b.kind && a.id === b.id;
/** True for an adult who has a place at the talk. */
export const comesTo = ({ adults }: Pick<Talk, 'adults'>, adult: Adult): boolean =>
  adults.some((other) => isSame(other, adult));
/** The talk with the teacher to which the adult comes, unless it is cancelled. */
export const seatOf = (talks: readonly Talk[], teacherId: string, adult: Adult): Talk | undefined =>
  talks.find((talk) => talk.teacherId === teacherId && !talk.state.startsWith('cancelled') && comesTo(talk, adult));

/**
 * Those of a home who come to a new talk: without others who have a talk of their own with the teacher. The first is
 * the writer, who may have none.
 */
export function comersTo(home: readonly Adult[], talks: readonly Talk[], teacherId: string): readonly Adult[] {
  const [self, ...others] = home;
  if (!self) throw notFound();
  if (seatOf(talks, teacherId, self)) throw refuse('conferences.already-booked');
  return [self, ...others.filter((other) => !seatOf(talks, teacherId, other))];
}

/** Refuses outside the conference's time of booking; with a time, also a talk that has begun. */
export function mustBeBookable(conference: Conference, { instant }: Moment, slot?: SlotTime): void {
  const fault = slot ? bookingFault(conference, slot, instant) : windowFault(conference, instant);
  if (!fault) return;
  throw refuse(`conferences.${fault}`, fault === 'not-yet' ? { from: conference.bookingFrom.slice(0, 10) } : {});
}

/** Refuses a family that leaves its time too late. */
export function mustBeLeavable(conference: Conference, slot: SlotTime, { instant }: Moment): void {
  const fault = leavingFault(conference, slot, instant);
  if (fault) throw refuse(`conferences.${fault}`);
}

/** Refuses a time at which one of the adults has another talk. */
export function mustBeFree(sheets: readonly SheetOf[], adults: readonly Adult[], slot: SlotTime): void {
  const busy = sheets.filter(({ day, sheet }) => day === slot.day && !isFree(sheet, slot));
  const [self, ...others] = adults.map((adult) =>
    busy.some(({ person }) => person.id === adult.id && person.kind === adult.kind),
  );
  if (self) throw refuse('conferences.own-overlap', {}, { at: '/from' });
  if (others.includes(true)) throw refuse('conferences.other-overlap', {}, { at: '/from' });
}

/** True for a time that the talk has. */
export const isIn = ({ booking }: Slot, { bookingId }: Pick<Talk, 'bookingId'>): boolean =>
  booking?.bookingId === bookingId;

/** True for a time that anybody may book. */
export const isFreeTime = (slot: Slot): boolean => slot.state === 'free' && maySlot(slot, 'book');

export type NearestDeps = { readonly store: Pick<TalkStore, 'slotsOf'> };

/** The refusal of a time that is not free, with the three nearest that are: one read, and only now. */
export async function slotTaken(
  { store }: NearestDeps,
  ownerId: string,
  {
    wish: { isLong, ...wish },
    sheets,
    moment,
    open = isFreeTime,
  }: {
    readonly wish: SlotName & { readonly isLong: boolean };
    readonly sheets: readonly SheetOf[];
    readonly moment: Moment;
    readonly open?: (slot: Slot) => boolean;
  },
) {
  const slots = await store.slotsOf(ownerId, wish.conferenceId, wish.teacherId);
  const now = Date.parse(moment.instant);
  const at = { at: '/from' };
  const free = spansOf(slots, { isLong, open }).filter((span) => startOf(span) > now);
  // A time at which the adults are busy helps nobody.
  const useful = free.filter((span) => sheets.every(({ day, sheet }) => day !== span.day || isFree(sheet, span)));
  const near = nearest({ day: wish.day, from: wish.from, to: wish.from }, useful);
  if (near.length === 0) return refuse(isLong ? 'conferences.no-long-times' : 'conferences.all-taken', {}, at);
  const params: RefusalParams = { nearest: near.map(choiceOf) };
  return refuse(isLong ? 'conferences.no-long-time' : 'conferences.slot-taken', params, at);
}

/** A time in a sentence; its id is what a client books. */
const choiceOf = ({ day, from }: SlotTime): Choice => ({
  id: `${day}T${from}`,
  nb: `${dayInWords(day, 'nb')} kl. ${from.replace(':', '.')}`,
  nn: `${dayInWords(day, 'nn')} kl. ${from.replace(':', '.')}`,
  en: `${dayInWords(day, 'en')} at ${from}`,
});
