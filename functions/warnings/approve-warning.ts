import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { notFound, type Refusal } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { loadContext, rightToWrite, type WarningName } from './authorize.ts';
import { choicesOf, wordsOn } from './catalogue.ts';
import { approvalFact, isNamed, isRepeat, mustBeFree, nextDraft, ownDraft } from './own-draft.ts';
import { faultsOfLetter } from './print-faults.ts';
import { refuse } from './refusals.ts';
import { STEPS } from './rules.ts';
import type { Draft as WireDraft } from './schema.ts';
import { showDraft } from './view.ts';
import { type DraftDeps, viewerOf } from './write-draft.ts';

type Shown = output<typeof WireDraft>;
type Change = WarningName & { readonly ifMatch: number };

/** Asks the principal to approve a complete warning: two reads and one transaction with the fact. */
export const askApproval = (deps: DraftDeps) => (caller: Caller, input: Change) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { ownerId } = caller.login;
    const load = () => deps.store.draft(ownerId, input.warningId);
    const asked = await loadContext(deps, caller, { ...input, load });
    const { staff, card, settings } = asked;
    const { draft, right, words, choices } = ownDraft(asked, input, asked.loaded, caller.moment);
    const staffId = staff.actor.personId;
    const { action, basis } = right;
    await logLooks(deps.logRead, staff.actor, caller.moment, action, [{ facts: card.facts, basis }]);
    const viewer = viewerOf(asked, caller);
    if (isRepeat(draft, input.ifMatch, { status: STEPS.ask.to, staffId })) return showDraft(draft, viewer);
    const approval = settings['warnings.approval'];
    if (!approval) throw refuse('warnings.approval-off');
    const attribution = { staffId, basis, moment: caller.moment };
    const after = nextDraft(draft, 'ask', attribution, { approval, ifMatch: input.ifMatch });
    const parts = { draft, asked, words, subjects: right.subjects, sender: staff.card, ...attribution };
    mustBeFree(faultsOfLetter(parts, choices));
    const fact = approvalFact(ownerId, 'warning-approval-asked', after);
    const before = { version: draft.version, from: STEPS.ask.from };
    return (await deps.store.saveDraft({ ownerId, before, after, fact })) === 'saved'
      ? showDraft(after, viewer)
      : 'moved';
  });

type Answer = Change & { readonly outcome: 'approved' | 'returned'; readonly reason?: string | undefined };

/** The principal approves, or returns with a reason: two reads and one transaction with the fact. */
export const answerApproval = (deps: DraftDeps) => (caller: Caller, input: Answer) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { ownerId } = caller.login;
    const { outcome, reason = '', ifMatch } = input;
    const load = () => deps.store.draft(ownerId, input.warningId);
    const asked = await loadContext(deps, caller, { ...input, load });
    const { staff, card, settings, loaded: draft } = asked;
    const right = rightsOn(staff.actor, card, caller.moment.day)('warning:approve');
    if (!draft || !isNamed(draft, input)) throw notFound();
    if (!right.allowed) throw notForPrincipal(asked, draft, caller);
    const staffId = staff.actor.personId;
    const { basis } = right;
    await logLooks(deps.logRead, staff.actor, caller.moment, 'warning:approve', [{ facts: card.facts, basis }]);
    const viewer = viewerOf(asked, caller);
    const move = outcome === 'approved' ? 'approve' : 'return';
    if (isRepeat(draft, ifMatch, { status: STEPS[move].to, staffId })) return showDraft(draft, viewer);
    const approval = settings['warnings.approval'];
    const attribution = { staffId, basis, moment: caller.moment };
    const note = move === 'return' ? { note: reason } : {};
    const after = nextDraft(draft, move, attribution, { approval, ifMatch, ...note });
    if (move === 'return' && reason === '') {
      mustBeFree([{ pointer: '/reason', code: 'warnings.return-reason-missing' }]);
    }
    if (move === 'approve') {
      const subjects = draft.content.subjects.map((code) => ({ code, name: code }));
      const words = wordsOn(asked, draft.kind, caller.moment.day);
      const parts = { draft, asked, words, subjects, sender: { staffId: draft.createdBy, name: '' }, ...attribution };
      mustBeFree(faultsOfLetter(parts, choicesOf(words, draft.kind, subjects, caller.moment.day)));
    }
    const fact = approvalFact(ownerId, move === 'approve' ? 'warning-approved' : 'warning-returned', after);
    const before = { version: draft.version, from: STEPS[move].from };
    return (await deps.store.saveDraft({ ownerId, before, after, fact })) === 'saved'
      ? showDraft(after, viewer)
      : 'moved';
  });

/** The author learns that the principal approves; for everybody else the draft is not found. */
function notForPrincipal(
  asked: Parameters<typeof rightToWrite>[0],
  draft: Parameters<typeof isNamed>[0],
  { moment }: Caller,
): Refusal {
  if (draft.createdBy !== asked.staff.actor.personId) return notFound();
  rightToWrite(asked, draft.kind, moment.day);
  return refuse('warnings.principal-approves');
}
