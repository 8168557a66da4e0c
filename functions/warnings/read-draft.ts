import type { output } from 'zod/mini';
import { type Caller, logLooks } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { Lookup } from '../roster/lookup.ts';
import { gradedYearOn } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { fill } from '../shared/texts/fill.ts';
import {
  type About,
  type AuthorizeDeps,
  loadContext,
  subjectsFor,
  type WarningContext,
  type WarningName,
} from './authorize.ts';
import { choicesOf, formOf, mayBeWarned, wordsOn } from './catalogue.ts';
import { isNamed, ownDraft } from './own-draft.ts';
import { languageOf } from './plan-warning.ts';
import type { Draft } from './record.ts';
import { refusals } from './refusals.ts';
import { WARNING_KINDS } from './rules.ts';
import type { Form, Trail, Draft as WireDraft } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { showDraft, showVersion } from './view.ts';
import { viewerOf } from './write-draft.ts';

export type ReadDraftDeps = AuthorizeDeps & {
  readonly lookup: Pick<Lookup, 'staffNames'>;
  readonly store: Pick<WarningsStore, 'draft' | 'trail'>;
};

/** The reason why the pupil cannot be warned. */
const noneIn = ({ language, moment }: Caller): output<typeof Form>['none'] => ({
  code: 'no-grades-yet',
  text: fill(refusals['warnings.no-grades-yet'][language], { year: gradedYearOn(moment.day) }),
});

/** The kinds of warnings that the caller may write about a pupil, with today's choices: two reads. */
export const showForm =
  (deps: AuthorizeDeps) =>
  async (caller: Caller, about: About): Promise<output<typeof Form>> => {
    const asked = await loadContext(deps, caller, about);
    const { staff, card, settings } = asked;
    const { day } = caller.moment;
    const subject = rightsOn(staff.actor, card, day)('warning:write-subject');
    if (!subject.allowed) throw notFound();
    const { basis } = subject;
    await logLooks(deps.logRead, staff.actor, caller.moment, 'warning:write-subject', [{ facts: card.facts, basis }]);
    const conduct = rightsOn(staff.actor, card, day)('warning:write-conduct').allowed;
    const subjects = subjectsFor(asked, day);
    const common = { letter: languageOf(asked), approval: settings['warnings.approval'] };
    if (!mayBeWarned(asked, day)) return { ...common, forms: [], none: noneIn(caller) };
    const forms = WARNING_KINDS.filter((kind) => kind === 'subject' || conduct).map((kind) => {
      const words = wordsOn(asked, kind, day);
      const named = kind === 'subject' ? subjects : [];
      return formOf(words, choicesOf(words, kind, named, day), named, caller.language);
    });
    return { ...common, forms, none: null };
  };

/** One unsent warning, for its author, and for the principal who is to approve it. */
export const readDraft =
  (deps: ReadDraftDeps) =>
  async (caller: Caller, name: WarningName): Promise<output<typeof WireDraft>> => {
    const { ownerId } = caller.login;
    const load = () => deps.store.draft(ownerId, name.warningId);
    const asked = await loadContext(deps, caller, { ...name, load });
    const draft = await seenDraft(deps, caller, asked, name, asked.loaded);
    const names = await deps.lookup.staffNames(ownerId, [draft.createdBy]);
    return showDraft(draft, { ...viewerOf(asked, caller), names });
  };

/** Every version of an unsent warning, with its author. */
export const readTrail =
  (deps: ReadDraftDeps) =>
  async (caller: Caller, name: WarningName): Promise<output<typeof Trail>> => {
    const { ownerId } = caller.login;
    const load = () => deps.store.trail(ownerId, name.warningId);
    const asked = await loadContext(deps, caller, { ...name, load });
    const trail = asked.loaded;
    await seenDraft(deps, caller, asked, name, trail.at(-1));
    const names = await deps.lookup.staffNames(
      ownerId,
      trail.map(({ by }) => by.staffId),
    );
    const viewer = { ...viewerOf(asked, caller), names };
    return { versions: trail.map((version) => showVersion(version, viewer)) };
  };

/** The draft, for its author or for a principal who is to approve it; for everybody else it is not found. */
export async function seenDraft(
  { logRead }: Pick<AuthorizeDeps, 'logRead'>,
  { moment }: Caller,
  asked: WarningContext,
  name: WarningName,
  draft: Draft | undefined,
): Promise<Draft> {
  const { staff, card } = asked;
  if (!draft || !isNamed(draft, name)) throw notFound();
  const approves = rightsOn(staff.actor, card, moment.day)('warning:approve');
  const isAsked = draft.status === 'asked' || draft.status === 'approved';
  const facts = card.facts;
  if (isAsked && approves.allowed) {
    await logLooks(logRead, staff.actor, moment, 'warning:approve', [{ facts, basis: approves.basis }]);
    return draft;
  }
  const { right } = ownDraft(asked, name, draft, moment);
  await logLooks(logRead, staff.actor, moment, right.action, [{ facts, basis: right.basis }]);
  return draft;
}
