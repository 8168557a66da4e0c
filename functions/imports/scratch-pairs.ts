import type { DatabaseSync } from 'node:sqlite';
import type { RefusedLine, Row } from '../sources/rows.ts';
import { shownKey } from './rules.ts';
import { moveKey } from './scratch-same.ts';

/** Matches relations and memberships by the two records that they join, which are recognised before. */
export function pairs(database: DatabaseSync, settle: () => void, note: (line: RefusedLine) => void) {
  return {
    /** Moves a held pair to a new key, if the file has the same two under the new key and no longer under the old. */
    joinAnew(): void {
      settle();
      database.exec('BEGIN');
      database.exec(PAIRS);
      const moved = database.prepare('UPDATE held_pair SET idx = :idx WHERE kind = :kind AND idx = :former');
      const [once, taken] = [new Set<string>(), new Set<string>()];
      for (const found of database.prepare(CHANGED_HANDS).all()) {
        const [kind, former, idx] = [String(found.kind), String(found.former), String(found.idx)];
        if (once.has(former) || taken.has(idx)) continue;
        once.add(former);
        taken.add(idx);
        moveKey(database, { kind, former, idx });
        moved.run({ kind, former, idx });
      }
      database.exec('COMMIT');
    },
    /**
     * Notes rows about the same two with overlapping periods: both hold, and for relations the stronger basis counts.
     */
    noteOverlaps(): void {
      for (const found of database.prepare(OVERLAPS).all()) {
        const row: Row = JSON.parse(String(found.json));
        note({ kind: row.kind, place: row.place, code: 'periods-overlap', detail: shownKey(row.key) });
      }
      settle();
    },
  };
}

const ID = 'COALESCE(target.id, known.id)';
const PAIRS = `CREATE TABLE pair AS SELECT ref.kind, ref.idx,
      MAX(CASE WHEN ref.to_kind IN ('pupil', 'staff') THEN ${ID} END) || '.'
        || MAX(CASE WHEN ref.to_kind IN ('guardian', 'group') THEN ${ID} END) || '.' || COALESCE(row.json ->> '$.data.as', '') AS pair
    FROM ref JOIN row ON row.kind = ref.kind AND row.idx = ref.idx AND row.refused = 0
      LEFT JOIN row AS target ON target.kind = ref.to_kind AND target.idx = ref.to_idx
      LEFT JOIN held AS known ON known.kind = ref.to_kind AND known.idx = ref.to_idx
    WHERE ref.kind IN ('link', 'enrolment') GROUP BY ref.kind, ref.idx;
  CREATE INDEX pair_pair ON pair (kind, pair);
  CREATE INDEX pair_idx ON pair (kind, idx);
  CREATE TABLE held_pair AS SELECT kind, idx, COALESCE(extra ->> '$.pupilId', extra ->> '$.personId') || '.'
      || COALESCE(extra ->> '$.guardianId', extra ->> '$.groupId') || '.' || COALESCE(extra ->> '$.as', '') AS pair
    FROM held WHERE kind IN ('link', 'enrolment');
  CREATE INDEX held_pair_pair ON held_pair (kind, pair);
  CREATE INDEX held_pair_idx ON held_pair (kind, idx)`;
/** Prefers the pair with the same begin, since the two may have had several periods. */
const CHANGED_HANDS = `SELECT held.kind, held.idx AS former, pair.idx FROM held
    LEFT JOIN row ON row.kind = held.kind AND row.idx = held.idx
    CROSS JOIN held_pair ON held_pair.kind = held.kind AND held_pair.idx = held.idx
    CROSS JOIN pair ON pair.kind = held.kind AND pair.pair = held_pair.pair
    CROSS JOIN row AS heir ON heir.kind = pair.kind AND heir.idx = pair.idx
    LEFT JOIN held AS new ON new.kind = pair.kind AND new.idx = pair.idx
  WHERE held.kind IN ('link', 'enrolment') AND held.own = 1 AND held.ended = 0 AND row.idx IS NULL AND new.idx IS NULL
  ORDER BY held.kind, (heir.json ->> '$.data.from' IS held.extra ->> '$.from') DESC, heir.json ->> '$.place.line', held.idx`;
const OVERLAPS = `SELECT DISTINCT later.json FROM pair AS a JOIN pair AS b ON b.kind = a.kind AND b.pair = a.pair AND b.idx <> a.idx
    JOIN row AS earlier ON earlier.kind = a.kind AND earlier.idx = a.idx
    JOIN row AS later ON later.kind = b.kind AND later.idx = b.idx
  WHERE earlier.json ->> '$.place.line' < later.json ->> '$.place.line'
    AND COALESCE(earlier.json ->> '$.data.from', '') < COALESCE(later.json ->> '$.data.to', '9999')
    AND COALESCE(later.json ->> '$.data.from', '') < COALESCE(earlier.json ->> '$.data.to', '9999')`;
