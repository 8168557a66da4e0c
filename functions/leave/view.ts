import type { output } from 'zod/mini';
import { guardiansOn, isProtected } from '../access/policy.ts';
import type { Lookup, PupilCard, PupilName } from '../roster/lookup.ts';
import { type OrgContext, wordOf } from '../settings/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { LeaveSettings } from './authorize.ts';
import type { Leave, LeaveStep } from './leave.ts';
import { statusAfter } from './rules.ts';
import type { LeaveRow, Leave as WireLeave } from './schema.ts';

/** Reader of an application: person, language and day. */
export type Viewer = {
  readonly org: OrgContext<LeaveSettings>;
  readonly personId: string;
  readonly language: Language;
  readonly today: Day;
  /** Names of guardians and staff that this caller may see. */
  readonly names: ReadonlyMap<string, string>;
};

type Listed = Parameters<typeof wordOf>[0];

/** An application as its reader sees it: every step, and who took it. */
export function showLeave(leave: Leave, viewer: Viewer): output<typeof WireLeave> {
  const { org, language } = viewer;
  const settings = org.at(leave.schoolId);
  const { leaveId, pupilId, schoolId, version, status, firstDay, lastDay, decider } = leave;
  return {
    leaveId,
    pupilId,
    schoolId,
    version,
    status,
    firstDay,
    lastDay,
    dates: [...leave.dates],
    purpose: wordOf(settings['leave.purposes'], leave.purposeId, language),
    decider,
    withdrawable: 'status' in statusAfter('withdraw', leave, viewer.today),
    steps: leave.steps.map((step) => showStep(step, viewer, settings['leave.refusalReasons'])),
  };
}

function showStep(step: LeaveStep, { personId, names, language }: Viewer, reasons: Listed) {
  const { status, by, at, basis, refusalReasonId } = step;
  return {
    status,
    at,
    by: {
      kind: by.kind,
      you: by.personId === personId,
      name: names.get(by.personId) ?? null,
      // Staff only: not every reader may know a guardian's relation to the child.
      basis: by.kind === 'staff' ? (basis ?? null) : null,
    },
    refusalReason: refusalReasonId === undefined ? null : wordOf(reasons, refusalReasonId, language),
  };
}

/** An application as a line of a list for staff. */
export function rowOf(leave: Leave, pupil: PupilName, { org, language }: Pick<Viewer, 'org' | 'language'>) {
  const { leaveId, pupilId, version, status, firstDay, lastDay, decider } = leave;
  const row: output<typeof LeaveRow> = {
    pupilId,
    pupilName: `${pupil.givenName} ${pupil.familyName}`,
    protected: isProtected(pupil.protection),
    leaveId,
    version,
    status,
    firstDay,
    lastDay,
    schoolDays: leave.dates.length,
    purpose: wordOf(org.at(leave.schoolId)['leave.purposes'], leave.purposeId, language),
    decider,
    appliedAt: leave.steps[0]?.at ?? '',
  };
  return row;
}

/**
 * The names behind the steps: staff always; guardians only while their relation holds and the pupil is not protected
 * (law 4). One trip.
 */
export async function stepNames(
  lookup: Pick<Lookup, 'guardianNames' | 'staffNames'>,
  { ownerId, card, day }: { readonly ownerId: string; readonly card: PupilCard | undefined; readonly day: Day },
  leaves: readonly Leave[],
): Promise<ReadonlyMap<string, string>> {
  const idsOf = (kind: LeaveStep['by']['kind']) =>
    leaves.flatMap(({ steps }) => steps.flatMap(({ by }) => (by.kind === kind ? [by.personId] : [])));
  const known = new Set(card && !isProtected(card.facts.protection) ? guardiansOn(card.facts, day) : []);
  const [guardians, staff] = await Promise.all([
    lookup.guardianNames(
      ownerId,
      idsOf('guardian').filter((id) => known.has(id)),
    ),
    lookup.staffNames(ownerId, idsOf('staff')),
  ]);
  return new Map([...guardians, ...staff]);
}
