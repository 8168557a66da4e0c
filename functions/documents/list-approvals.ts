import type { output } from 'zod/mini';
import { type Caller, loadStaff, logLooks, permitStaff } from '../access/authorize.ts';
import type { LogRead } from '../access/read-log.ts';
import { type Lookup, roleId, type StaffCard } from '../roster/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import { addDays, type Day, holdsOn } from '../shared/time.ts';
import { kindOf } from './known-template.ts';
import { leadsSchools } from './leads.ts';
import type { Deputy, Meta } from './record.ts';
import type { Approvals } from './sharing-schema.ts';
import type { DocumentsStore } from './store.ts';
import { lookAt } from './view.ts';

export type ApprovalsDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'roleHolders'>;
  readonly store: Pick<DocumentsStore, 'waiting' | 'deputyOf' | 'standsInFor'>;
  readonly logRead: LogRead;
};

/**
 * The documents that wait for the caller, oldest first, also as somebody's deputy on the days of the stand-in (I4), and
 * the caller's own deputy. Three reads: the login; the queue, the roles and the deputies; the queues of others.
 */
export const listApprovals =
  (deps: ApprovalsDeps) =>
  async (caller: Caller): Promise<output<typeof Approvals>> => {
    const { login, moment, language } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const who = await deps.lookup.whoIs(login);
    const staffId = roleId(who, 'staff', day);
    const [staff, own, deputy, instead] = await Promise.all([
      loadStaff(deps.lookup, caller, who),
      deps.store.waiting(ownerId, staffId),
      deps.store.deputyOf(ownerId, staffId),
      deps.store.standsInFor(ownerId, staffId),
    ]);
    permitStaff(staff, caller, 'staff:home', { kind: 'self' });
    const absent = instead.filter((each) => holdsOn(each, day));
    const [queues, candidates] = await Promise.all([
      Promise.all(absent.map(async (each) => waitingFor(await deps.store.waiting(ownerId, each.approverId), each))),
      candidatesOf(deps, ownerId, { card: staff.card, day }),
    ]);
    const [led, schools] = [new Set(leadsSchools(staff.card, day)), schoolsOf(staff.card, day)];
    const mine = own.filter(({ schoolId }) => led.has(schoolId)).map((meta) => ({ meta, insteadOf: null }));
    const others = queues.flat().filter(({ meta }) => schools.has(meta.schoolId));
    const all = [...mine, ...others];
    const looks = all.map(({ meta }) => lookAt(meta.pupilId, 'staff:document-approver'));
    await logLooks(deps.logRead, staff.actor, moment, 'document:approve', looks);
    return {
      waiting: all
        .sort((a, b) => ((a.meta.asked?.at ?? '') < (b.meta.asked?.at ?? '') ? -1 : 1))
        .map(({ meta, insteadOf }) => shown(meta, { insteadOf, language })),
      candidates,
      deputy: deputy && day < deputy.to ? showDeputy(deputy) : null,
    };
  };

const waitingFor = (queue: readonly Meta[], { approverName }: Deputy) =>
  queue.map((meta) => ({ meta, insteadOf: approverName }));

/** The schools at which somebody works today; a leader who has left a school approves nothing there. */
const schoolsOf = ({ assignments }: StaffCard, day: Day): ReadonlySet<string | undefined> =>
  new Set(assignments.filter((held) => holdsOn(held, day)).map(({ schoolId }) => schoolId));

type Asking = { readonly card: StaffCard; readonly day: Day };

/** The other leaders of the schools that the caller leads. */
async function candidatesOf({ lookup }: ApprovalsDeps, ownerId: string, { card, day }: Asking) {
  const led = leadsSchools(card, day);
  if (led.length === 0) return [];
  const held = led.flatMap((schoolId) =>
    (['leader', 'principal'] as const).map((role) => lookup.roleHolders(ownerId, schoolId, role)),
  );
  const ids = new Set((await Promise.all(held)).flat().filter((id) => id !== card.staffId));
  const cards = await Promise.all([...ids].map((id) => lookup.staff(ownerId, id)));
  return cards.flatMap((other) =>
    other && leadsSchools(other, day).some((schoolId) => led.includes(schoolId))
      ? [{ staffId: other.staffId, name: other.name }]
      : [],
  );
}

type Showing = { readonly insteadOf: string | null; readonly language: Language };

const shown = (meta: Meta, { insteadOf, language }: Showing) => ({
  documentId: meta.documentId,
  pupilId: meta.pupilId,
  schoolId: meta.schoolId,
  pupilName: meta.pupilName,
  templateName: kindOf(meta).name[language],
  title: meta.title,
  askedBy: meta.asked?.byName ?? '',
  askedAt: meta.asked?.at ?? meta.updatedAt,
  insteadOf,
});

/** A deputy as the approver sees it. */
export const showDeputy = ({ staffId, name, from, to }: Deputy) => ({ staffId, name, from, lastDay: addDays(to, -1) });
