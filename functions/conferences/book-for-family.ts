import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { Day, Moment, TimeOfDay } from '../shared/time.ts';
import { isInvited, teaches } from './authorize.ts';
import { bookedIn } from './changes.ts';
import { changedSheets, isFree, type SheetOf, sheetsWith } from './day-sheet.ts';
import { changeEnding, readEnding } from './ending-waits.ts';
import { namedAdults, relationsOf } from './named-adults.ts';
import { orOwnRepeat } from './own-repeat.ts';
import { comesTo, isFreeTime, slotTaken } from './plan-booking.ts';
import { type ConferenceName, loadPlanner, type PlannerDeps } from './read-planner.ts';
import type { Adult, Conference, Slot, Talk } from './record.ts';
import { refuse } from './refusals.ts';
import { SchoolTalk } from './school-schema.ts';
import { type SlotTime, startOf } from './slot-rules.ts';
import { spansOf } from './spans.ts';
import type { TalkStore } from './talk-store.ts';
import { showToSchool, talkFact } from './view.ts';

export type BookForDeps = PlannerDeps & {
  readonly lookup: Pick<Lookup, 'pupil' | 'guardianContacts'>;
  readonly store: Pick<TalkStore, 'slots' | 'slotsOf' | 'talksOf' | 'sheets' | 'places' | 'line' | 'change'>;
  readonly idempotency: Idempotency;
};
type Input = ConferenceName & {
  readonly pupilId: string;
  readonly teacherId: string;
  readonly day: Day;
  readonly from: TimeOfDay;
  /** Those who come. */
  readonly guardianIds: readonly string[];
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Books a talk for a family that does not book itself, until the talk begins (H1): by the office and the leaders, or by
 * the teacher in own times. Two reads and one transaction, like the family's own, and one read more of a family that
 * waits for the teacher.
 */
export const bookForFamily = (deps: BookForDeps) => (caller: Caller, input: Input) =>
  orOwnRepeat(
    () => book(deps, caller, input),
    () => deps.idempotency.find(caller, input.idempotencyKey),
    (body) => SchoolTalk.parse(body),
  );

const book = (deps: BookForDeps, caller: Caller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof SchoolTalk> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { pupilId, teacherId, idempotencyKey } = input;
    const { actor, basis, conference, loaded } = await load(deps, caller, input);
    const [replied, found, teacher, times, talks, contacts, sheets, places] = loaded;
    if (replied) return SchoolTalk.parse(replied.body);
    const card = mustBeInvited(found, conference, moment.day);
    const about = { ownerId, card, day: moment.day, contacts };
    if (!teaches(teacher, about)) throw refuse('conferences.not-your-teacher', {}, { at: '/teacherId' });
    const adults = namedAdults(input.guardianIds, about);
    mustHaveNone(talks, teacherId, adults);
    const [wanted] = spansOf(times, { isLong: false, open: isFreeTime });
    mustBeAhead({ ...input, to: input.from }, moment);
    if (!wanted) throw await slotTaken(deps, ownerId, { wish: { ...input, isLong: false }, sheets, moment });
    mustSuit(sheets, wanted);
    const by = { kind: 'staff', id: actor.personId, basis, at: moment.instant };
    const { talk, slots } = bookedIn({ conference, span: wanted, pupilId, adults }, by);
    const body = showToSchool(talk);
    const own = places.filter((wait) => wait.teacherId === teacherId);
    const ending = await readEnding(deps.store, ownerId, own);
    const booking = {
      ownerId,
      slots,
      talks: [talk],
      sheets: changedSheets(sheets, sheetsWith(sheets, talk)),
      relations: relationsOf(card, adults, moment.day),
      facts: [talkFact(talk, { ownerId, by: actor })],
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
      today: moment.day,
    };
    const saved = await changeEnding(deps.store, booking, { ending, conference, moment });
    return saved === 'saved' ? body : 'moved';
  });

/** The right to the teacher's times, with everything that the booking asks: one parallel trip beside it. */
function load({ lookup, store, idempotency, ...deps }: BookForDeps, caller: Caller, input: Input) {
  const { ownerId } = caller.login;
  const { conferenceId, pupilId, teacherId, day, guardianIds } = input;
  const guardians = [...new Set(guardianIds)].map((id) => ({ kind: 'guardian', id }) as const);
  const people = [...guardians, { kind: 'pupil', id: pupilId } as const];
  return loadPlanner({ ...deps, lookup, store }, caller, {
    name: input,
    teacherIds: [teacherId],
    load: () =>
      Promise.all([
        idempotency.find(caller, input.idempotencyKey),
        lookup.pupil(ownerId, pupilId),
        lookup.staff(ownerId, teacherId),
        store.slots(ownerId, [input]),
        store.talksOf(ownerId, pupilId, conferenceId),
        lookup.guardianContacts(ownerId, guardianIds),
        store.sheets(ownerId, people, [day]),
        store.places(ownerId, pupilId, conferenceId),
      ]),
  });
}

/** Refuses a pupil of another school or of other groups, and a conference that is not open or is over. */
function mustBeInvited(card: PupilCard | undefined, conference: Conference, day: Day): PupilCard {
  const { state, schoolId } = conference;
  if (!card || !isAt(card, schoolId, day)) throw notFound();
  if (state === 'draft' || state === 'ended') throw refuse('conferences.wrong-state');
  if (!isInvited(card, conference, day)) throw notFound();
  return card;
}

/** Refuses a second talk with the teacher, for the same adult or of a family of whom nobody is named. */
function mustHaveNone(talks: readonly Talk[], teacherId: string, adults: readonly Adult[]): void {
  const standing = talks.filter((talk) => talk.teacherId === teacherId && !talk.state.startsWith('cancelled'));
  const taken = standing.some(
    (talk) => (talk.adults.length === 0 && adults.length === 0) || adults.some((adult) => comesTo(talk, adult)),
  );
  if (taken) throw refuse('conferences.family-booked');
}

/** Refuses a time that has begun: until then the school books, whatever the window of the families. */
export function mustBeAhead(slot: Pick<Slot, 'day' | 'from' | 'to'>, { instant }: Moment): void {
  if (startOf(slot) <= Date.parse(instant)) throw refuse('conferences.talk-begun', {}, { at: '/from' });
}

/** Refuses a time at which somebody who comes has another talk. */
export function mustSuit(sheets: readonly SheetOf[], slot: SlotTime): void {
  if (sheets.some(({ day, sheet }) => day === slot.day && !isFree(sheet, slot)))
    throw refuse('conferences.family-busy', {}, { at: '/from' });
}
