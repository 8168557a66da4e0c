import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks, permitStaff, type StaffMember } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { roleId } from '../roster/lookup.ts';
import { openCursor, sealCursor } from '../shared/http/cursor.ts';
import type { AuthorizeDeps } from './authorize.ts';
import type { Remark } from './record.ts';
import type { OwnRemarks } from './schema.ts';
import type { RemarksStore } from './store.ts';
import { nameOn, showLine } from './view.ts';

export type OwnDeps = Omit<AuthorizeDeps, 'settings'> & {
  readonly store: Pick<RemarksStore, 'own'>;
  /** Signs page cursors. */
  readonly secret: () => Promise<string>;
};

const PAGE = 20;

/**
 * A teacher's own remarks, last registered first (E1): one query of the remarks. It leaves out remarks about pupils
 * whom the caller no longer teaches, so a page may be short.
 */
export const listOwn =
  (deps: OwnDeps) =>
  async (
    caller: Caller,
    input: { readonly cursor?: string | undefined; readonly limit?: string | undefined },
  ): Promise<output<typeof OwnRemarks>> => {
    const { ownerId } = caller.login;
    const [who, secret] = await Promise.all([deps.lookup.whoIs(caller.login), deps.secret()]);
    const staffId = roleId(who, 'staff', caller.moment.day);
    const bound = ['own-remarks', ownerId, staffId];
    const after = input.cursor === undefined ? undefined : openCursor(secret, bound, input.cursor);
    const limit = Number(input.limit ?? PAGE);
    const [staff, found] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      deps.store.own(ownerId, staffId, { limit, after }),
    ]);
    permitStaff(staff, caller, 'staff:home', { kind: 'self' });
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1)?.remarkId : undefined;
    return {
      remarks: await shown(deps, caller, staff, page),
      next: last === undefined ? null : sealCursor(secret, bound, last),
    };
  };

async function shown(deps: OwnDeps, caller: Caller, staff: StaffMember, page: readonly Remark[]) {
  const { lookup, logRead } = deps;
  const { actor, card } = staff;
  const ids = [...new Set(page.map((remark) => remark.pupilId))];
  const cards = await Promise.all(ids.map((id) => lookup.pupil(caller.login.ownerId, id)));
  const rights = new Map(
    cards.flatMap((pupil) => {
      const right = pupil && rightsOn(actor, pupil, caller.moment.day)('remark:own');
      return pupil && right?.allowed ? [[pupil.facts.pupilId, { pupil, basis: right.basis }] as const] : [];
    }),
  );
  const rows = page.flatMap((remark) => {
    const right = rights.get(remark.pupilId);
    return right ? [{ remark, ...right }] : [];
  });
  const read = rows.map(({ pupil, basis }) => ({ facts: pupil.facts, basis }));
  await logLooks(logRead, actor, caller.moment, 'remark:own', read);
  const viewer = { staffId: actor.personId, language: caller.language, names: new Map([[actor.personId, card.name]]) };
  return rows.map(({ remark, pupil }) => ({
    ...showLine(remark, viewer),
    ...nameOn({ ...pupil, protection: pupil.facts.protection }),
  }));
}
