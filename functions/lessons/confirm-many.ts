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
  /** Left out: what stands on the to-do list, newest first, after the cursor. */
  readonly lessons?: readonly ToConfirm[] | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** A lesson as lists show it, as far as it is known. */
type Shown = { readonly [Name in 'groupName' | 'subject' | 'from' | 'to']?: string | undefined };

/** What became of one lesson, or would. */
export type Outcome =
  | { readonly is: 'confirmed' | 'ready' | 'already-confirmed' }
  | { readonly is: 'somebody-away'; readonly open: readonly OpenSuggestion[] }
  | { readonly is: 'refused'; readonly refusal: Refusal };
export type Judged = { readonly name: ToConfirm; readonly shown: Shown; readonly outcome: Outcome };

const AT_ONCE = 8;

/**
 * Confirms many lessons without absence, or says beforehand which would be (B4): each is judged as if it were the only
 * one and written in a transaction of its own, so that one that fails takes no other with it, and the same request
 * again goes on where it stopped. What the lessons share is read once.
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
    // Nothing was done and nobody can say why: the request as a whole has failed.
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
    const told = (outcome: Outcome) => ({ shown: { groupName: place.group.name, ...shown, ...lesson }, outcome });
    if (mode === 'confirm' && (await deps.store.save(save)) === 'moved') return 'moved';
    if (stood) return told({ is: 'already-confirmed' });
    if (open.length > 0) return told({ is: 'somebody-away', open });
    return told({ is: mode === 'confirm' ? 'confirmed' : 'ready' });
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
 * The same reads, each made once a request: who asks, schools and settings, groups with their members, and who is away
 * from a school on a day.
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
