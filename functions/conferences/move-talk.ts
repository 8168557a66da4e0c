import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import { changePassing } from './change-talks.ts';
import { bookingOf, mayTalk, movedTo, slotAfter } from './changes.ts';
import { changedSheets, type SheetOf, sheetsWith, sheetsWithout } from './day-sheet.ts';
import { type TalkName, timesOf } from './keys.ts';
import { loadOwnTalk, type OwnTalkDeps } from './own-talk.ts';
import { isFreeTime, isIn, mustBeBookable, mustBeFree, mustBeLeavable, slotTaken } from './plan-booking.ts';
import type { Slot, Talk } from './record.ts';
import { refuse } from './refusals.ts';
import { FamilyTalk } from './schema.ts';
import { type Span, spanAt, spansOf } from './spans.ts';
import type { TalkStore } from './talk-store.ts';
import { showTalk, talkFact } from './view.ts';

export type MoveDeps = OwnTalkDeps & {
  readonly store: Pick<TalkStore, 'slots' | 'slotsOf' | 'sheets' | 'line' | 'change'>;
  readonly idempotency: Idempotency;
};
type Input = TalkName & {
  readonly day: Day;
  readonly from: TimeOfDay;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Moves a talk to another time of its teacher in one transaction: the family keeps the old time until it has the new
 * one, and the next of the waiting list is offered the old. Two reads before it.
 */
export const moveTalk = (deps: MoveDeps) => (caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyTalk> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { idempotencyKey, day, from } = input;
    const load = () => deps.idempotency.find(caller, idempotencyKey);
    const { actor, basis, conference, talk, relation, loaded } = await loadOwnTalk(deps, caller, { name: input, load });
    if (loaded) return FamilyTalk.parse(loaded.body);
    if (!mayTalk(talk, 'move')) throw refuse('conferences.talk-over');
    if (talk.day === day && talk.from === from) return showTalk(talk);
    const { conferenceId, teacherId } = talk;
    const wish = { conferenceId, teacherId, day, from };
    const isLong = talk.second !== undefined;
    const [slots, sheets, line] = await Promise.all([
      isLong ? deps.store.slotsOf(ownerId, conferenceId, teacherId) : deps.store.slots(ownerId, [talk, wish]),
      deps.store.sheets(ownerId, talk.adults, [talk.day, day]),
      deps.store.line(ownerId, talk),
    ]);
    const old = slots.filter((slot) => isIn(slot, talk));
    // The talk was read before the times: another change came between.
    if (old.length !== timesOf(talk).length) return 'moved';
    // A long talk may move to its own second time and the one after it.
    const open = (slot: Slot) => isFreeTime(slot) || isIn(slot, talk);
    const wanted = spanAt(spansOf(slots, { isLong, open }), wish);
    mustBeBookable(conference, moment, { day, from, to: from });
    mustBeLeavable(conference, talk, moment);
    const left = sheetsWithout(sheets, talk);
    if (!wanted) throw await slotTaken(deps, ownerId, { wish: { ...wish, isLong }, sheets: left, moment, open });
    mustBeFree(left, selfFirst(talk, actor.personId), wanted);
    const by = { kind: as, id: actor.personId, basis, at: moment.instant };
    const moved = movedTo(talk, wanted, by);
    const body = showTalk(moved);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 200, body });
    const { freed, taken } = movedSlots({ old, wanted, talk });
    const change = {
      ownerId,
      slots: taken,
      talks: [moved],
      sheets: movedSheets(sheets, moved),
      relations: relation ? [relation] : [],
      facts: [talkFact(moved, { ownerId, by: actor })],
      reply,
      today: moment.day,
    };
    const saved = await changePassing(deps.store, change, { line, freed, conference, moment });
    return saved === 'saved' ? body : 'moved';
  });

type Moving = { readonly old: readonly Slot[]; readonly wanted: Span; readonly talk: Talk };

/** The times that the talk leaves and takes; one that it keeps does not change. */
export const movedSlots = ({ old, wanted: { slots }, talk }: Moving) => ({
  freed: old.filter((slot) => !slots.includes(slot)).map((slot) => slotAfter(slot, 'leave')),
  taken: slots.filter((slot) => !old.includes(slot)).map((slot) => slotAfter(slot, 'book', bookingOf(talk))),
});

/** The sheets of those who come, after the move. */
export const movedSheets = (sheets: readonly SheetOf[], moved: Talk): readonly SheetOf[] =>
  changedSheets(sheets, sheetsWith(sheetsWithout(sheets, moved), moved));

/** Those who come, the caller first: a refusal says whose other talk it is about. */
const selfFirst = ({ adults }: Talk, personId: string): Talk['adults'] =>
  adults.toSorted((a, b) => Number(b.id === personId) - Number(a.id === personId));
