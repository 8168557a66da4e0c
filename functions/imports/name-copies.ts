import { changedMark, isSameCopy, type NameCopies, type PupilName } from '../roster/lookup.ts';
import type { Kind } from '../sources/rows.ts';
import type { Change, ItemWorld, Recorded } from './change.ts';
import type { Scratch } from './scratch.ts';

/** The rows of one kind, and what the records of their pupils say before they are written. */
export type Part = { readonly kind: Kind; readonly recorded: Recorded };

/** Pupils that are read at once. */
const AT_ONCE = 1000;

/**
 * The records of the pupils whose own rows or places in groups change. What groups repeat of a pupil is compared with
 * the record before the pupil's row is written, and taken from the record after that.
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
 * The marks that a pupil's record becomes another than groups repeat (decision 046), at the school of before and at
 * that of now. None where nobody can have a copy, since the pupil is new, or where every copy says the same.
 */
export function copiesOutdated({ ownerId, now, recorded }: World, pupilId: string, after: Partial<PupilName>): Put[] {
  const before = recorded.get(pupilId);
  if (!before) return [];
  const name = { ...before, ...after };
  if (isSameCopy(before, name)) return [];
  const schools = [...new Set([before.schoolId, name.schoolId])];
  return schools.map((schoolId) => ({ put: changedMark(ownerId, { schoolId, pupilId }, now) }));
}
