import type { output } from 'zod/mini';
import { type Caller, logLooks, logOpened } from '../access/authorize.ts';
import { rightsOn, subjectsTaught } from '../access/authorize-pupil.ts';
import { type Action, isProtected } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { type About, type AuthorizeDeps, loadContext, type WarningContext, type WarningName } from './authorize.ts';
import { isPrior, type Prior } from './lookup.ts';
import type { SentWarning } from './record.ts';
import type { Register, Prior as WirePrior, Warning as WireWarning } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { isVisible, type Scope, scopeOf, showRow, showWarning } from './view.ts';

export type ReadDeps = AuthorizeDeps & {
  readonly lookup: Pick<Lookup, 'staffNames' | 'guardianNames'>;
  readonly store: Pick<WarningsStore, 'sent' | 'end' | 'letter' | 'ofPupil'>;
};

type Right = { readonly action: Action; readonly basis: string; readonly scope: Scope };

/**
 * Leaders and the contact teacher read all warnings of a pupil; other teachers of the pupil read those of own subjects
 * (D10, C1).
 */
function rightToRead({ staff, card }: Pick<WarningContext, 'staff' | 'card'>, { moment }: Caller): Right {
  const all = rightsOn(staff.actor, card, moment.day)('pupil:warnings-read');
  if (all.allowed) return { action: 'pupil:warnings-read', basis: all.basis, scope: 'all' };
  const own = rightsOn(staff.actor, card, moment.day)('pupil:subject-warnings');
  if (!own.allowed) throw notFound();
  return {
    action: 'pupil:subject-warnings',
    basis: own.basis,
    scope: subjectsTaught(staff.actor, card.facts, moment.day),
  };
}

async function readRows(deps: ReadDeps, caller: Caller, about: About) {
  const { ownerId } = caller.login;
  const load = () => deps.store.ofPupil(ownerId, about.pupilId);
  const asked = await loadContext(deps, caller, { ...about, load });
  const { action, basis, scope } = rightToRead(asked, caller);
  const { actor } = asked.staff;
  await logLooks(deps.logRead, actor, caller.moment, action, [{ facts: asked.card.facts, basis }]);
  const rows = asked.loaded.filter((row) => isVisible(row, actor.personId, scope));
  const show = (row: (typeof rows)[number]) => showRow(row, actor.personId, scopeOf(row.sentBy, actor.personId, scope));
  return { rows, show };
}

/** A pupil's register, newest first, of one half-year or of all: two reads, the warnings one query. */
export const readRegister =
  (deps: ReadDeps) =>
  async (
    caller: Caller,
    { halfYear, ...about }: About & { readonly halfYear?: string | undefined },
  ): Promise<output<typeof Register>> => {
    const { rows, show } = await readRows(deps, caller, about);
    return { warnings: rows.filter((row) => halfYear === undefined || row.halfYear === halfYear).map(show) };
  };

/** Was there a warning before that day? Withdrawn warnings are listed and do not count (OF §§ 9-16, 9-17). */
export const readPrior =
  (deps: ReadDeps) =>
  async (caller: Caller, { kind, subject, before, ...about }: About & Prior): Promise<output<typeof WirePrior>> => {
    const { rows, show } = await readRows(deps, caller, about);
    const prior = rows.filter((row) => isPrior(row, { kind, subject, before }));
    return { warned: prior.some((row) => row.ended?.how !== 'withdrawn'), warnings: prior.map(show) };
  };

/** One warning as it was sent, with its end: two reads. The access log records the opening, for every pupil. */
export const readWarning =
  (deps: ReadDeps) =>
  async (caller: Caller, name: WarningName): Promise<output<typeof WireWarning>> => {
    const { ownerId } = caller.login;
    const load = () => Promise.all([deps.store.sent(ownerId, name.warningId), deps.store.end(ownerId, name.warningId)]);
    const asked = await loadContext(deps, caller, { ...name, load });
    const [sent, end] = asked.loaded;
    const { scope } = await opened(deps, caller, asked, name, sent);
    if (!sent) throw notFound();
    const guardianIds = !isProtected(asked.card.facts.protection) ? guardiansIn(sent) : [];
    const staffIds = [sent.sentBy.staffId, sent.approvedBy?.staffId, end?.by.staffId].flatMap((id) => id ?? []);
    const [names, guardians] = await Promise.all([
      deps.lookup.staffNames(ownerId, staffIds),
      deps.lookup.guardianNames(ownerId, guardianIds),
    ]);
    return showWarning(sent, end, { staffId: asked.staff.actor.personId, names, scope, guardians });
  };

/** The letter, byte for byte as it was sent; not found for a reader who may not see all its subjects. */
export const readLetter =
  (deps: ReadDeps) =>
  async (caller: Caller, name: WarningName): Promise<Uint8Array> => {
    const { ownerId } = caller.login;
    const load = () =>
      Promise.all([deps.store.sent(ownerId, name.warningId), deps.store.letter(ownerId, name.warningId)]);
    const asked = await loadContext(deps, caller, { ...name, load });
    const [sent, letter] = asked.loaded;
    const { scope } = await opened(deps, caller, asked, name, sent);
    const seesAll = scope === 'all' || sent?.subjects.every(({ code }) => scope.has(code));
    if (!letter || !seesAll) throw notFound();
    return letter;
  };

const guardiansIn = (sent: SentWarning): readonly string[] =>
  sent.recipients.flatMap(({ person }) => (person.kind === 'guardian' ? [person.id] : []));

/** Authorizes a reader of this warning, logs the opening, and returns the subjects that the reader may see. */
async function opened(
  { logRead }: ReadDeps,
  caller: Caller,
  asked: Pick<WarningContext, 'staff' | 'card'>,
  { pupilId }: WarningName,
  sent: SentWarning | undefined,
): Promise<{ readonly scope: Scope }> {
  const { action, basis, scope } = rightToRead(asked, caller);
  const { personId } = asked.staff.actor;
  if (!sent || sent.pupilId !== pupilId) throw notFound();
  const { kind, subjects, sentBy } = sent;
  if (!isVisible({ kind, subjects, sentBy: sentBy.staffId }, personId, scope)) throw notFound();
  await logOpened(logRead, { actor: asked.staff.actor, moment: caller.moment }, { action, pupilId, basis });
  return { scope: scopeOf(sentBy.staffId, personId, scope) };
}
