import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Day, TimeOfDay } from '../shared/time.ts';
import { bookedIn } from './changes.ts';
import { changedSheets, sheetsWith } from './day-sheet.ts';
import { changeEnding, readEnding } from './ending-waits.ts';
import { orOwnRepeat } from './own-repeat.ts';
import { comersTo, isFreeTime, mustBeBookable, mustBeFree, slotTaken } from './plan-booking.ts';
import { type FamilyDeps, loadWish, readHome, type Wish } from './read-family.ts';
import type { Slot } from './record.ts';
import { refuse } from './refusals.ts';
import { FamilyTalk, type InterpreterWish } from './schema.ts';
import { spanAt, spansOf } from './spans.ts';
import type { TalkStore } from './talk-store.ts';
import { showTalk, talkFact } from './view.ts';
import { isKeptFor, isOf, isTooLate } from './wait-rules.ts';

export type BookDeps = FamilyDeps & {
  readonly store: Pick<TalkStore, 'slots' | 'slotsOf' | 'places' | 'line' | 'change'>;
  readonly idempotency: Idempotency;
};
type Input = Wish & {
  readonly day: Day;
  readonly from: TimeOfDay;
  readonly together: boolean;
  readonly interpreter?: InterpreterWish | undefined;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Books a talk (H1): two reads and one transaction of the time, the talk, the adults' places and sheets, the fact and
 * the answer. A time that the waiting list offers the caller is booked the same way. Nothing is checked before it is
 * written: whoever comes second reads again and learns what is free.
 */
export const bookTalk = (deps: BookDeps) => (caller: FamilyCaller, input: Input) =>
  orOwnRepeat(
    () => book(deps, caller, input),
    () => deps.idempotency.find(caller, input.idempotencyKey),
    (body) => FamilyTalk.parse(body),
  );

const book = (deps: BookDeps, caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyTalk> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { idempotencyKey, day, from, teacherId, pupilId, together, interpreter } = input;
    const isLong = interpreter?.long === true;
    const found = await loadWish(deps, caller, {
      wish: input,
      load: () =>
        Promise.all([
          deps.idempotency.find(caller, idempotencyKey),
          readTimes(deps, ownerId, input),
          deps.store.places(ownerId, pupilId, input.conferenceId),
        ]),
    });
    const [replied, times, all] = found.loaded;
    if (replied) return FamilyTalk.parse(replied.body);
    const { actor, basis, conference, talks, relation } = found;
    const places = all.filter((wait) => wait.teacherId === teacherId);
    const [home, ending] = await Promise.all([
      readHome(deps, caller, { found, together, days: [day] }),
      readEnding(deps.store, ownerId, places),
    ]);
    const adults = comersTo(home.adults, talks, teacherId);
    const own = places.find((wait) => isOf(wait, { kind: as, id: actor.personId }));
    const open = (slot: Slot) => isFreeTime(slot) || isKeptFor(slot, own, moment);
    const wanted = spanAt(spansOf(times, { isLong, open }), { day, from });
    mustBeBookable(conference, moment, { day, from, to: from });
    const sheets = home.sheets.filter(({ person }) => adults.some(({ id }) => id === person.id));
    if (!wanted && isTooLate(own, input)) throw refuse('conferences.offer-over');
    if (!wanted) throw await slotTaken(deps, ownerId, { wish: { ...input, isLong }, sheets, moment });
    mustBeFree(sheets, adults, wanted);
    const by = { kind: as, id: actor.personId, basis, at: moment.instant };
    const language = interpreter?.language;
    const { talk, slots } = bookedIn({ conference, span: wanted, pupilId, adults, language }, by);
    const body = showTalk(talk);
    const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
    const booked = {
      ownerId,
      slots,
      talks: [talk],
      sheets: changedSheets(sheets, sheetsWith(sheets, talk)),
      relations: relation ? [relation] : [],
      facts: [talkFact(talk, { ownerId, by: actor })],
      reply,
      today: moment.day,
    };
    const saved = await changeEnding(deps.store, booked, { ending, conference, moment });
    return saved === 'saved' ? body : 'moved';
  });

/** The wanted time; for a long talk all times of the teacher, since its second time is one of them. */
const readTimes = ({ store }: BookDeps, ownerId: string, input: Input): Promise<readonly Slot[]> =>
  input.interpreter?.long ? store.slotsOf(ownerId, input.conferenceId, input.teacherId) : store.slots(ownerId, [input]);
