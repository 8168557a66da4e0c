import type { output } from 'zod/mini';
import { authorizeStaff, type Caller } from '../access/authorize.ts';
import { type Action, decide } from '../access/policy.ts';
import { type DeliveriesLookup, mayReceive } from '../deliveries/lookup.ts';
import type { LeaveLookup } from '../leave/lookup.ts';
import type { CareLookup } from '../message-care/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Settings } from '../settings/lookup.ts';
import { holdsOn } from '../shared/time.ts';
import type { WarningsLookup } from '../warnings/lookup.ts';
import type { Waiting } from './schema.ts';
import { wordFor } from './texts.ts';

export type WaitingDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'pupilNames' | 'openQuestions'>;
  readonly settings: { of(ownerId: string): Promise<Shown> };
  readonly leave: Pick<LeaveLookup, 'waitingForPrincipal'>;
  readonly warnings: Pick<WarningsLookup, 'waitingForApproval'>;
  readonly deliveries: Pick<DeliveriesLookup, 'openPapers'>;
  readonly care: Pick<CareLookup, 'openReports'>;
};
type Shown = { at(schoolId: string): Pick<Settings, 'school.contact'> };
type Kind = output<typeof Waiting>['lines'][number]['kind'];
type Counted = { readonly count: number; readonly more: boolean };
type At = { readonly ownerId: string; readonly schoolId: string; readonly staffId: string };

/**
 * The right that each line needs, and the path of its list. Pupils over the absence limit have no line: nobody has
 * applied for a decision, and exceeding the limit requires none (OF § 9-8 fourth paragraph: the principal may).
 */
export const LINES: readonly { readonly kind: Kind; readonly by: Action; readonly under: string }[] = [
  { kind: 'leave-decisions', by: 'pupil:decide-long-leave', under: 'leave-applications' },
  { kind: 'warning-approvals', by: 'warning:approve', under: 'warning-approvals' },
  { kind: 'paper-tasks', by: 'school:paper-tasks', under: 'paper-tasks' },
  { kind: 'reported-messages', by: 'school:reported-messages', under: 'reported-messages' },
  { kind: 'work-list', by: 'school:work-list', under: 'work-list' },
];
/** The highest count of a kind. */
const MOST = 100;

/** Use-case: counts a school's waiting work, in agreement with the lists behind each count. Names nobody. */
export const showWaiting =
  (deps: WaitingDeps) =>
  async (caller: Caller, schoolId: string): Promise<output<typeof Waiting>> => {
    const { ownerId } = caller.login;
    const target = { kind: 'school', schoolId } as const;
    const { actor, loaded: settings } = await authorizeStaff(deps.lookup, caller, {
      action: 'school:waiting',
      target,
      load: () => deps.settings.of(ownerId),
    });
    const mine = LINES.filter(({ by }) => decide(by, actor, target, caller.moment.day).allowed);
    const counts = countersOf(deps, caller, { ownerId, schoolId, staffId: actor.personId }, settings);
    const lines = await Promise.all(
      mine.map(async ({ kind, under }) => ({
        kind,
        ...(await counts[kind]()),
        text: wordFor(`office.waits.${kind}`, caller.language),
        method: 'GET' as const,
        path: `/v1/schools/${schoolId}/${under}`,
      })),
    );
    return { lines };
  };

function countersOf(
  deps: WaitingDeps,
  caller: Caller,
  at: At,
  settings: Shown,
): Readonly<Record<Kind, () => Promise<Counted>>> {
  const { ownerId, schoolId } = at;
  return {
    'leave-decisions': async () =>
      here(deps, caller, at, await deps.leave.waitingForPrincipal(ownerId, schoolId, MOST + 1)),
    'warning-approvals': async () =>
      here(deps, caller, at, await deps.warnings.waitingForApproval(ownerId, schoolId, MOST + 1)),
    'paper-tasks': () => papers(deps, caller, at),
    'reported-messages': async () => {
      const open = await deps.care.openReports(ownerId, schoolId, { staffId: at.staffId, limit: MOST + 1 });
      return { count: Math.min(open.length, MOST), more: open.length > MOST };
    },
    'work-list': async () => ({ count: await deps.lookup.openQuestions(ownerId, schoolId, settings), more: false }),
  };
}

/** Counts only pupils who are at the school, since the lists leave the others out. */
async function here(
  { lookup }: WaitingDeps,
  { moment }: Caller,
  { ownerId, schoolId }: At,
  pupilIds: readonly string[],
): Promise<Counted> {
  const names = await lookup.pupilNames(ownerId, pupilIds);
  const isHere = (id: string) => {
    const pupil = names.get(id);
    return pupil !== undefined && pupil.schoolId === schoolId && holdsOn(pupil, moment.day);
  };
  const counted = pupilIds.filter(isHere).length;
  return { count: Math.min(counted, MOST), more: pupilIds.length > MOST };
}

async function papers(deps: WaitingDeps, { moment }: Caller, { ownerId, schoolId }: At): Promise<Counted> {
  const open = await deps.deliveries.openPapers(ownerId, schoolId, MOST + 1);
  const ids = [...new Set(open.map(({ pupilId }) => pupilId))];
  const cards = await Promise.all(ids.map((id) => deps.lookup.pupil(ownerId, id)));
  const byId = new Map(cards.flatMap((card) => (card ? [[card.facts.pupilId, card] as const] : [])));
  const waits = open.slice(0, MOST).filter(({ pupilId, person }) => {
    const card = byId.get(pupilId);
    return card !== undefined && mayReceive(ownerId, card, person, moment);
  });
  return { count: waits.length, more: open.length > MOST };
}
