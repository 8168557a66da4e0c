import type { Calling } from '../access/authorize.ts';
import type { Actor } from '../access/policy.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import type { RelationCondition } from '../shared/table/relation-condition.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import { changePassing } from './change-talks.ts';
import { bookingOf, movedTo, slotAfter } from './changes.ts';
import { changedSheets, type SheetOf, sheetsWith, sheetsWithout } from './day-sheet.ts';
import { type SlotName, timesOf } from './keys.ts';
import { isFreeTime, isIn, slotTaken } from './plan-booking.ts';
import type { Conference, Slot, Talk } from './record.ts';
import { type Span, spanAt, spansOf } from './spans.ts';
import type { TalkStore } from './talk-store.ts';
import { talkFact } from './view.ts';
import type { Line } from './wait-rules.ts';

/** What a move by the family and one by the school have in common. */

export type PlanMoveDeps = {
  readonly store: Pick<TalkStore, 'slots' | 'slotsOf' | 'sheets' | 'line' | 'change'>;
  readonly idempotency: Idempotency;
};
/** The new time of a talk, in a request that is carried out once. */
export type MoveInput = { readonly day: Day; readonly from: TimeOfDay; readonly idempotencyKey: IdempotencyKey };

/** A talk with the times, the sheets and the waiting list that its move may change. */
type Move = {
  readonly talk: Talk;
  readonly wish: SlotName & { readonly isLong: boolean };
  readonly slots: readonly Slot[];
  /** The times that the talk has now. */
  readonly old: readonly Slot[];
  readonly sheets: readonly SheetOf[];
  /** The sheets of those who come, without the talk. */
  readonly left: readonly SheetOf[];
  readonly line: Line;
};

/** Reads for a move in one trip. `moved`: another change came between the talk and its times. */
export async function readMove(
  { store }: PlanMoveDeps,
  ownerId: string,
  { talk, day, from }: { readonly talk: Talk } & Pick<MoveInput, 'day' | 'from'>,
): Promise<Move | 'moved'> {
  const { conferenceId, teacherId } = talk;
  const isLong = talk.second !== undefined;
  const wish = { conferenceId, teacherId, day, from, isLong };
  const [slots, sheets, line] = await Promise.all([
    isLong ? store.slotsOf(ownerId, conferenceId, teacherId) : store.slots(ownerId, [talk, wish]),
    store.sheets(ownerId, talk.adults, [talk.day, day]),
    store.line(ownerId, talk),
  ]);
  const old = slots.filter((slot) => isIn(slot, talk));
  if (old.length !== timesOf(talk).length) return 'moved';
  return { talk, wish, slots, old, sheets, left: sheetsWithout(sheets, talk), line };
}

/** The time that the talk moves to. Refuses one that is not free, with the nearest that are: one read more. */
export async function wantedOf(
  deps: PlanMoveDeps,
  { login: { ownerId }, moment }: Calling,
  { talk, wish, slots, left: sheets }: Move,
): Promise<Span> {
  // A long talk may move to its own second time and the one after it.
  const open = (slot: Slot) => isFreeTime(slot) || isIn(slot, talk);
  const wanted = spanAt(spansOf(slots, { isLong: wish.isLong, open }), wish);
  if (!wanted) throw await slotTaken(deps, ownerId, { wish, sheets, moment, open });
  return wanted;
}

type MoveWrite<Body> = {
  readonly move: Move;
  readonly wanted: Span;
  readonly conference: Conference;
  readonly actor: Pick<Actor, 'kind' | 'personId'>;
  readonly basis: string;
  readonly relations: readonly RelationCondition[];
  readonly idempotencyKey: IdempotencyKey;
  /** The answer to the request. */
  readonly show: (talk: Talk) => Body;
};

/**
 * Writes the move in one transaction: the family keeps the old time until it has the new one, and the next of the
 * waiting list is offered the old.
 */
export async function writeMove<Body>(
  { store, idempotency }: PlanMoveDeps,
  caller: Calling,
  { move, wanted, conference, actor, basis, relations, idempotencyKey, show }: MoveWrite<Body>,
): Promise<Body | 'moved'> {
  const { login, moment } = caller;
  const { ownerId } = login;
  const { talk, old, sheets, left, line } = move;
  const moved = movedTo(talk, wanted, { kind: actor.kind, id: actor.personId, basis, at: moment.instant });
  const body = show(moved);
  const reply = await idempotency.put(caller, idempotencyKey, { status: 200, body });
  // A time that the talk keeps does not change.
  const freed = old.filter((slot) => !wanted.slots.includes(slot)).map((slot) => slotAfter(slot, 'leave'));
  const taken = wanted.slots.filter((slot) => !old.includes(slot));
  const change = {
    ownerId,
    slots: taken.map((slot) => slotAfter(slot, 'book', bookingOf(talk))),
    talks: [moved],
    sheets: changedSheets(sheets, sheetsWith(left, moved)),
    relations,
    facts: [talkFact(moved, { ownerId, by: actor })],
    reply,
    today: moment.day,
  };
  const saved = await changePassing(store, change, { line, freed, conference, moment });
  return saved === 'saved' ? body : 'moved';
}
