import { relationConditionFor } from '../access/asking.ts';
import { type Actor, guardiansOn } from '../access/policy.ts';
import type { Lookup, PupilCard, Who } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { RelationCondition } from '../shared/table/relation-condition.ts';
import { countActions, type LessonsByDay, MAX_ACTIONS, type Step } from './actions.ts';
import { actorOf, type Caller, type House, permit, REPORT, readHouse, type SettingsLookup } from './asking.ts';
import { touchedLessons } from './lessons.ts';
import { type Found, newReport, type Planned, planOf, refusalOf, type Wanted } from './plan-report.ts';
import { refuse } from './refusals.ts';
import type { Guard, Report } from './report.ts';
import { type Attribution, handOf, nextVersion, stepOf } from './steps.ts';
import type { AbsenceStore } from './store.ts';

export type ReportDeps<Answer> = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'lessons'>;
  readonly settings: SettingsLookup;
  readonly store: Pick<AbsenceStore, 'guard' | 'report' | 'save'>;
  readonly idempotency: Idempotency;
  /** The answer as the caller sees it: kept with the key, so that a repeat gets the same `again`. */
  readonly answer: {
    show(reported: readonly Reported[], house: House, caller: Caller, actor: Actor): Answer;
    again(stored: unknown): Answer;
  };
};

type ReadDeps = Omit<ReportDeps<unknown>, 'answer'>;

export type ReportInput = {
  readonly wanted: readonly Wanted[];
  readonly idempotencyKey: IdempotencyKey;
  /** The school an office enters for; a pupil of another school is not found. */
  readonly schoolId?: string | undefined;
  readonly calledBy?: string | undefined;
};

/** A report that was made, with the lessons it touches. */
export type Reported = {
  readonly report: Report;
  readonly lessons: LessonsByDay;
  /** The open-ended report that ended where this one begins. */
  readonly ended?: Report | undefined;
};

type Trip = {
  readonly who: Who;
  readonly house: House;
  readonly replied: Awaited<ReturnType<Idempotency['find']>>;
  readonly parts: readonly Part[];
};
/** A child's part with what was read before it is known who asks. */
type Part = Pick<Found, 'wanted' | 'guard'> & { readonly card: PupilCard | undefined };

/**
 * Reports absence for one or several children at once, all or nothing (A1, A8, A9). Two parallel reads (persons,
 * settings and guards; then lessons), one more for staff, and one more where a pupil is away without an end; then one
 * transaction. Whatever is read for the answer alone is read once it is known who asks. Answers what it made and what
 * it ended, or what it answered to the same key before.
 */
export const reportAbsence =
  <Answer>(deps: ReportDeps<Answer>) =>
  (caller: Caller, input: ReportInput) =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const trip = await readAll(deps, caller, input);
      const actor = await actorOf(deps.lookup, caller, trip.who);
      const permits = trip.parts.map((part) => permitted(part, actor, input, caller));
      if (trip.replied) return { body: deps.answer.again(trip.replied.body) };
      const found = await Promise.all(permits.map((granted) => withOpen(deps.store, ownerId, granted)));
      if (found.some(isTorn)) return 'moved' as const;
      const planned = found.map((each) => planOf(each, trip.house, caller));
      const faults = planned.flatMap((plan) => plan.faults);
      if (faults.length > 0) {
        // The first attempt of this very request may have landed between two of the parallel reads.
        const late = await deps.idempotency.find(caller, input.idempotencyKey);
        if (late) return { body: deps.answer.again(late.body) };
        throw refusalOf(faults);
      }
      const lessons = await Promise.all(planned.map((plan) => lessonsOf(deps.lookup, ownerId, plan)));
      const hand = handOf(actor, caller.moment);
      const reported = planned.map((plan, index) => ({
        report: { ...newReport(plan, hand, trip.house), calledBy: input.calledBy },
        guard: plan.found.guard,
        ended: endedOf(plan, hand),
        before: plan.ends?.report,
        lessons: lessons[index]?.reported ?? new Map(),
        lessonsLeft: lessons[index]?.left ?? new Map(),
      }));
      const body = deps.answer.show(reported, trip.house, caller, actor);
      const saved = await deps.store.save({
        ownerId,
        today: caller.moment.day,
        steps: stepsOf(reported, caller),
        relations: permits.flatMap(({ relation }) => relation ?? []),
        reply: await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body }),
      });
      if (saved === 'revoked') throw notFound();
      return saved === 'saved' ? { body } : ('moved' as const);
    });

async function readAll(deps: ReadDeps, caller: Caller, input: ReportInput): Promise<Trip> {
  const { ownerId } = caller.login;
  const [who, house, replied, parts] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    readHouse(deps, ownerId),
    deps.idempotency.find(caller, input.idempotencyKey),
    Promise.all(
      input.wanted.map(async (wanted): Promise<Part> => {
        const [card, guard] = await Promise.all([
          deps.lookup.pupil(ownerId, wanted.pupilId),
          deps.store.guard(ownerId, wanted.pupilId),
        ]);
        return { wanted, card, guard };
      }),
    ),
  ]);
  return { who, house, replied, parts };
}

/** A part that the caller may report, and for a guardian the relation that must still hold when the write lands. */
type Permitted = Omit<Found, 'open'> & { readonly relation: RelationCondition | undefined };

function permitted(part: Part, actor: Actor, input: ReportInput, caller: Caller): Permitted {
  const { card } = permit(REPORT[caller.as], actor, part.card, caller.moment);
  if (input.schoolId !== undefined && card.facts.schoolId !== input.schoolId) throw notFound();
  const { calledBy } = input;
  if (calledBy !== undefined && !guardiansOn(card.facts, caller.moment.day).includes(calledBy)) {
    throw refusalOf([{ pointer: '/calledBy', code: 'absence.not-a-guardian' }]);
  }
  return { ...part, card, relation: relationConditionFor(actor, card, caller.moment) };
}

/** With the pupil's open-ended report, where one began before the wanted day. */
async function withOpen(
  store: Pick<AbsenceStore, 'report'>,
  ownerId: string,
  { wanted, card, guard }: Permitted,
): Promise<Found> {
  const { pupilId, absence } = wanted;
  const open = guard.spans.find((span) => span.lastDay === null && span.firstDay < absence.firstDay);
  const report = open && (await store.report(ownerId, { pupilId, reportId: open.reportId }));
  return { wanted, card, guard, open: report };
}

/**
 * True where somebody wrote between the two reads, so that the open-ended report is no longer what the guard says of
 * it.
 */
const isTorn = ({ guard, open }: Found): boolean =>
  open !== undefined &&
  !guard.spans.some((span) => span.reportId === open.reportId && span.status === open.status && open.lastDay === null);

/**
 * The lessons of the reported days, and those that an open-ended report still touches where it ends in the middle of a
 * day.
 */
async function lessonsOf(lookup: Pick<Lookup, 'lessons'>, ownerId: string, { found, days, ends }: Planned) {
  const shortened = ends?.end.days.filter(({ day }) => day === ends.end.lastDay) ?? [];
  const [reported, left] = await Promise.all([
    touchedLessons(lookup, ownerId, found.card, days),
    touchedLessons(lookup, ownerId, found.card, shortened),
  ]);
  return { reported, left };
}

/** What is left of an open-ended report, as a version of it: whoever reported the new one has changed it. */
function endedOf({ ends }: Planned, hand: Attribution): Report | undefined {
  if (!ends) return undefined;
  const { lastDay, to, days } = ends.end;
  return nextVersion(ends.report, 'change', { lastDay, to, days: [...days] }, hand, '');
}

type ToWrite = Reported & {
  readonly guard: Guard;
  readonly before?: Report | undefined;
  readonly lessonsLeft: LessonsByDay;
};

function stepsOf(reported: readonly ToWrite[], caller: Caller): readonly Step[] {
  const { ownerId } = caller.login;
  const endings = reported.flatMap(({ ended, before, guard, lessonsLeft }) =>
    ended && before ? [stepOf(ownerId, 'absence-changed', { before, after: ended, guard, lessons: lessonsLeft })] : [],
  );
  const steps = [
    ...endings,
    ...reported.map(({ report, lessons, guard }) =>
      stepOf(ownerId, 'absence-reported', { after: report, lessons, guard }),
    ),
  ];
  // The key and a relation per child come on top of the steps; a child takes four actions beside its days.
  const actions = countActions({ ownerId, today: caller.moment.day, steps }) + reported.length + 1;
  if (actions <= MAX_ACTIONS) return steps;
  const ending = countActions({ ownerId, today: caller.moment.day, steps: endings }) - endings.length;
  const maxDays = MAX_ACTIONS - 1 - reported.length * 4 - ending;
  throw refuse('absence.too-many-at-once', { maxDays, children: reported.length });
}
