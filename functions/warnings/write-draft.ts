import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks } from '../access/authorize.ts';
import { notFound } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import {
  type About,
  type AuthorizeDeps,
  loadContext,
  rightToWrite,
  type WarningContext,
  type WarningName,
} from './authorize.ts';
import { choicesOf, wordsOn } from './catalogue.ts';
import { isNamed, isRepeat, isSameContent, mustBeFree, nextDraft, ownDraft } from './own-draft.ts';
import type { Content, Draft } from './record.ts';
import { faultsOfDraft, STEPS, type WarningKind } from './rules.ts';
import { Draft as WireDraft } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { isUnsent, showDraft, type Viewer } from './view.ts';

export type DraftDeps = AuthorizeDeps & {
  readonly store: Pick<WarningsStore, 'draft' | 'saveDraft'>;
  readonly idempotency: Idempotency;
};

type Shown = output<typeof WireDraft>;

/** The caller as viewer: own name, and the school's age of old drafts. */
export const viewerOf = (
  { staff, settings }: Pick<WarningContext, 'staff' | 'settings'>,
  { moment }: Caller,
): Viewer => ({
  staffId: staff.actor.personId,
  today: moment.day,
  draftDays: settings['warnings.draftDays'],
  names: new Map([[staff.actor.personId, staff.card.name]]),
});

/**
 * Begins a warning (D2): gaps are allowed, choices that the school does not have are not. Two reads, one transaction.
 */
export const makeDraft =
  (deps: DraftDeps) =>
  (
    caller: Caller,
    input: About & { readonly kind: WarningKind; readonly content: Content; readonly idempotencyKey: IdempotencyKey },
  ): Promise<Shown> =>
    retryOnConflict(async () => {
      const { kind, content, idempotencyKey } = input;
      const load = () => deps.idempotency.find(caller, idempotencyKey);
      const asked = await loadContext(deps, caller, { ...input, load });
      const { staff, card, loaded: replied } = asked;
      const { day, instant } = caller.moment;
      const right = rightToWrite(asked, kind, day);
      await logLooks(deps.logRead, staff.actor, caller.moment, right.action, [
        { facts: card.facts, basis: right.basis },
      ]);
      if (replied) return WireDraft.parse(replied.body);
      mustBeFree(faultsOfDraft(content, choicesOf(wordsOn(asked, kind, day), kind, right.subjects, day)));
      const staffId = staff.actor.personId;
      const draft: Draft = {
        warningId: newSortableId(Date.parse(instant)),
        pupilId: input.pupilId,
        schoolId: input.schoolId,
        kind,
        version: 1,
        status: 'draft',
        content,
        createdBy: staffId,
        createdAt: instant,
        by: { staffId, basis: right.basis },
        at: instant,
      };
      const body = showDraft(draft, viewerOf(asked, caller));
      const reply = await deps.idempotency.put(caller, idempotencyKey, { status: 201, body });
      const saved = await deps.store.saveDraft({ ownerId: caller.login.ownerId, after: draft, reply });
      return saved === 'saved' ? body : 'moved';
    });

type Change = WarningName & { readonly ifMatch: number };

/**
 * Changes an unsent warning; a change after the request for approval or the approval makes it a draft again. The former
 * version stays in the trail.
 */
export const changeDraft = (deps: DraftDeps) => (caller: Caller, input: Change & { readonly content: Content }) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { ownerId } = caller.login;
    const { ifMatch, content } = input;
    const load = () => deps.store.draft(ownerId, input.warningId);
    const asked = await loadContext(deps, caller, { ...input, load });
    const { draft, right, choices } = ownDraft(asked, input, asked.loaded, caller.moment);
    const { staff, card, settings } = asked;
    const { actor } = staff;
    await logLooks(deps.logRead, actor, caller.moment, right.action, [{ facts: card.facts, basis: right.basis }]);
    const viewer = viewerOf(asked, caller);
    const staffId = actor.personId;
    if (isRepeat(draft, ifMatch, { status: STEPS.edit.to, staffId, content })) return showDraft(draft, viewer);
    // A draft that is sent back unchanged makes no new version, so that its approval stays.
    if (draft.version === ifMatch && isUnsent(draft) && isSameContent(draft.content, content))
      return showDraft(draft, viewer);
    const attribution = { staffId, basis: right.basis, moment: caller.moment };
    const after = nextDraft(draft, 'edit', attribution, { approval: settings['warnings.approval'], ifMatch, content });
    mustBeFree(faultsOfDraft(content, choices));
    const before = { version: draft.version, from: STEPS.edit.from };
    return (await deps.store.saveDraft({ ownerId, before, after })) === 'saved' ? showDraft(after, viewer) : 'moved';
  });

/**
 * Discards an unsent warning. The author may do so even when they no longer teach the pupil or the pupil has left: a
 * draft that nobody may send must not stay on a list for ever.
 */
export const discardDraft = (deps: DraftDeps) => (caller: Caller, input: Change) =>
  retryOnConflict(async (): Promise<Shown | 'moved'> => {
    const { ownerId } = caller.login;
    const [who, values, draft] = await Promise.all([
      deps.lookup.whoIs(caller.login),
      deps.settings.of(ownerId),
      deps.store.draft(ownerId, input.warningId),
    ]);
    const staff = await loadStaff(deps.lookup, caller, who);
    const staffId = staff.actor.personId;
    if (!draft || !isNamed(draft, input) || draft.createdBy !== staffId) throw notFound();
    const settings = values.at(draft.schoolId);
    const viewer = viewerOf({ staff, settings }, caller);
    if (isRepeat(draft, input.ifMatch, { status: STEPS.discard.to, staffId })) return showDraft(draft, viewer);
    const attribution = { staffId, basis: 'staff:author', moment: caller.moment };
    const more = { approval: settings['warnings.approval'], ifMatch: input.ifMatch };
    const after = nextDraft(draft, 'discard', attribution, more);
    const before = { version: draft.version, from: STEPS.discard.from };
    return (await deps.store.saveDraft({ ownerId, before, after })) === 'saved' ? showDraft(after, viewer) : 'moved';
  });
