import { changedMark, isSameCopy, type NameCopies, type PupilName } from '../roster/lookup.ts';
import type { Kind } from '../sources/rows.ts';
import type { Change, ItemWorld, Recorded } from './change.ts';
import type { Scratch } from './scratch.ts';

/** The rows of a kind, and their pupils' records before the write. */
export type Part = { readonly kind: Kind; readonly recorded: Recorded };

/** Pupils of one read. */
const AT_ONCE = 1000;

/**
 * The records of the pupils whose own rows or places in groups change. Groups copy fields of pupils: before the write
 * of a pupil's row the copies are compared with the record, after it they are made from the record.
 */
export async function recordedFor(
  { copies, scratch }: { readonly copies: Pick<NameCopies, 'recorded'>; readonly scratch: Scratch },
  ownerId: string,
  kind: Kind,
): Promise<Recorded> {
  const ids = kind === 'pupil' || kind === 'enrolment' ? scratch.pupilsOfChanges(kind) : [];
  const found = new Map<string, PupilName>();
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = await copies.recorded(ownerId, ids.slice(start, start + AT_ONCE));
    for (const [id, name] of some) found.set(id, name);
  }
  return found;
}

type World = Pick<ItemWorld, 'ownerId' | 'now' | 'recorded'>;
type Put = Extract<Change, { put: unknown }>;

/**
 * Marks that a pupil's record now differs from the copies in groups (decision 046), at the old and the new school. No
 * mark for a new pupil, who has no copies, or if every copy still equals the record.
 */
export function copiesOutdated({ ownerId, now, recorded }: World, pupilId: string, after: Partial<PupilName>): Put[] {
  const before = recorded.get(pupilId);
  if (!before) return [];
  const name = { ...before, ...after };
  if (isSameCopy(before, name)) return [];
  const schools = [...new Set([before.schoolId, name.schoolId])];
  return schools.map((schoolId) => ({ put: changedMark(ownerId, { schoolId, pupilId }, now) }));
}
