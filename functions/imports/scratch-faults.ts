import type { DatabaseSync } from 'node:sqlite';
import type { RefusedLine, Row } from '../sources/rows.ts';

/** What makes rows unfit beside each other and beside what we hold. */
export function faults(database: DatabaseSync, settle: () => void, refuse: (line: RefusedLine) => void) {
  const mark = database.prepare('UPDATE row SET refused = ? WHERE kind = ? AND idx = ?');
  const pass = (sql: string, code: string): number => {
    const found = database.prepare(sql).all();
    for (const { json, idx, detail, left } of found) {
      const row: Row = JSON.parse(String(json));
      mark.run(left === 1 ? 2 : 1, row.kind, String(idx));
      refuse({ kind: row.kind, place: row.place, code, ...(detail !== null && { detail: String(detail) }) });
    }
    settle();
    return found.length;
  };
  return {
    /**
     * Takes what we hold under a key that the source has changed to be what the file has under the new one: people and
     * groups by what the file says they were called, relations and memberships by whom they join.
     */
    rename(): void {
      settle();
      const move = ['held', 'id', 'held_mark'].map((table) =>
        database.prepare(`UPDATE ${table} SET idx = :idx WHERE kind = :kind AND idx = :former`),
      );
      const note = database.prepare('UPDATE held SET former = :former WHERE kind = :kind AND idx = :idx');
      const renamed = database.prepare('INSERT OR IGNORE INTO renamed VALUES (:former, :idx)');
      for (const sql of [RENAMED, JOINED_ANEW]) {
        for (const found of database.prepare(sql).all()) {
          const [kind, idx, former] = [String(found.kind), String(found.idx), String(found.former)];
          for (const statement of [...move, note]) statement.run({ kind, idx, former });
          renamed.run({ idx, former });
        }
        database.exec(PAIRS_OF_RENAMED);
      }
    },
    /** Refuses rows whose login, pair or membership stands twice, and rows that speak of rows nobody has, and so on in turn. */
    refuseUnfit(): void {
      settle();
      pass(TWICE, 'stands-twice');
      pass(TAKEN, 'login-taken');
      while (pass(DANGLING, 'refers-to-nothing') > 0);
    },
  };
}

const RENAMED = `SELECT former.* FROM former
    JOIN held AS old ON old.kind = former.kind AND old.idx = former.former AND old.own = 1
    LEFT JOIN held AS new ON new.kind = former.kind AND new.idx = former.idx
    LEFT JOIN row ON row.kind = former.kind AND row.idx = former.former
  WHERE new.idx IS NULL AND row.idx IS NULL GROUP BY former.kind, former.idx`;
/** A pair is two places in the index, of 26 characters each, and for a membership what it is as. */
const PAIRS_OF_RENAMED = `UPDATE OR IGNORE held_mark
  SET mark = COALESCE((SELECT idx FROM renamed WHERE former = SUBSTR(mark, 1, 26)), SUBSTR(mark, 1, 26)) || '.'
    || COALESCE((SELECT idx FROM renamed WHERE former = SUBSTR(mark, 28, 26)), SUBSTR(mark, 28, 26)) || SUBSTR(mark, 54)
  WHERE kind IN ('link', 'enrolment') AND EXISTS (SELECT 1 FROM renamed WHERE former IN (SUBSTR(mark, 1, 26), SUBSTR(mark, 28, 26)))`;
/**
 * The file has the pair under a key that we do not know, and no longer under the one that we know. The order of the joins
 * is given, as the few that have left the file must come first.
 */
const JOINED_ANEW = `SELECT held.kind, held.idx AS former, mark.idx AS idx, MIN(heir.json ->> '$.place.line')
  FROM held LEFT JOIN row ON row.kind = held.kind AND row.idx = held.idx
    CROSS JOIN held_mark ON held_mark.kind = held.kind AND held_mark.idx = held.idx
    CROSS JOIN mark ON mark.kind = held_mark.kind AND mark.mark = held_mark.mark
    CROSS JOIN row AS heir ON heir.kind = mark.kind AND heir.idx = mark.idx
    LEFT JOIN held AS new ON new.kind = mark.kind AND new.idx = mark.idx
  WHERE held.kind IN ('link', 'enrolment') AND held.own = 1 AND held.ended = 0 AND row.idx IS NULL AND new.idx IS NULL
  GROUP BY held.kind, held_mark.mark`;
/** The target is neither in the file nor held; or it is held, and leaves with this file. A lesson stands without a teacher. */
const DANGLING = `SELECT row.json, row.idx, MIN(ref.to_kind) AS detail, MAX(held.idx IS NOT NULL) AS left
  FROM ref JOIN row USING (kind, idx)
    LEFT JOIN row AS target ON target.kind = ref.to_kind AND target.idx = ref.to_idx
    LEFT JOIN held ON held.kind = ref.to_kind AND held.idx = ref.to_idx
  WHERE row.refused = 0 AND (target.idx IS NULL OR target.refused > 0) AND NOT (row.kind = 'lesson' AND ref.to_kind = 'staff')
    AND (held.idx IS NULL OR (held.own = 1 AND (target.idx IS NULL OR target.refused = 2) AND ref.to_kind NOT IN ('school', 'term')))
  GROUP BY row.kind, row.idx`;
const TWICE = `SELECT json, idx, NULL AS detail, 0 AS left FROM (
    SELECT row.*, ROW_NUMBER() OVER (PARTITION BY kind, mark ORDER BY json ->> '$.place.line') AS nth
    FROM mark JOIN row USING (kind, idx) WHERE refused = 0) WHERE nth > 1 GROUP BY kind, idx`;
/** Held by another person who stays: one who leaves with this file gives the login free. */
const TAKEN = `SELECT row.json, row.idx, NULL AS detail, 0 AS left FROM mark JOIN row USING (kind, idx)
    JOIN held_mark ON held_mark.kind = mark.kind AND held_mark.mark = mark.mark AND held_mark.idx <> mark.idx
    JOIN held ON held.kind = held_mark.kind AND held.idx = held_mark.idx
    LEFT JOIN row AS still ON still.kind = held.kind AND still.idx = held.idx
  WHERE row.refused = 0 AND row.kind IN ('pupil', 'guardian', 'staff') AND held.ended = 0
    AND (held.own = 0 OR still.idx IS NOT NULL) GROUP BY row.kind, row.idx`;
