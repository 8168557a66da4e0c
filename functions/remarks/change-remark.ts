import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { Action } from '../access/policy.ts';
import { notFound, stale } from '../shared/errors.ts';
import { canonicalJson } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import type { Day } from '../shared/time.ts';
import {
  type AuthorizeDeps,
  choicesOf,
  loadContext,
  mustBeFree,
  type RemarkContext,
  type RemarkName,
  type RemarkSettings,
} from './authorize.ts';
import { factOf } from './facts.ts';
import { type Category, categoryOf, type Remark, type Said, type Step, withStep } from './record.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { type Chosen, chosenOn, faultOfDate, type Move, STEPS, statusAfter } from './rules.ts';
import type { Remark as WireRemark } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showRemark } from './view.ts';

export type ChangeDeps = AuthorizeDeps & { readonly store: Pick<RemarksStore, 'remark' | 'step'> };

type Correction = { readonly date: Day; readonly categoryId?: string | undefined; readonly comment: string };
type Input = RemarkName & {
  readonly move: Move;
  readonly ifMatch: number;
  /** Required for a correction and for a withdrawal. */
  readonly reason?: string | undefined;
  readonly correction?: Correction | undefined;
};

/** Releases, corrects or withdraws a remark (E2, E3): two reads and one transaction. The trail keeps every version. */
export const changeRemark = (deps: ChangeDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof WireRemark> | 'moved'> => {
    const { ownerId } = caller.login;
    const { pupilId, remarkId, move, ifMatch } = input;
    const load = () => deps.store.remark(ownerId, pupilId, remarkId);
    const asked = await loadContext(deps, caller, { ...input, load });
    const remark = theRemark(asked.loaded, input);
    const { action, basis } = rightTo(move, asked, remark, caller.moment.day);
    const { actor, card } = asked.staff;
    const [found] = await Promise.all([
      namesIn(deps.lookup, ownerId, [remark]),
      logLooks(deps.logRead, actor, caller.moment, action, [{ facts: asked.card.facts, basis }]),
    ]);
    const staffId = actor.personId;
    const names = new Map([...found, [staffId, card.name]]);
    const show = (changed: Remark) => showRemark(changed, { staffId, language: caller.language, names });
    const { said, faults } = saidAfter(remark, input.correction, asked.settings);
    if (isRepeat(remark, input, { staffId, said })) return show(remark);
    // A remark that is sent back unchanged corrects nothing, and needs no reason.
    const isUnchanged = move === 'correct' && canonicalJson(said) === canonicalJson(remark.said);
    if (isUnchanged && faults.length === 0 && remark.version === ifMatch) return show(remark);
    const moved = statusAfter(move, remark);
    if ('refused' in moved) throw refuse(moved.refused);
    if (remark.version !== ifMatch) throw stale(remark.version);
    const lacksReason = move !== 'release' && (input.reason ?? '') === '';
    mustBeFree([...faults, ...(lacksReason ? [{ pointer: '/reason', code: 'remarks.reason-missing' } as const] : [])]);
    const after = withStep(remark, {
      move,
      status: moved.status,
      said,
      at: caller.moment.instant,
      by: { staffId, basis },
      ...(input.reason !== undefined && { reason: input.reason }),
    });
    const before = { version: remark.version, from: STEPS[move].from };
    const saved = await deps.store.step({ ownerId, before, after, fact: factOf(ownerId, remark.status, after) });
    return saved ? show(after) : 'moved';
  });

function theRemark(found: Remark | undefined, { schoolId }: RemarkName): Remark {
  if (found?.schoolId !== schoolId) throw notFound();
  return found;
}

type Right = { readonly action: Action; readonly basis: string };

/**
 * The author corrects and withdraws the remark while they still teach the pupil. The contact teacher releases remarks
 * and withdraws any of them. A reader without the right learns who has it; everybody else gets "not found".
 */
function rightTo(move: Move, { staff, card }: RemarkContext, { createdBy }: Remark, day: Day): Right {
  const { actor } = staff;
  const decide = rightsOn(actor, card, day);
  const may = (action: Action): Right | undefined => {
    const decision = decide(action);
    return decision.allowed ? { action, basis: decision.basis } : undefined;
  };
  const own = createdBy === actor.personId ? may('remark:own') : undefined;
  const right = (move === 'release' ? undefined : own) ?? (move === 'correct' ? undefined : may('remark:release'));
  if (right) return right;
  if (own || may('pupil:remarks-read')) throw refuse(WHO_DOES[move]);
  throw notFound();
}

const WHO_DOES: Readonly<Record<Move, RefusalCode>> = {
  release: 'remarks.contact-teacher-releases',
  correct: 'remarks.author-corrects',
  withdraw: 'remarks.author-withdraws',
};

/** The remark's content after a correction, and the faults in it. An unchanged field is never at fault. */
function saidAfter({ said, createdOn }: Remark, wanted: Correction | undefined, settings: RemarkSettings) {
  if (!wanted) return { said, faults: [] };
  const { date, categoryId = said.category.id, comment } = wanted;
  const sameDay = date === said.date;
  const wrongDate = sameDay ? undefined : faultOfDate(date, createdOn, settings['remarks.daysBack']);
  const chosen: Chosen<Category> =
    categoryId === said.category.id ? said : chosenOn(choicesOf(settings), categoryId, date);
  const faults = [
    ...(wrongDate ? [{ pointer: '/date', ...wrongDate }] : []),
    ...('fault' in chosen ? [{ pointer: '/categoryId', ...chosen.fault }] : []),
  ];
  const category = 'fault' in chosen ? said.category : categoryOf(chosen.category);
  // The present setting applies to a new comment only.
  const commentVisible = comment === said.comment ? said.commentVisible : settings['remarks.commentVisible'];
  return { said: { date, lessonId: sameDay ? said.lessonId : null, category, comment, commentVisible }, faults };
}

/** True when this same request made the present version, so that a repeat after a lost answer is no conflict. */
function isRepeat(
  { version, steps }: Remark,
  { move, ifMatch, reason }: Input,
  { staffId, said }: { readonly staffId: string; readonly said: Said },
): boolean {
  const last: Step | undefined = steps.at(-1);
  return (
    version === ifMatch + 1 &&
    last?.move === move &&
    last.by.staffId === staffId &&
    last.reason === reason &&
    canonicalJson(last.said) === canonicalJson(said)
  );
}
