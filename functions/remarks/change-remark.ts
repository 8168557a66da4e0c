import type { output } from 'zod/mini';
import { untilSettled } from '../shared/commit.ts';
import { notFound, Refusal } from '../shared/errors.ts';
import { canonicalJson } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import {
  type AskDeps,
  type Asked,
  askAbout,
  type Caller,
  choicesOf,
  decideOn,
  logRemarks,
  mustBeFree,
  type RemarkName,
  type RemarkSettings,
} from './asking.ts';
import { factOf } from './facts.ts';
import { type Remark, type Said, type Step, withStep } from './record.ts';
import { faultOfCategory, faultOfDate, type Move, STEPS, statusAfter } from './rules.ts';
import type { Remark as WireRemark } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { namesIn, showRemark } from './view.ts';

export type ChangeDeps = AskDeps & { readonly store: Pick<RemarksStore, 'remark' | 'step'> };

type Correction = { readonly date: Day; readonly categoryId: string; readonly comment: string };
type Input = RemarkName & {
  readonly move: Move;
  readonly ifMatch: number;
  /** Demanded by a correction and a withdrawal. */
  readonly reason?: string | undefined;
  readonly correction?: Correction | undefined;
};

/** Releases, corrects or withdraws a remark (E2, E3): two reads and one transaction. What was said stays in the trail. */
export const changeRemark = (deps: ChangeDeps) => (caller: Caller, input: Input) =>
  untilSettled(async (): Promise<output<typeof WireRemark> | 'moved'> => {
    const { ownerId } = caller.login;
    const { pupilId, remarkId, move, ifMatch } = input;
    const asked = await askAbout(
      deps,
      caller,
      input,
      () => deps.store.remark(ownerId, pupilId, remarkId),
      (found) => namesIn(deps.lookup, ownerId, found ? [found] : []),
    );
    const { asking, settings, beside: remark } = asked;
    const basis = rightTo(move, asked, input, caller);
    if (!remark) throw notFound();
    await logRemarks(deps.logRead, asking.actor, caller.moment, 'remark:own', [{ pupilId, basis }]);
    const { personId: staffId } = asking.actor;
    const names = new Map([...asked.after, [staffId, asking.card.name]]);
    const show = (one: Remark) => showRemark(one, { staffId, language: caller.language, names });
    const said = saidAfter(remark, input.correction, settings);
    if (isRepeat(remark, input, { staffId, said: said.said })) return show(remark);
    const moved = statusAfter(move, remark);
    if ('refused' in moved) throw new Refusal('conflict', moved.refused);
    if (remark.version !== ifMatch) throw new Refusal('stale', 'if-match-stale');
    mustBeFree([
      ...said.faults,
      ...(move !== 'release' && input.reason === '' ? [{ pointer: '/reason', code: 'remarks.reason-missing' }] : []),
    ]);
    const { instant: at } = caller.moment;
    const reason = input.reason !== undefined && { reason: input.reason };
    const step: Step = { move, status: moved.status, at, by: { staffId, basis }, said: said.said, ...reason };
    const after = withStep(remark, step);
    const before = { version: remark.version, from: STEPS[move].from };
    const saved = await deps.store.step({ ownerId, before, after, fact: factOf(ownerId, remark.status, after) });
    return saved ? show(after) : 'moved';
  });

/**
 * Who may take a step: whoever wrote the remark corrects it, while they still teach the pupil; the contact teacher releases, and withdraws
 * any. Who may see the remark and not do this is told who does; to everybody else there is none.
 */
function rightTo(
  move: Move,
  { asking, card, beside: remark }: Asked<Remark | undefined, unknown>,
  { schoolId }: RemarkName,
  { moment }: Caller,
): string {
  if (!remark || remark.schoolId !== schoolId) throw notFound();
  const ask = (action: Parameters<typeof decideOn>[0]) => decideOn(action, asking.actor, card, moment.day);
  const isAuthor = remark.createdBy === asking.actor.personId;
  const own = isAuthor ? ask('remark:own') : undefined;
  const contact = ask('remark:release');
  if (move !== 'release' && own?.allowed) return own.basis;
  if (move !== 'correct' && contact.allowed) return contact.basis;
  if (own?.allowed || ask('pupil:remarks-read').allowed) throw new Refusal('forbidden', REFUSED[move]);
  throw notFound();
}

const REFUSED: Readonly<Record<Move, string>> = {
  release: 'remarks.contact-teacher-releases',
  correct: 'remarks.author-corrects',
  withdraw: 'remarks.author-withdraws',
};

/** What the remark says after a correction, and what is wrong with it. What is kept as it was is never at fault. */
function saidAfter({ said, createdOn }: Remark, wanted: Correction | undefined, settings: RemarkSettings) {
  if (!wanted) return { said, faults: [] };
  const { date, categoryId, comment } = wanted;
  const choices = choicesOf(settings);
  const wrongDate = date === said.date ? undefined : faultOfDate(date, createdOn, settings['remarks.daysBack']);
  const keeps = categoryId === said.category.id;
  const wrongCategory = keeps ? undefined : faultOfCategory(choices, categoryId, date);
  const chosen = keeps ? said.category : choices.categories.find((one) => one.id === categoryId);
  const faults = [
    ...(wrongDate ? [{ pointer: '/date', ...wrongDate }] : []),
    ...(wrongCategory ? [{ pointer: '/categoryId', ...wrongCategory }] : []),
  ];
  const { id, ledger, polarity, nb, nn, en } = chosen ?? said.category;
  const category = { id, ledger, polarity, nb, nn, en };
  const after: Said = { date, lessonId: date === said.date ? said.lessonId : null, category, comment };
  return { said: after, faults };
}

/** True when this very request has made the present version already, so that a lost answer is no conflict. */
function isRepeat(
  { version, steps }: Remark,
  { move, ifMatch, reason }: Input,
  { staffId, said }: { readonly staffId: string; readonly said: Said },
): boolean {
  const last = steps.at(-1);
  return (
    version === ifMatch + 1 &&
    last?.move === move &&
    last.by.staffId === staffId &&
    last.reason === reason &&
    canonicalJson(last.said) === canonicalJson(said)
  );
}
