import type { output } from 'zod/mini';
import { logLooks } from '../access/asking.ts';
import { type Action, isProtected } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import {
  type About,
  type AskDeps,
  type Asked,
  askAbout,
  type Caller,
  decideOn,
  logOpened,
  ownSubjects,
  type WarningName,
} from './asking.ts';
import { isPrior, type Prior } from './lookup.ts';
import type { SentWarning } from './record.ts';
import type { Register, Prior as WirePrior, Warning as WireWarning } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { isVisible, type Scope, scopeOf, showRow, showWarning } from './view.ts';

export type ReadDeps = AskDeps & {
  readonly lookup: Pick<Lookup, 'staffNames' | 'guardianNames'>;
  readonly store: Pick<WarningsStore, 'sent' | 'end' | 'letter' | 'ofPupil'>;
};

const none = async () => undefined;
type Right = { readonly action: Action; readonly basis: string; readonly scope: Scope };

/**
 * All of a pupil's warnings for leaders and the contact teacher, those of own subjects for who teaches the pupil (D10,
 * C1).
 */
function rightToRead({ asking, card }: Pick<Asked<unknown>, 'asking' | 'card'>, { moment }: Caller): Right {
  const all = decideOn('pupil:warnings-read', asking, card, moment.day);
  if (all.allowed) return { action: 'pupil:warnings-read', basis: all.basis, scope: 'all' };
  const own = decideOn('pupil:subject-warnings', asking, card, moment.day);
  if (!own.allowed) throw notFound();
  return { action: 'pupil:subject-warnings', basis: own.basis, scope: ownSubjects(asking, card, moment.day) };
}

async function readRows(deps: ReadDeps, caller: Caller, about: About) {
  const { ownerId } = caller.login;
  const asked = await askAbout(deps, caller, about, () => deps.store.ofPupil(ownerId, about.pupilId), none);
  const { action, basis, scope } = rightToRead(asked, caller);
  const { actor } = asked.asking;
  await logLooks(deps.logRead, actor, caller.moment, action, [{ facts: asked.card.facts, basis }]);
  const rows = asked.beside.filter((row) => isVisible(row, actor.personId, scope));
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

/** Was there a warning before that day? Withdrawn ones are named as such and do not count (OF §§ 9-16, 9-17). */
export const readPrior =
  (deps: ReadDeps) =>
  async (caller: Caller, { kind, subject, before, ...about }: About & Prior): Promise<output<typeof WirePrior>> => {
    const { rows, show } = await readRows(deps, caller, about);
    const prior = rows.filter((row) => isPrior(row, { kind, subject, before }));
    return { warned: prior.some((row) => row.ended?.how !== 'withdrawn'), warnings: prior.map(show) };
  };

/** One warning as it was sent, with its end: two reads. Opening one is logged, of every pupil. */
export const readWarning =
  (deps: ReadDeps) =>
  async (caller: Caller, name: WarningName): Promise<output<typeof WireWarning>> => {
    const { ownerId } = caller.login;
    const asked = await askAbout(
      deps,
      caller,
      name,
      () => Promise.all([deps.store.sent(ownerId, name.warningId), deps.store.end(ownerId, name.warningId)]),
      async ([sent, end], _who, card) => {
        const guardians = !isProtected(card.facts.protection) ? guardiansIn(sent) : [];
        const staff = [sent?.sentBy.staffId, sent?.approvedBy?.staffId, end?.by.staffId].flatMap((id) => id ?? []);
        return Promise.all([deps.lookup.staffNames(ownerId, staff), deps.lookup.guardianNames(ownerId, guardians)]);
      },
    );
    const [sent, end] = asked.beside;
    const { scope } = await opened(deps, caller, asked, name, sent);
    if (!sent) throw notFound();
    const [names, guardians] = await asked.after();
    return showWarning(sent, end, { staffId: asked.asking.actor.personId, names, scope, guardians });
  };

/** The letter, byte for byte as it was sent; of several subjects only for who may see them all. */
export const readLetter =
  (deps: ReadDeps) =>
  async (caller: Caller, name: WarningName): Promise<Uint8Array> => {
    const { ownerId } = caller.login;
    const read = () =>
      Promise.all([deps.store.sent(ownerId, name.warningId), deps.store.letter(ownerId, name.warningId)]);
    const asked = await askAbout(deps, caller, name, read, none);
    const [sent, letter] = asked.beside;
    const { scope } = await opened(deps, caller, asked, name, sent);
    const seesAll = scope === 'all' || sent?.subjects.every(({ code }) => scope.has(code));
    if (!letter || !seesAll) throw notFound();
    return letter;
  };

const guardiansIn = (sent: SentWarning | undefined): readonly string[] =>
  (sent?.recipients ?? []).flatMap(({ person }) => (person.kind === 'guardian' ? [person.id] : []));

/** Lets through who may see this warning, with the subjects of it that they may see, and keeps that they opened it. */
async function opened(
  { logRead }: ReadDeps,
  caller: Caller,
  asked: Pick<Asked<unknown>, 'asking' | 'card'>,
  { pupilId }: WarningName,
  sent: SentWarning | undefined,
): Promise<{ readonly scope: Scope }> {
  const { action, basis, scope } = rightToRead(asked, caller);
  const { personId } = asked.asking.actor;
  if (!sent || sent.pupilId !== pupilId) throw notFound();
  const { kind, subjects, sentBy } = sent;
  if (!isVisible({ kind, subjects, sentBy: sentBy.staffId }, personId, scope)) throw notFound();
  await logOpened(logRead, asked.asking, caller, { action, pupilId, basis });
  return { scope: scopeOf(sentBy.staffId, personId, scope) };
}
