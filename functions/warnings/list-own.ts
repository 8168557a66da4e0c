import type { output } from 'zod/mini';
import {
  authorizeStaff,
  type Caller,
  loadStaff,
  logLooks,
  permitStaff,
  type StaffMember,
} from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, type PupilCard, roleId } from '../roster/lookup.ts';
import type { SettingsLookup } from '../settings/lookup.ts';
import { holdsOn } from '../shared/time.ts';
import type { WarningSettings } from './authorize.ts';
import type { Draft } from './record.ts';
import { isOld, type WarningKind } from './rules.ts';
import type { Approvals, Own } from './schema.ts';
import type { WarningsStore } from './store.ts';
import { isUnsent, nameOn } from './view.ts';

export type OwnDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'pupilNames'>;
  readonly settings: SettingsLookup<WarningSettings>;
  readonly store: Pick<WarningsStore, 'own' | 'asked'>;
  readonly logRead: LogRead;
};

/**
 * The author's work list (D7, D11): unsent warnings, oldest first and with a mark when old, and open sent warnings. One
 * query.
 */
export const listOwn =
  (deps: OwnDeps) =>
  async (caller: Caller): Promise<output<typeof Own>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const [who, values] = await Promise.all([deps.lookup.whoIs(caller.login), deps.settings.of(ownerId)]);
    const staffId = roleId(who, 'staff', day);
    const [staff, own] = await Promise.all([loadStaff(deps.lookup, caller, who), deps.store.own(ownerId, staffId)]);
    permitStaff(staff, caller, 'staff:home', { kind: 'self' });
    const seen = await pupilsOf(deps, caller, staff, own);
    const line = (draft: Draft) => lineOf(draft, seen.get(draft.warningId));
    return {
      drafts: own.filter(isUnsent).map((draft) => ({
        ...line(draft),
        status: draft.status,
        version: draft.version,
        createdAt: draft.createdAt,
        old: isOld(draft.createdAt, day, values.at(draft.schoolId)['warnings.draftDays']),
        note: draft.note ?? null,
      })),
      open: own
        .filter((draft) => draft.status === 'sent')
        .map((draft) => ({ ...line(draft), sentAt: draft.sentAt ?? draft.at, byDay: draft.content.byDay })),
    };
  };

/**
 * Warnings that wait for a principal's approval at a school, oldest first. Names are read after the authorization. A
 * pupil who has left is left out, since nobody may read the draft.
 */
export const listApprovals =
  (deps: OwnDeps) =>
  async (caller: Caller, { schoolId }: { readonly schoolId: string }): Promise<output<typeof Approvals>> => {
    const { ownerId } = caller.login;
    const {
      actor,
      basis,
      loaded: asked,
    } = await authorizeStaff(deps.lookup, caller, {
      action: 'warning:approve',
      target: { kind: 'school', schoolId },
      load: () => deps.store.asked(ownerId, schoolId),
    });
    const names = await deps.lookup.pupilNames(
      ownerId,
      asked.map((draft) => draft.pupilId),
    );
    const rows = asked.flatMap((draft) => {
      const pupil = names.get(draft.pupilId);
      return pupil && pupil.schoolId === schoolId && holdsOn(pupil, caller.moment.day) ? [{ draft, pupil }] : [];
    });
    const read = rows.map(({ pupil }) => ({ facts: pupil, basis }));
    await logLooks(deps.logRead, actor, caller.moment, 'warning:approve', read);
    return {
      drafts: rows.map(({ draft, pupil }) => ({
        ...lineOf(draft, pupil),
        version: draft.version,
        askedAt: draft.at,
      })),
    };
  };

const lineOf = ({ warningId, pupilId, schoolId, kind }: Draft, pupil: Shown | undefined) => ({
  warningId,
  pupilId,
  schoolId,
  kind,
  ...(pupil ? nameOn(pupil) : { pupilName: null, protected: null }),
});

type Shown = Parameters<typeof nameOn>[0];

/** The pupils about whom the author may still write, by warning; the list names no others. One parallel trip. */
async function pupilsOf(
  { lookup, logRead }: OwnDeps,
  { login, moment }: Caller,
  staff: StaffMember,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<string, Shown>> {
  const ids = [...new Set(drafts.map((draft) => draft.pupilId))];
  const cards = await Promise.all(ids.map((id) => lookup.pupil(login.ownerId, id)));
  const byId = new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
  const rows = drafts.flatMap((draft) => {
    const card = byId.get(draft.pupilId);
    const basis = card && basisOf(staff, card, draft.kind, moment.day);
    return card && basis ? [{ draft, card, basis }] : [];
  });
  const read = rows.map(({ card, basis }) => ({ facts: card.facts, basis }));
  await logLooks(logRead, staff.actor, moment, 'warning:write-subject', read);
  return new Map(
    rows.map(({ draft, card }) => [
      draft.warningId,
      { givenName: card.givenName, familyName: card.familyName, protection: card.facts.protection },
    ]),
  );
}

function basisOf(staff: StaffMember, card: PupilCard, kind: WarningKind, day: string): string | undefined {
  const action = kind === 'subject' ? 'warning:write-subject' : 'warning:write-conduct';
  const decision = rightsOn(staff.actor, card, day)(action);
  return decision.allowed ? decision.basis : undefined;
}
