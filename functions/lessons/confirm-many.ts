import { authorizeStaff, type Caller } from '../access/authorize.ts';
import { goLiveOf, loadOrgContext } from '../settings/lookup.ts';
import { Refusal } from '../shared/errors.ts';
import { errorFields, log } from '../shared/logger.ts';
import { once } from '../shared/once.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { ConfirmDeps } from './confirm-lesson.ts';
import { type ReadWaitingDeps, readWaiting } from './list-unconfirmed.ts';
import { logSuggested, type OpenSuggestion } from './open-suggestions.ts';
import { planConfirmation, type ToConfirm } from './plan-confirmation.ts';
import { refuse } from './refusals.ts';

export type ManyDeps = ConfirmDeps & ReadWaitingDeps;

export type ManyInput = {
  /** `preview` writes nothing. */
  readonly mode: 'preview' | 'confirm';
  /** Left out: the lessons of the to-do list, newest first, after the cursor. */
  readonly lessons?: readonly ToConfirm[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** The known fields of a lesson for lists. */
type Shown = { readonly [Name in 'groupName' | 'subject' | 'from' | 'to']?: string | undefined };

/** The outcome of a lesson, real or in preview. */
export type Outcome =
  | { readonly is: 'confirmed' | 'ready' | 'already-confirmed' }
  | { readonly is: 'somebody-away'; readonly open: readonly OpenSuggestion[] }
  | { readonly is: 'refused'; readonly refusal: Refusal };
export type Judged = { readonly name: ToConfirm; readonly shown: Shown; readonly outcome: Outcome };

const AT_ONCE = 8;

/**
 * Confirms many lessons without absence, or previews it (B4). Judges each lesson as in a single request and writes it
 * in its own transaction, so that a failure affects no other lesson and a repeated request goes on where it stopped.
 * Reads shared records once.
 */
export const confirmMany =
  (deps: ManyDeps) =>
  async (
    caller: Caller,
    input: ManyInput,
  ): Promise<{ readonly judged: readonly Judged[]; readonly next: string | null }> => {
    const { ownerId } = caller.login;
    const shared = sharing(deps);
    const { card } = await authorizeStaff(shared.lookup, caller, { action: 'staff:lessons', target: { kind: 'self' } });
    const { lessons, next } = input.lessons
      ? { lessons: input.lessons.map((name) => ({ name, shown: {} })), next: null }
      : await ofTheList(shared, caller, input, card.staffId);
    const distinct = new Map(
      lessons.map((lesson) => [`${lesson.name.groupId} ${lesson.name.date} ${lesson.name.lessonId}`, lesson]),
    );
    const judged: Judged[] = [];
    const failures: unknown[] = [];
    const all = [...distinct.values()];
    for (let start = 0; start < all.length; start += AT_ONCE) {
      const some = all.slice(start, start + AT_ONCE);
      judged.push(...(await Promise.all(some.map((lesson) => settled(lesson)))));
    }
    // Every lesson failed, so the request as a whole has failed.
    if (failures.length > 0 && failures.length === all.length) throw failures[0];
    return { judged, next };

    async function settled({ name, shown }: (typeof all)[number]): Promise<Judged> {
      try {
        return { name, ...(await judge(shared, caller, name, { mode: input.mode, shown })) };
      } catch (error) {
        if (error instanceof Refusal) return { name, shown, outcome: { is: 'refused', refusal: error } };
        failures.push(error);
        log('error', 'lesson-not-confirmed', { ownerId, ...errorFields(error) });
        const refusal = refuse('unavailable', {}, { cause: error });
        return { name, shown, outcome: { is: 'refused', refusal } };
      }
    }
  };

type Judging = Pick<ManyInput, 'mode'> & { readonly shown: Shown };

const judge = (deps: ManyDeps, caller: Caller, name: ToConfirm, { mode, shown }: Judging) =>
  retryOnConflict<Omit<Judged, 'name'>>(async () => {
    const { place, lesson, open, stood, save } = await planConfirmation(deps, caller, name, () =>
      loadOrgContext(deps, caller),
    );
    await logSuggested(deps.logRead, place, caller, open);
    const judgedAs = (outcome: Outcome) => ({ shown: { groupName: place.group.name, ...shown, ...lesson }, outcome });
    if (mode === 'confirm' && (await deps.store.save(save)) === 'moved') return 'moved';
    if (stood) return judgedAs({ is: 'already-confirmed' });
    if (open.length > 0) return judgedAs({ is: 'somebody-away', open });
    return judgedAs({ is: mode === 'confirm' ? 'confirmed' : 'ready' });
  });

/** A page of the to-do list, in the shape of a request that names its lessons. */
async function ofTheList(deps: ManyDeps, caller: Caller, { cursor, limit }: ManyInput, staffId: string) {
  const org = await loadOrgContext(deps, caller);
  const { found, next } = await readWaiting(deps, caller, {
    cursor,
    limit,
    staffId,
    goLive: goLiveOf(org, org.schools),
  });
  return {
    lessons: found.map(({ id, groupId, date, ...shown }) => ({ name: { groupId, date, lessonId: id }, shown })),
    next,
  };
}

/**
 * The same reads, each made once per request: the caller, schools and settings, groups with their members, and the
 * absences of a school's day.
 */
function sharing(deps: ManyDeps): ManyDeps {
  const { lookup, settings, absence, leave } = deps;
  return {
    ...deps,
    lookup: {
      ...lookup,
      whoIs: once(lookup.whoIs),
      staff: once(lookup.staff),
      schools: once(lookup.schools),
      group: once(lookup.group),
    },
    settings: { of: once(settings.of) },
    absence: { reportedAt: once(absence.reportedAt) },
    leave: { onLeaveAt: once(leave.onLeaveAt) },
  };
}
