import type { output } from 'zod/mini';
import { type Caller, loadStaff, logOpened, type StaffMember } from '../access/authorize.ts';
import { rightsOn } from '../access/authorize-pupil.ts';
import { type Action, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { writeLetter } from '../letters/write-letter.ts';
import { isAt, type Lookup, type PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import type { Day } from '../shared/time.ts';
import type { SentWarning, WarningEnd, WarningsLookup } from '../warnings/lookup.ts';
import { proofOf } from './proof-of.ts';
import type { Trail } from './schema.ts';
import type { DeliveriesStore } from './store.ts';
import { deliveriesOf, showTrail } from './trail-view.ts';

export type TrailDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'pupil' | 'guardianNames' | 'staffNames'>;
  readonly warnings: Pick<WarningsLookup, 'sent' | 'end'>;
  readonly store: Pick<DeliveriesStore, 'ofPupil'>;
  readonly logRead: LogRead;
};
export type TrailName = { readonly schoolId: string; readonly pupilId: string; readonly warningId: string };
type Shown = {
  readonly sent: SentWarning;
  readonly end: WarningEnd | undefined;
  readonly trail: output<typeof Trail>;
};

/** A warning's status per recipient (D6), for its sender, the contact teacher and leaders. Two reads. */
export const readTrail =
  (deps: TrailDeps) =>
  async (caller: Caller, name: TrailName): Promise<output<typeof Trail>> =>
    (await shown(deps, caller, name)).trail;

/** The trail as a letter, for a complaint (D9): the same records give the same bytes. */
export const readProof =
  (deps: TrailDeps) =>
  async (caller: Caller, name: TrailName): Promise<Uint8Array> => {
    const { sent, end, trail } = await shown(deps, caller, name);
    return writeLetter(proofOf(sent, end, trail));
  };

async function shown(deps: TrailDeps, caller: Caller, { schoolId, pupilId, warningId }: TrailName): Promise<Shown> {
  const { ownerId } = caller.login;
  const [who, card, sent, end, all] = await Promise.all([
    deps.lookup.whoIs(caller.login),
    deps.lookup.pupil(ownerId, pupilId),
    deps.warnings.sent(ownerId, warningId),
    deps.warnings.end(ownerId, warningId),
    deps.store.ofPupil(ownerId, pupilId),
  ]);
  const deliveries = sent ? deliveriesOf(sent, all) : [];
  // No list may show the guardians of a protected pupil (law 4).
  const isOpen = card !== undefined && !isProtected(card.facts.protection);
  const guardians = deliveries.flatMap(({ person }) => (isOpen && person.kind === 'guardian' ? [person.id] : []));
  const [staff, guardianNames, staffNames] = await Promise.all([
    loadStaff(deps.lookup, caller, who),
    deps.lookup.guardianNames(ownerId, guardians),
    deps.lookup.staffNames(
      ownerId,
      deliveries.flatMap(({ paperDone }) => (paperDone ? [paperDone.by] : [])),
    ),
  ]);
  if (!card || !isAt(card, schoolId, caller.moment.day) || sent?.pupilId !== pupilId) throw notFound();
  const { action, basis } = rightToTrail(staff, card, sent, caller.moment.day);
  await logOpened(deps.logRead, { actor: staff.actor, moment: caller.moment }, { action, pupilId, basis });
  const names = { pupil: sent.letterhead.pupil, guardians: guardianNames, staff: staffNames };
  return { sent, end, trail: showTrail(sent, deliveries, names) };
}

/** Leaders and the contact teacher see every trail, a subject teacher that of own warnings; others get not found. */
function rightToTrail(
  { actor }: StaffMember,
  card: PupilCard,
  sent: SentWarning,
  day: Day,
): { readonly action: Action; readonly basis: string } {
  const may = rightsOn(actor, card, day);
  const all = may('pupil:warnings-read');
  if (all.allowed) return { action: 'pupil:warnings-read', basis: all.basis };
  const own = may('pupil:subject-warnings');
  if (!own.allowed || sent.sentBy.staffId !== actor.personId) throw notFound();
  return { action: 'pupil:subject-warnings', basis: own.basis };
}
