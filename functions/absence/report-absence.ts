import type { CallerAs } from '../access/authorize.ts';
import { actorOf, permitPupil } from '../access/authorize-pupil.ts';
import { type Actor, guardiansOn } from '../access/policy.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { loadOrgContext, type OrgContext, type SettingsLookup } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { countActions, type LessonsByDay, MAX_ACTIONS, type Step } from './actions.ts';
import { type AbsenceSettings, REPORT } from './authorize.ts';
import { touchedLessons } from './lessons.ts';
import { type Found, newReport, type Planned, planOf, refusalOf, type Wanted } from './plan-report.ts';
import { refuse } from './refusals.ts';
import type { Report } from './report.ts';
import { type Attribution, attributionOf, nextVersion, stepOf } from './steps.ts';
import type { AbsenceStore } from './store.ts';

export type ReportDeps<Answer> = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools' | 'lessons'>;
  readonly settings: SettingsLookup<AbsenceSettings>;
  readonly store: Pick<AbsenceStore, 'guard' | 'report' | 'save'>;
  readonly idempotency: Idempotency;
  /** The answer to the caller; stored with the key, so that `again` gives a retry the same answer. */
  readonly answer: {
    show(reported: readonly Reported[], org: OrgContext<AbsenceSettings>, caller: CallerAs, actor: Actor): Answer;
    again(stored: unknown): Answer;
  };
};

export type ReportInput = {
  readonly wanted: readonly Wanted[];
  readonly idempotencyKey: IdempotencyKey;
  /** The office's school; a pupil of another school is not found. */
  readonly schoolId?: string | undefined;
  readonly calledBy?: string | undefined;
};

/** A new report with the lessons that it touches. */
export type Reported = {
  readonly report: Report;
  readonly lessons: LessonsByDay;
  /** The open-ended report that ended where this one begins. */
  readonly ended?: Report | undefined;
};

/**
 * Reports absence for one or several children at once, all or nothing (A1, A8, A9). Two parallel reads (persons,
 * settings and guards; then lessons), one more for staff, one more when a pupil has an open-ended report; then one
 * transaction. Answers the new reports and the ended ones, or the stored answer to the same key.
 */
export const reportAbsence =
  <Answer>(deps: ReportDeps<Answer>) =>
  (caller: CallerAs, input: ReportInput) =>
    retryOnConflict(async () => {
      const { ownerId } = caller.login;
      const [who, org, replied, children] = await Promise.all([
        deps.lookup.whoIs(caller.login),
        loadOrgContext(deps, caller),
        deps.idempotency.find(caller, input.idempotencyKey),
        Promise.all(
          input.wanted.map((wanted) =>
            Promise.all([
              wanted,
              deps.lookup.pupil(ownerId, wanted.pupilId),
              deps.store.guard(ownerId, wanted.pupilId),
            ]),
          ),
        ),
      ]);
      const actor = await actorOf(deps.lookup, caller, who);
      const allowed = children.map(([wanted, card, guard]) => ({
        wanted,
        guard,
        ...permitChild(card, actor, input, caller),
      }));
      if (replied) return { body: deps.answer.again(replied.body) };
      const found = await Promise.all(allowed.map((child) => withOpen(deps.store, ownerId, child)));
      if (found.some(isTorn)) return 'moved' as const;
      const planned = found.map((child) => planOf(child, org, caller));
      const faults = planned.flatMap((plan) => plan.faults);
      if (faults.length > 0) {
        // The first attempt of this same request may have committed between two of the parallel reads.
        const late = await deps.idempotency.find(caller, input.idempotencyKey);
        if (late) return { body: deps.answer.again(late.body) };
        throw refusalOf(faults);
      }
      const attribution = attributionOf(actor, caller.moment);
      const made = await Promise.all(
        planned.map(async (plan) => {
          const report = { ...newReport(plan, attribution, org), calledBy: input.calledBy };
          return stepsOf(ownerId, plan, { report, attribution, ...(await lessonsOf(deps.lookup, ownerId, plan)) });
        }),
      );
      const reported = made.map(({ ending, reporting }) => ({
        report: reporting.after,
        lessons: reporting.lessons,
        ended: ending?.after,
      }));
      const body = deps.answer.show(reported, org, caller, actor);
      const steps = [...made.flatMap(({ ending }) => ending ?? []), ...made.map(({ reporting }) => reporting)];
      mustFit(steps, made.length, caller);
      const saved = await deps.store.save({
        ownerId,
        today: caller.moment.day,
        steps,
        relations: found.flatMap(({ relation }) => relation ?? []),
        reply: await deps.idempotency.put(caller, input.idempotencyKey, { status: 201, body }),
      });
      if (saved === 'revoked') throw notFound();
      return saved === 'saved' ? { body } : ('moved' as const);
    });

/** Authorizes a report for a child of the path's school, and checks that `calledBy` is the child's guardian. */
function permitChild(found: PupilCard | undefined, actor: Actor, input: ReportInput, { moment }: CallerAs) {
  const { card, relation } = permitPupil(REPORT, actor, { card: found, moment });
  const { schoolId, calledBy } = input;
  if (schoolId !== undefined && card.facts.schoolId !== schoolId) throw notFound();
  if (calledBy !== undefined && !guardiansOn(card.facts, moment.day).includes(calledBy)) {
    throw refusalOf([{ pointer: '/calledBy', code: 'absence.not-a-guardian' }]);
  }
  return { card, relation };
}

/** Adds the pupil's open-ended report that began before the wanted day. */
async function withOpen(
  store: Pick<AbsenceStore, 'report'>,
  ownerId: string,
  child: Omit<Found, 'open'>,
): Promise<Found> {
  const { wanted, guard } = child;
  const { pupilId, absence } = wanted;
  const open = guard.spans.find((span) => span.lastDay === null && span.firstDay < absence.firstDay);
  const report = open && (await store.report(ownerId, { pupilId, reportId: open.reportId }));
  return { ...child, open: report };
}

/** True when another writer came between the two reads, so that guard and open-ended report disagree. */
const isTorn = ({ guard, open }: Found): boolean =>
  open !== undefined &&
  !guard.spans.some((span) => span.reportId === open.reportId && span.status === open.status && open.lastDay === null);

/** The lessons of the reported days, and the remaining lessons of an open-ended report's shortened last day. */
async function lessonsOf(lookup: Pick<Lookup, 'lessons'>, ownerId: string, { found, days, ends }: Planned) {
  const shortened = ends?.end.days.filter(({ day }) => day === ends.end.lastDay) ?? [];
  const [lessons, left] = await Promise.all([
    touchedLessons(lookup, ownerId, found.card, days),
    touchedLessons(lookup, ownerId, found.card, shortened),
  ]);
  return { lessons, left };
}

type Made = { readonly report: Report; readonly attribution: Attribution } & Awaited<ReturnType<typeof lessonsOf>>;

/** The step that makes the report, and the step that ends the open-ended report, with the same attribution. */
function stepsOf(ownerId: string, { found: { guard }, ends }: Planned, { report, attribution, lessons, left }: Made) {
  const reporting = stepOf(ownerId, 'absence-reported', { after: report, lessons, guard });
  if (!ends) return { reporting };
  const { lastDay, to, days } = ends.end;
  const after = nextVersion(ends.report, 'change', { lastDay, to, days: [...days] }, attribution, '');
  return {
    reporting,
    ending: stepOf(ownerId, 'absence-changed', { before: ends.report, after, guard, lessons: left }),
  };
}

/** The save adds the key and a relation per child to the steps; a child takes four actions beside its days. */
function mustFit(steps: readonly Step[], children: number, { login: { ownerId }, moment: { day: today } }: CallerAs) {
  if (countActions({ ownerId, today, steps }) + children + 1 <= MAX_ACTIONS) return;
  const endings = steps.filter(({ before }) => before !== undefined);
  const ending = countActions({ ownerId, today, steps: endings }) - endings.length;
  const maxDays = MAX_ACTIONS - 1 - children * 4 - ending;
  throw refuse('absence.too-many-at-once', { maxDays, children });
}
