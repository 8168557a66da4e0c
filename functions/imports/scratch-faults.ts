import type { DatabaseSync } from 'node:sqlite';
import type { Kind, RefusedLine, Row } from '../sources/rows.ts';
import { moveKey } from './scratch-same.ts';

/** Finds rows that do not fit other rows or held records. */
export function faults(
  database: DatabaseSync,
  settle: () => void,
  { refuse, note }: { readonly refuse: (line: RefusedLine) => void; readonly note: (line: RefusedLine) => void },
) {
  const mark = database.prepare('UPDATE row SET refused = ? WHERE kind = ? AND idx = ?');
  const rowAt = database.prepare('SELECT json FROM row WHERE kind = ? AND idx = ?');
  // A record that has ended is copied with its end: its row may come back word for word, and what copied the end then
  // must be written again.
  const copied = database.prepare(`SELECT iif(row.refused = 1,
      COALESCE(held.hash || iif(held.ended = 1, ' ended', ''), row.hash), row.hash) AS hash
    FROM row LEFT JOIN held USING (kind, idx) WHERE row.kind = ? AND row.idx = ?`);
  const setHash = database.prepare('UPDATE row SET hash = ? WHERE kind = ? AND idx = ?');
  const lineOf = ({ json, detail }: Found, code: string): RefusedLine => {
    const { kind, place }: Row = JSON.parse(String(json));
    return { kind, place, code, ...(detail !== null && { detail: String(detail) }) };
  };
  const passDangling = (): number => {
    const found = database.prepare(DANGLING).all();
    for (const row of found) {
      const line = lineOf(row, row.gone === 1 ? 'belongs-to-gone' : 'refers-to-nothing');
      mark.run(row.gone === 1 || row.left === 1 ? 2 : 1, line.kind, String(row.idx));
      if (row.gone === 1) note(line);
      else refuse(line);
    }
    settle();
    return found.length;
  };
  return {
    /** Moves a held record to its new key, if the source says that it has changed the key. */
    rename(): void {
      settle();
      for (const found of database.prepare(RENAMED).all())
        moveKey(database, { kind: String(found.kind), idx: String(found.idx), former: String(found.former) });
    },
    /**
     * Refuses rows that refer to missing rows, and then rows that refer to those. A row that refers to a row marked as
     * gone ends with it and is no mistake. Notes missing soft references.
     */
    refuseUnfit(): void {
      settle();
      while (passDangling() > 0);
      for (const found of database.prepare(MISSING_SOFTLY).all()) note(lineOf(found, 'left-out'));
      settle();
    },
    /** Taken rows that copy words of a refused row with a held record. */
    besideRefused: (): readonly { readonly kind: Kind; readonly index: string }[] =>
      database
        .prepare(BESIDE_REFUSED)
        .all()
        .map(({ kind, idx }) => ({ kind: kind as Kind, index: String(idx) })),
    rowAt: (kind: Kind, index: string): Row => JSON.parse(String(rowAt.get(kind, index)?.json)),
    /** The hash of a row by the words that other rows' items have copied. */
    copiedHash: (kind: Kind, index: string): string => String(copied.get(kind, index)?.hash ?? ''),
    setHash: (kind: Kind, index: string, hash: string): void => {
      setHash.run(hash, kind, index);
    },
    /** Notes people whose number or login already belongs to somebody else: they are taken but cannot log in by it. */
    noteClashes(): void {
      for (const found of database.prepare(CLASHES).all()) note(lineOf(found, 'login-taken'));
      settle();
    },
  };
}

const RENAMED = `SELECT former.* FROM former
    JOIN held AS old ON old.kind = former.kind AND old.idx = former.former AND old.own = 1
    LEFT JOIN held AS new ON new.kind = former.kind AND new.idx = former.idx
    LEFT JOIN row ON row.kind = former.kind AND row.idx = former.former
  WHERE new.idx IS NULL AND row.idx IS NULL GROUP BY former.kind, former.idx`;
/** The target is neither in the file nor held; or it is held, and leaves with this file. */
const DANGLING = `SELECT row.json, row.idx, MIN(ref.to_kind) AS detail, MAX(held.idx IS NOT NULL) AS left, MAX(gone.idx IS NOT NULL) AS gone
  FROM ref JOIN row USING (kind, idx)
    LEFT JOIN gone ON gone.kind = ref.to_kind AND gone.idx = ref.to_idx
    LEFT JOIN row AS target ON target.kind = ref.to_kind AND target.idx = ref.to_idx
    LEFT JOIN held ON held.kind = ref.to_kind AND held.idx = ref.to_idx
  WHERE row.refused = 0 AND ref.soft = 0 AND (target.idx IS NULL OR target.refused > 0)
    AND (held.idx IS NULL OR (held.own = 1 AND (target.idx IS NULL OR target.refused = 2) AND ref.to_kind NOT IN ('school', 'term')))
  GROUP BY row.kind, row.idx`;
const BESIDE_REFUSED = `SELECT DISTINCT row.kind, row.idx FROM row AS target
    CROSS JOIN held ON held.kind = target.kind AND held.idx = target.idx
    CROSS JOIN ref INDEXED BY ref_to ON ref.to_kind = target.kind AND ref.to_idx = target.idx
    CROSS JOIN row ON row.kind = ref.kind AND row.idx = ref.idx AND row.refused = 0
  WHERE target.kind IN ('group', 'pupil', 'guardian') AND target.refused = 1 AND row.kind IN ('link', 'enrolment', 'lesson')`;
/** A role whose school is missing or leaves with this file. `dropUnknownTeachers` notes a lesson's missing teachers. */
const MISSING_SOFTLY = `SELECT row.json, ref.to_kind AS detail
  FROM ref JOIN row USING (kind, idx)
    LEFT JOIN row AS target ON target.kind = ref.to_kind AND target.idx = ref.to_idx
    LEFT JOIN held ON held.kind = ref.to_kind AND held.idx = ref.to_idx
  WHERE row.refused = 0 AND ref.soft = 1 AND row.kind <> 'lesson' AND (target.idx IS NULL OR target.refused > 0)
    AND (held.idx IS NULL OR (held.own = 1 AND target.refused = 2))`;
const CLASHES =
  'SELECT DISTINCT row.json, NULL AS detail FROM lost JOIN row USING (kind, idx) WHERE row.refused = 0 AND lost.stated = 1';
type Found = Record<string, unknown>;
