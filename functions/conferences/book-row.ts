import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { once } from '../shared/once.ts';
import { retryWhileCrowded } from '../shared/table/commit.ts';
import type { RelationCondition } from '../shared/table/relation-condition.ts';
import type { Day, Moment, TimeOfDay } from '../shared/time.ts';
import type { BookDeps } from './book-talk.ts';
import { bookedIn } from './changes.ts';
import { changedSheets, isFree, type SheetOf, sheetsWith } from './day-sheet.ts';
import { changeEnding, readEnding } from './ending-waits.ts';
import { orOwnRepeat } from './own-repeat.ts';
import { comersTo, isFreeTime, mustBeBookable } from './plan-booking.ts';
import { type InConference, loadWish, readHome } from './read-family.ts';
import type { Adult, Slot, Wait } from './record.ts';
import { refuse } from './refusals.ts';
import { FamilyTalks, type InterpreterWish } from './schema.ts';
import { rowOf, startOf } from './slot-rules.ts';
import { type Span, spansOf } from './spans.ts';
import { showTalk, talkFact } from './view.ts';

type Input = {
  readonly conferenceId: string;
  readonly talks: readonly { readonly pupilId: string; readonly teacherId: string }[];
  readonly together: boolean;
  readonly day?: Day | undefined;
  readonly notBefore?: TimeOfDay | undefined;
  readonly interpreter?: InterpreterWish | undefined;
  readonly idempotencyKey: IdempotencyKey;
};
type Child = {
  readonly found: InConference<readonly [readonly Slot[], readonly Wait[]]>;
  readonly pupilId: string;
  readonly adults: readonly Adult[];
};

/**
 * Books talks about siblings one after the other, all or none (H1): the earliest row of free times that suits. If a
 * time is gone meanwhile, it looks for the next row. Two reads and one transaction.
 */
export const bookRow = (deps: BookDeps) => (caller: FamilyCaller, input: Input) =>
  orOwnRepeat(
    () => book(deps, caller, input),
    () => deps.idempotency.find(caller, input.idempotencyKey),
    (body) => FamilyTalks.parse(body),
  );

const book = (deps: BookDeps, caller: FamilyCaller, input: Input) =>
  retryWhileCrowded(async (): Promise<output<typeof FamilyTalks> | 'moved'> => {
    const { as, login, moment } = caller;
    const { ownerId } = login;
    const { idempotencyKey } = input;
    mustDiffer(input);
    const [replied, { children, sheets, ending }] = await Promise.all([
      deps.idempotency.find(caller, idempotencyKey),
      readChildren(deps, caller, input),
    ]);
    if (replied) return FamilyTalks.parse(replied.body);
    const lists = children.map((child) => suitable(child, { input, sheets, moment }));
    const [first] = children;
    const row = first && rowOf(lists, first.found.conference.gapMinutes);
    if (!row) throw refuse('conferences.no-row');
    const { actor } = first.found;
    const language = input.interpreter?.language;
    const booked = children.map(({ found, pupilId, adults }, index) => {
      const by = { kind: as, id: actor.personId, basis: found.basis, at: moment.instant };
      const span = row[index] as Span;
      return bookedIn({ conference: found.conference, span, pupilId, adults, language }, by);
    });
    const talks = booked.map(({ talk }) => talk);
    const body = { talks: talks.map(showTalk) };
    const booking = {
      ownerId,
      slots: booked.flatMap(({ slots }) => slots),
      talks,
      sheets: changedSheets(sheets, talks.reduce(sheetsWith, sheets)),
      relations: relationsOf(children),
      facts: talks.map((talk) => talkFact(talk, { ownerId, by: actor })),
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
      today: moment.day,
    };
    const { conference } = first.found;
    const saved = await changeEnding(deps.store, booking, { ending, conference, moment });
    return saved === 'saved' ? body : 'moved';
  });

/** The guardian's relation to each child, once: a child may come with two teachers. */
const relationsOf = (children: readonly Child[]): readonly RelationCondition[] => [
  ...new Map(children.flatMap(({ pupilId, found: { relation } }) => (relation ? [[pupilId, relation]] : []))).values(),
];

/** Refuses a child who is named twice with a teacher. */
function mustDiffer({ talks }: Input): void {
  const pairs = new Set(talks.map(({ pupilId, teacherId }) => `${pupilId} ${teacherId}`));
  if (pairs.size < talks.length) throw refuse('conferences.already-booked', {}, { at: '/talks' });
}

/** The children with the times of their teachers, and the sheets of everybody who comes. */
async function readChildren(deps: BookDeps, caller: FamilyCaller, input: Input) {
  const { ownerId } = caller.login;
  const { conferenceId, together } = input;
  const reading = { ...deps, lookup: { ...deps.lookup, whoIs: once(deps.lookup.whoIs) } };
  const wishes = await Promise.all(
    input.talks.map(async ({ pupilId, teacherId }) => {
      const load = () =>
        Promise.all([
          deps.store.slotsOf(ownerId, conferenceId, teacherId),
          deps.store.places(ownerId, pupilId, conferenceId),
        ]);
      const found = await loadWish(reading, caller, { wish: { pupilId, teacherId, conferenceId }, load });
      return { found, pupilId, teacherId };
    }),
  );
  const days = [...new Set(wishes.flatMap(({ found }) => found.loaded[0].map(({ day }) => day)))];
  const places = wishes.flatMap(({ found, teacherId }) =>
    found.loaded[1].filter((wait) => wait.teacherId === teacherId),
  );
  const [homes, ending] = await Promise.all([
    Promise.all(wishes.map(({ found }) => readHome(deps, caller, { found, together, days }))),
    readEnding(deps.store, ownerId, places),
  ]);
  const children = wishes.map(({ found, pupilId, teacherId }, index): Child => {
    const adults = comersTo(homes[index]?.adults ?? [], found.talks, teacherId);
    return { found, pupilId, adults };
  });
  return { children, sheets: eachOnce(homes.flatMap(({ sheets }) => sheets)), ending };
}

/** A home of several children has one sheet of each adult and day. */
const eachOnce = (sheets: readonly SheetOf[]): readonly SheetOf[] => [
  ...new Map(sheets.map((of) => [`${of.person.kind} ${of.person.id} ${of.day}`, of])).values(),
];

type Suiting = { readonly input: Input; readonly sheets: readonly SheetOf[]; readonly moment: Moment };

/** The free times of a child's teacher that suit the family and at which nobody who comes is busy. */
function suitable({ found, adults }: Child, { input, sheets, moment }: Suiting): readonly Span[] {
  const ids = new Set(adults.map(({ id }) => id));
  const busy = sheets.filter(({ person }) => ids.has(person.id));
  mustBeBookable(found.conference, moment);
  return spansOf(found.loaded[0], { isLong: input.interpreter?.long === true, open: isFreeTime }).filter(
    (span) =>
      startOf(span) > Date.parse(moment.instant) &&
      (input.day ?? span.day) === span.day &&
      (input.notBefore ?? '') <= span.from &&
      busy.every(({ day, sheet }) => day !== span.day || isFree(sheet, span)),
  );
}
