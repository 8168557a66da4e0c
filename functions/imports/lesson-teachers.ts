import type { DatabaseSync } from 'node:sqlite';
import type { RefusedLine, Row } from '../sources/rows.ts';
import { hashWithoutTeachers } from './lesson-index.ts';
import { shownKey } from './rules.ts';

type LessonRow = Extract<Row, { kind: 'lesson' }>;

/**
 * Takes a lesson for its known teachers; removes each unknown teacher from the row, with a note. Unknown: neither in
 * the file nor held, or ended by this file.
 */
export function dropUnknownTeachers(database: DatabaseSync, note: (line: RefusedLine) => void): void {
  const unknown = Map.groupBy(database.prepare(UNKNOWN).all(), ({ idx }) => String(idx));
  if (unknown.size === 0) return;
  const read = database.prepare(`SELECT json, hash FROM row WHERE kind = 'lesson' AND idx = ?`);
  const write = database.prepare(`UPDATE row SET json = ?, hash = ? WHERE kind = 'lesson' AND idx = ?`);
  for (const [index, refs] of unknown) {
    const found = read.get(index);
    const row: LessonRow = JSON.parse(String(found?.json));
    const { kind, place, data } = row;
    const places = refs.map(({ nth }) => Number(nth));
    for (const nth of places) {
      note({ kind, place, code: 'teacher-unknown', detail: shownKey(data.teacherKeys[nth] ?? '') });
    }
    const teacherKeys = data.teacherKeys.filter((_key, nth) => !places.includes(nth));
    const hash = hashWithoutTeachers(String(found?.hash), places);
    write.run(JSON.stringify({ ...row, data: { ...data, teacherKeys } }), hash, index);
  }
  database.exec(FORGOTTEN);
}

/** The rows' references to staff, in their order, each with whether the person exists. */
const TEACHERS = `SELECT row.idx, ref.rowid AS ref_id,
    ROW_NUMBER() OVER (PARTITION BY ref.idx ORDER BY ref.rowid) - 1 AS nth,
    (target.idx IS NULL OR target.refused > 0) AND (held.idx IS NULL
      OR (held.own = 1 AND (target.idx IS NULL OR target.refused = 2))) AS unknown
  FROM ref JOIN row ON row.kind = 'lesson' AND row.idx = ref.idx
    LEFT JOIN row AS target ON target.kind = 'staff' AND target.idx = ref.to_idx
    LEFT JOIN held ON held.kind = 'staff' AND held.idx = ref.to_idx
  WHERE ref.kind = 'lesson' AND ref.to_kind = 'staff' AND row.refused = 0`;
const UNKNOWN = `SELECT idx, nth FROM (${TEACHERS}) WHERE unknown = 1 ORDER BY idx, nth`;
const FORGOTTEN = `DELETE FROM ref WHERE rowid IN (SELECT ref_id FROM (${TEACHERS}) WHERE unknown = 1)`;
