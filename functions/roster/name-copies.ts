import { canonicalJson } from '../shared/ids.ts';
import { type Dynamo, firstItems, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { type GroupCard, type NameCopy, nameOf, type PupilName } from './group-records.ts';

/**
 * The items of a group repeat the names and protections of its pupils, so that a list costs one query instead of a read
 * for each pupil (decision 046). Such a copy may be older than the pupil's record. A write that changes a record
 * therefore marks the pupil as changed, in the same transaction, at the school that the copies name; a reader asks for
 * the marks of the school and reads the record of every marked pupil. So no list ever shows an outdated protection.
 */

/** The partition of a school's marks of changed pupils: `owner#SCHOOL#id#CHANGED-PUPILS` / `PUPIL#id`. */
export const changedPupils = (ownerId: string, schoolId: string): string =>
  key(ownerId, 'SCHOOL', schoolId, 'CHANGED-PUPILS');

/** The mark that a pupil's copies at a school may be older than the record. */
export const changedMark = (
  ownerId: string,
  { schoolId, pupilId }: { readonly schoolId: string; readonly pupilId: string },
  changedAt: Instant,
) => ({ pk: changedPupils(ownerId, schoolId), sk: key('PUPIL', pupilId), pupilId, changedAt });

/** The copy of a pupil that a membership holds. */
export const copyOf = ({ givenName, familyName, protection, schoolId, from, to }: PupilName): NameCopy => ({
  givenName,
  familyName,
  protection,
  schoolId,
  from,
  to,
});

/** True when both pupils give the same copy. */
export const isSameCopy = (a: PupilName, b: PupilName): boolean =>
  canonicalJson(copyOf(a)) === canonicalJson(copyOf(b));

/** Pupils by id from their own records, strongly consistent; ids without a record are left out. */
export const recordedNames =
  (client: Dynamo, table: string) =>
  async (ownerId: string, pupilIds: readonly string[]): Promise<ReadonlyMap<string, PupilName>> => {
    const keys = [...new Set(pupilIds)].map((id) => ({ pk: key(ownerId, 'PUPIL', id), sk: 'FACTS#PROFILE' }));
    return new Map((await itemsAt(client, table, keys)).map((item) => [String(item.id), nameOf(item)]));
  };

/** With more marks than this, readers read all records: after a large change, until the importer has renewed copies. */
const MOST_MARKS = 100;

/**
 * Pupils by id, as exact as their records: from the group's copies, except pupils whom its school has marked as
 * changed. One trip, and a second one for marked pupils.
 */
export const namesIn = (client: Dynamo, table: string) => {
  const recorded = recordedNames(client, table);
  return async (ownerId: string, pupilIds: readonly string[], group?: GroupCard) => {
    const copies = new Map(
      pupilIds.flatMap((id) => {
        const copy = group?.nameCopies?.get(id);
        // Another school's pupil has its mark at that school: do not trust the copy here.
        return copy && copy.schoolId === group?.schoolId ? [[id, copy] as const] : [];
      }),
    );
    if (!group || copies.size === 0) return recorded(ownerId, pupilIds);
    const marks = queryOf(table, { pk: changedPupils(ownerId, group.schoolId) });
    const [changed, others] = await Promise.all([
      firstItems(client, marks, MOST_MARKS + 1),
      recorded(
        ownerId,
        pupilIds.filter((id) => !copies.has(id)),
      ),
    ]);
    const marked = new Set(changed.map(({ pupilId }) => pupilId));
    const outdated = [...copies.keys()].filter((id) => changed.length > MOST_MARKS || marked.has(id));
    return new Map([...copies, ...others, ...(await recorded(ownerId, outdated))]);
  };
};
