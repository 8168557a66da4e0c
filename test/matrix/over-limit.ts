import { newId } from '../../functions/shared/ids.ts';
import { entryItem, entryOf } from '../functions/figures/records.ts';
import { ALWAYS, type Item, recordsOf } from '../support/records.ts';

/**
 * An upper secondary school whose one pupil is 65 of 600 minutes away from a subject: over the limit, under the
 * principal's.
 */
export const OVER_LIMIT = { schoolId: newId(), pupilId: newId(), groupId: newId() };

/** The role by which the principal of the matrix is principal there too. */
export const PRINCIPAL_THERE = { role: 'principal' as const, schoolId: OVER_LIMIT.schoolId, ...ALWAYS };

/** The records of that school. */
export function overLimit(ownerId: string): Item[] {
  const make = recordsOf(ownerId);
  const { schoolId, pupilId, groupId } = OVER_LIMIT;
  const course = { groupKind: 'teaching', subjectCode: 'MAT1', annualHours: 10 };
  const entry = { ...OVER_LIMIT, subjectCode: 'MAT1', lessonId: newId(), date: '2026-11-20', minutes: 65 };
  return [
    ...make.school(schoolId, 'Fjordvik vgs').map((item) => ({ ...item, type: 'vgs' })),
    ...make.pupil({ id: pupilId, schoolId, groupId, birthDate: '2010-05-01' }),
    ...make.group({ groupId, schoolId }, 'Matematikk 1T', [pupilId], course),
    entryItem(ownerId, entryOf(entry)),
  ];
}
