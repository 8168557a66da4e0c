import { settlementKey } from '../../../functions/roster/questions.ts';
import type { WorkKind } from '../../../functions/roster/rules.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { type Item, keysOf, seed } from '../../support/records.ts';
import type { RosterWorld } from './people.ts';

/** A line of a school's work list, as the importer writes one. */
export const line = (schoolId: string, kind: WorkKind, subjectId: string, more: Record<string, string> = {}): Item => ({
  pk: `${OWNER}#SCHOOL#${schoolId}#WORKLIST`,
  sk: `${kind}#${subjectId}`,
  kind,
  subjectId,
  since: '2026-11-01T06:00:00.000Z',
  ...more,
});

/** One source's word on a person's protection. */
export const says = (
  partition: 'PUPIL' | 'GUARDIAN',
  id: string,
  protection: string,
  system = 'IST',
  index = newId(),
): Item => ({
  pk: `${OWNER}#${partition}#${id}`,
  sk: `SAYS#${index}`,
  ...{ index, system, shown: `${system}-1`, protection, at: '2026-11-01T06:00:00.000Z' },
});

/** A source's row about a pupil and a guardian. */
export const rowAbout = (
  pupilId: string,
  guardianId: string,
  basis: string,
  more: Record<string, string> = {},
): Item => {
  const { rowId = newId(), ...rest } = more;
  return {
    ...keysOf(OWNER).relation(pupilId, guardianId, rowId),
    ...{ rowId, guardianId, basis, source: 'school', system: 'IST', from: '2026-08-01', ...rest },
  };
};

/** A pupil of the school with a guardian whose basis nobody knows: what a settling test starts from. */
export async function family(world: RosterWorld, more: { readonly schoolId?: string } = {}) {
  const [pupilId, guardianId, rowId, classRow] = [newId(), newId(), newId(), newId()];
  const schoolId = more.schoolId ?? world.id.school;
  const profile = { givenName: 'Ada', familyName: 'Lie', birthDate: '2015-05-01', protection: 'unknown', schoolId };
  const pk = `${OWNER}#PUPIL#${pupilId}`;
  const group = {
    groupId: newId(),
    rowId: classRow,
    schoolId,
    groupName: '3C',
    groupKind: 'basis',
    from: '2026-08-01',
  };
  const guardian = { id: guardianId, givenName: 'Bo', familyName: 'Lie', protection: 'unknown', from: '2026-08-01' };
  await seed(world.client, world.tables.main, [
    { pk, sk: 'FACTS#PROFILE', id: pupilId, from: '2026-08-01', ...profile },
    { pk, sk: `FACTS#ENROLMENT#${group.groupId}#${classRow}`, ...group },
    rowAbout(pupilId, guardianId, 'unknown', { rowId, said: 'Annet' }),
    { ...keysOf(OWNER).profile('GUARDIAN', guardianId), ...guardian },
  ]);
  return { pupilId, guardianId, rowId, schoolId };
}

export const settlementAt = (subject: Parameters<typeof settlementKey>[1]) => settlementKey(OWNER, subject);
