import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import { mustBeAhead, mustSuit } from './book-for-family.ts';
import { changePassing } from './change-talks.ts';
import { mayTalk, movedTo } from './changes.ts';
import { sheetsWithout } from './day-sheet.ts';
import { timesOf } from './keys.ts';
import { movedSheets, movedSlots } from './move-talk.ts';
import { isFreeTime, isIn, slotTaken } from './plan-booking.ts';
import { loadSchoolTalk, type SchoolTalkDeps, type SchoolTalkName } from './read-school-talk.ts';
import type { Slot } from './record.ts';
import { refuse } from './refusals.ts';
import { SchoolTalk } from './school-schema.ts';
import { spanAt, spansOf } from './spans.ts';
import type { TalkStore } from './talk-store.ts';
import { showToSchool, talkFact } from './view.ts';

export type MoveForDeps = SchoolTalkDeps & {
  readonly store: Pick<TalkStore, 'slots' | 'slotsOf' | 'sheets' | 'line' | 'change'>;
  readonly idempotency: Idempotency;
};
type Input = SchoolTalkName & {
  readonly day: Day;
  readonly from: TimeOfDay;
  readonly idempotencyKey: IdempotencyKey;
};

/** Moves a talk for its family to another time of its teacher, which has not begun: three reads, one transaction. */
export const moveForFamily = (deps: MoveForDeps) => (caller: Caller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { idempotencyKey, day, from } = input;
    const load = () => deps.idempotency.find(caller, idempotencyKey);
    const { actor, basis, conference, talk, loaded } = await loadSchoolTalk(deps, caller, { name: input, load });
    if (loaded) return SchoolTalk.parse(loaded.body);
    if (!mayTalk(talk, 'move')) throw refuse('conferences.talk-over');
    if (conference.state === 'ended') throw refuse('conferences.wrong-state');
    if (talk.day === day && talk.from === from) return showToSchool(talk);
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
    const open = (slot: Slot) => isFreeTime(slot) || isIn(slot, talk);
    const wanted = spanAt(spansOf(slots, { isLong, open }), wish);
    mustBeAhead({ day, from, to: from }, moment);
    const left = sheetsWithout(sheets, talk);
    if (!wanted) throw await slotTaken(deps, ownerId, { wish: { ...wish, isLong }, sheets: left, moment, open });
    mustSuit(left, wanted);
    const moved = movedTo(talk, wanted, { kind: 'staff', id: actor.personId, basis, at: moment.instant });
    const body = showToSchool(moved);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 200, body });
    const { freed, taken } = movedSlots({ old, wanted, talk });
    const change = {
      ownerId,
      slots: taken,
      talks: [moved],
      sheets: movedSheets(sheets, moved),
      relations: [],
      facts: [talkFact(moved, { ownerId, by: actor })],
      reply,
      today: moment.day,
    };
    const saved = await changePassing(deps.store, change, { line, freed, conference, moment });
    return saved === 'saved' ? body : 'moved';
  });
