import type { DatabaseSync } from 'node:sqlite';
import { newId } from '../shared/ids.ts';

/**
 * Recognises schools, terms and groups of the file under an unknown key that are held already: from another system, or
 * under a key that this system has changed. A school is matched by its organisation number, else by its name; a term by
 * its days; a group by school, name, kind and subject, and by at least half of its pupils (J1).
 */
export function places(database: DatabaseSync, settle: () => void) {
  return {
    recognisePlaces(kind: 'school' | 'term' | 'group'): void {
      settle();
      database.exec('BEGIN');
      database.prepare(BY_KEY).run({ kind });
      if (kind === 'school') give(database, kind, candidates(database, kind, 'number'));
      const found = candidates(database, kind, 'same');
      give(database, kind, kind === 'group' ? found.filter((pair) => isSameGroup(database, pair)) : found);
      const name = database.prepare('UPDATE row SET id = ? WHERE kind = ? AND idx = ?');
      for (const row of database.prepare('SELECT idx FROM row WHERE kind = ? AND id IS NULL AND refused = 0').all(kind))
        name.run(newId(), kind, String(row.idx));
      database.exec('COMMIT');
    },
  };
}

type Candidate = { readonly idx: string; readonly heldIdx: string; readonly id: string; readonly own: boolean };

const BY_KEY = `UPDATE row SET id = (SELECT held.id FROM held WHERE held.kind = row.kind AND held.idx = row.idx)
  WHERE kind = :kind`;
/** Exactly one row and one held record share the mark, and no key of the file leads to the record. */
const SHARING = `SELECT row.idx, held.idx AS held_idx, held.id, held.own, COUNT(*) OVER (PARTITION BY row.idx) AS records,
    COUNT(*) OVER (PARTITION BY held.id) AS heirs
  FROM row CROSS JOIN mark INDEXED BY mark_idx ON mark.kind = row.kind AND mark.idx = row.idx AND mark.name = :name
    CROSS JOIN held_mark ON held_mark.kind = mark.kind AND held_mark.mark = mark.mark
    CROSS JOIN held ON held.kind = held_mark.kind AND held.idx = held_mark.idx
  WHERE row.kind = :kind AND row.id IS NULL AND row.refused = 0 AND held.ended = 0
    AND NOT EXISTS (SELECT 1 FROM row AS known WHERE known.kind = held.kind AND known.id = held.id)
  GROUP BY row.idx, held.id`;

const candidates = (database: DatabaseSync, kind: string, name: 'number' | 'same'): readonly Candidate[] =>
  database
    .prepare(SHARING)
    .all({ kind, name })
    .filter((found) => kind === 'group' || (found.records === 1 && found.heirs === 1))
    .map((found) => ({
      idx: String(found.idx),
      heldIdx: String(found.held_idx),
      id: String(found.id),
      own: found.own === 1,
    }));

function give(database: DatabaseSync, kind: string, pairs: readonly Candidate[]): void {
  const name = database.prepare('UPDATE row SET id = ? WHERE kind = ? AND idx = ?');
  const [once, taken] = [new Set<string>(), new Set<string>()];
  for (const { idx, heldIdx, id, own } of pairs) {
    if (once.has(idx) || taken.has(id)) continue;
    once.add(idx);
    taken.add(id);
    name.run(id, kind, idx);
    if (own) moveKey(database, { kind, former: heldIdx, idx });
  }
}

/** Moves an index entry from one key to another. */
export function moveKey(
  database: DatabaseSync,
  move: { readonly kind: string; readonly former: string; readonly idx: string },
): void {
  // Names the index of marks: a search by kind alone would go through all marks for each.
  for (const table of ['held', 'id', 'held_mark INDEXED BY held_mark_idx'])
    database.prepare(`UPDATE ${table} SET idx = :idx WHERE kind = :kind AND idx = :former`).run(move);
  database.prepare('UPDATE held SET former = :former WHERE kind = :kind AND idx = :idx').run(move);
}

const SCHOOL_OF = `SELECT school.id FROM ref JOIN row AS school ON school.kind = 'school' AND school.idx = ref.to_idx
  WHERE ref.kind = 'group' AND ref.idx = :idx
  UNION SELECT held.id FROM ref JOIN held ON held.kind = 'school' AND held.idx = ref.to_idx WHERE ref.kind = 'group' AND ref.idx = :idx`;
const PUPILS_NOW = `SELECT DISTINCT COALESCE(pupil.id, known.id) AS id FROM ref
    JOIN ref AS who ON who.kind = 'enrolment' AND who.idx = ref.idx AND who.to_kind = 'pupil'
    LEFT JOIN row AS pupil ON pupil.kind = 'pupil' AND pupil.idx = who.to_idx
    LEFT JOIN held AS known ON known.kind = 'pupil' AND known.idx = who.to_idx
  WHERE ref.kind = 'enrolment' AND ref.to_kind = 'group' AND ref.to_idx = :idx`;
const PUPILS_HELD = `SELECT DISTINCT held.extra ->> '$.personId' AS id FROM held
  WHERE held.kind = 'enrolment' AND held.ended = 0 AND held.extra ->> '$.groupId' = :id AND held.extra ->> '$.as' = 'student'`;

/** False for last year's 4A, which has the same name but other pupils. */
function isSameGroup(database: DatabaseSync, { idx, heldIdx, id }: Candidate): boolean {
  const schools = database.prepare(SCHOOL_OF).all({ idx });
  const held = database
    .prepare(`SELECT extra ->> '$.schoolId' AS school FROM held WHERE kind = 'group' AND idx = ?`)
    .get(heldIdx);
  if (!schools.some((school) => school.id === held?.school)) return false;
  const before = new Set(
    database
      .prepare(PUPILS_HELD)
      .all({ id })
      .map((pupil) => String(pupil.id)),
  );
  const now = database
    .prepare(PUPILS_NOW)
    .all({ idx })
    .map((pupil) => String(pupil.id));
  return now.filter((pupil) => before.has(pupil)).length * 2 >= Math.max(now.length, before.size);
}
