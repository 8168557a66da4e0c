import type { DatabaseSync } from 'node:sqlite';
import { keyedId } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import type { RefusedLine } from '../sources/rows.ts';
import { WITHOUT_PUPILS } from './lesson-index.ts';
import { dropUnknownTeachers } from './lesson-teachers.ts';

/**
 * Settles lessons after all other rows: their teachers, the held lesson that each row matches, and whether they have
 * pupils.
 */
export function lessonMatching(database: DatabaseSync, settle: () => void, note: (line: RefusedLine) => void) {
  const taken = database.prepare(`SELECT 1 FROM held WHERE kind = 'lesson' AND id = ?`);
  return {
    /** Runs once, after every other kind is matched and judged. */
    settleLessons(days: { readonly year: Day; readonly today: Day }): void {
      settle();
      if (!database.prepare(`SELECT 1 FROM row WHERE kind = 'lesson' LIMIT 1`).get()) return;
      dropUnknownTeachers(database, note);
      settle();
      database.exec('BEGIN');
      database.exec(LAID_OUT);
      for (const pass of PASSES) database.exec(`INSERT OR IGNORE INTO lesson_pair ${pass}`);
      database.exec(MATCHED);
      database.prepare(PUPILS_OF_ROWS).run(days);
      database.prepare(PUPILS_HELD).run({ today: days.today });
      database.exec(EMPTY);
      database.exec(
        'COMMIT; DROP TABLE lesson_row; DROP TABLE lesson_held; DROP TABLE lesson_pair; DROP TABLE pupil_in',
      );
    },
    /**
     * The id of a new lesson, made from its place in the index, so that a repeat after a crash makes no second lesson.
     */
    newLessonId(index: string): string {
      for (let nth = 0; ; nth++) {
        const id = keyedId(index, 'lesson', String(nth));
        // A lesson that was renumbered later has kept the id made from this number.
        if (!taken.get(id)) return id;
      }
    },
  };
}

const OF_GROUP = `JOIN ref ON ref.kind = row.kind AND ref.idx = row.idx AND ref.to_kind = 'group'
    LEFT JOIN id AS of_group ON of_group.kind = 'group' AND of_group.idx = ref.to_idx
    LEFT JOIN row AS named ON named.kind = 'group' AND named.idx = ref.to_idx`;
const FIRST_TEACHER = `(SELECT MIN(id.id) FROM ref AS taught JOIN id ON id.kind = 'staff' AND id.idx = taught.to_idx
    WHERE taught.kind = 'lesson' AND taught.idx = row.idx AND taught.to_kind = 'staff')`;

/** Rows of the file beside held lessons. */
const LAID_OUT = `CREATE INDEX IF NOT EXISTS ref_from ON ref (kind, idx);
  CREATE INDEX IF NOT EXISTS held_id ON held (kind, id);
  CREATE TABLE lesson_row (idx TEXT PRIMARY KEY, plain TEXT, grp TEXT, day TEXT, f TEXT, t TEXT, subject TEXT, teacher TEXT, moved INTEGER, said TEXT) WITHOUT ROWID;
  INSERT INTO lesson_row SELECT row.idx, SUBSTR(row.idx, 1, 26), COALESCE(of_group.id, named.id, ref.to_idx), row.json ->> '$.data.date',
      row.json ->> '$.data.from', row.json ->> '$.data.to', row.json ->> '$.data.subjectCode', ${FIRST_TEACHER}, row.json ->> '$.data.status' = 'moved', SUBSTR(row.idx, 1, 26) || ' ' || row.hash
    FROM row ${OF_GROUP} WHERE row.kind = 'lesson' AND row.refused = 0;
  CREATE TABLE lesson_held (idx TEXT PRIMARY KEY, key TEXT, plain TEXT, grp TEXT, day TEXT, f TEXT, t TEXT, subject TEXT, teacher TEXT, ended INTEGER, own INTEGER, heard TEXT) WITHOUT ROWID;
  INSERT INTO lesson_held SELECT idx, SUBSTR(idx, 1, 37), SUBSTR(idx, 1, 26), extra ->> '$.groupId', extra ->> '$.date',
      extra ->> '$.from', extra ->> '$.to', extra ->> '$.subjectCode', extra ->> '$.teacher', ended, own, extra ->> '$.heard'
    FROM held WHERE kind = 'lesson' AND (own = 1 OR ended = 0 OR extra ->> '$.heard' IS NOT NULL);
  CREATE INDEX lesson_key ON lesson_held (key);
  CREATE INDEX lesson_plain ON lesson_held (plain);
  CREATE INDEX lesson_place ON lesson_held (grp, day);
  CREATE INDEX lesson_heard ON lesson_held (heard);
  CREATE TABLE lesson_pair (row_idx TEXT PRIMARY KEY, held_idx TEXT UNIQUE);
  CREATE TABLE pupil_in (grp TEXT, f TEXT, t TEXT);
  CREATE INDEX pupil_in_grp ON pupil_in (grp)`;

const FREE_OF_ANY = `NOT EXISTS (SELECT 1 FROM lesson_pair WHERE row_idx = r.idx) AND NOT EXISTS (SELECT 1 FROM lesson_pair WHERE held_idx = h.idx)`;
const FREE = `h.own = 1 AND ${FREE_OF_ANY}`;
const SAME_SUBJECT = '(r.subject = h.subject OR r.subject IS NULL OR h.subject IS NULL)';
const SUBJECT_FIRST = '(r.subject IS h.subject) DESC';
const TEACHER_FIRST = '(r.teacher IS h.teacher) DESC';
const OVERLAP = `(STRFTIME('%s', MIN(r.t, h.t)) - STRFTIME('%s', MAX(r.f, h.f)))`;
const OTHER_ROW = `EXISTS (SELECT 1 FROM row WHERE row.kind = 'lesson' AND row.idx >= r.plain AND row.idx < r.plain || '/' AND row.idx <> r.idx)`;
const OTHER_HELD =
  'EXISTS (SELECT 1 FROM lesson_held AS o WHERE o.plain = h.plain AND o.ended = 0 AND o.own = 1 AND o.idx <> h.idx)';
const PAIRED = 'SELECT r.idx, h.idx FROM lesson_row AS r JOIN lesson_held AS h';

/**
 * Matches rows with held lessons, in this order, each lesson once (decision 029). Place goes before number: a timetable
 * that is published again may exchange the numbers of its lessons.
 */
const PASSES: readonly string[] = [
  // A refused line spares its lesson.
  `SELECT row.idx, h.idx FROM row JOIN lesson_held AS h ON h.key = row.idx
    WHERE row.kind = 'lesson' AND row.refused > 0 ORDER BY h.ended, h.idx`,
  // This system's word is unchanged, and another system has changed the lesson since: the other system's word holds.
  `${PAIRED} ON h.heard = r.said WHERE h.own = 0 AND ${FREE_OF_ANY}`,
  // The same number, begin, group and subject.
  `${PAIRED} ON h.key = r.idx WHERE r.grp = h.grp AND r.f = h.f AND ${SAME_SUBJECT} AND ${FREE} ORDER BY h.ended, h.idx`,
  // The same group, day, begin and subject under another number, also of another system: two timetables of the same
  // lesson make one lesson. Parallel lessons each keep their teacher.
  `${PAIRED} ON h.grp = r.grp AND h.day = r.day WHERE r.f = h.f AND ${SAME_SUBJECT} AND ${FREE_OF_ANY}
    ORDER BY h.own DESC, h.ended, ${SUBJECT_FIRST}, ${TEACHER_FIRST}, (r.t = h.t) DESC, r.idx, h.idx`,
  // The same number on the same day, at another time, or with another group or subject.
  `${PAIRED} ON h.key = r.idx WHERE ${FREE} ORDER BY h.ended, h.idx`,
  // The same number on another day, if it occurs once on both sides, since a pattern has it on many days. Lessons
  // outside the file's days do not match, unless the file says that the lesson has moved.
  `${PAIRED} ON h.plain = r.plain WHERE h.ended = 0 AND NOT ${OTHER_ROW} AND NOT ${OTHER_HELD} AND ${FREE}
      AND (r.moved OR h.day BETWEEN (SELECT MIN(day) FROM lesson_row) AND (SELECT MAX(day) FROM lesson_row))
    ORDER BY r.idx, h.idx`,
  // Another number at another time of the day: the lesson with the longest common time, as after a merge or a split.
  `${PAIRED} ON h.grp = r.grp AND h.day = r.day WHERE h.ended = 0 AND r.f < h.t AND h.f < r.t AND ${SAME_SUBJECT} AND ${FREE}
    ORDER BY ${SUBJECT_FIRST}, ${OVERLAP} DESC, ${TEACHER_FIRST}, r.f, h.f, r.idx, h.idx`,
];

/**
 * A matched lesson takes the key of its row; an unmatched one keeps a key that no row has. A refused line without a day
 * spares every lesson of its number.
 */
const MATCHED = `UPDATE held SET (idx, former) = (SELECT row_idx, iif(row_idx = SUBSTR(held.idx, 1, 37) OR held.own = 0, NULL, SUBSTR(held.idx, 1, 37))
      FROM lesson_pair WHERE held_idx = held.idx)
    WHERE kind = 'lesson' AND idx IN (SELECT held_idx FROM lesson_pair);
  INSERT OR IGNORE INTO row (kind, idx, refused) SELECT 'lesson', h.idx, 1 FROM lesson_held AS h
    JOIN row AS spared ON spared.kind = 'lesson' AND spared.idx = h.plain
    WHERE NOT EXISTS (SELECT 1 FROM lesson_pair WHERE held_idx = h.idx)`;

/** The begin of a group in its future record. */
const GROUP_BEGINS = `COALESCE(named.json ->> '$.data.from',
  (SELECT MIN(held.extra ->> '$.from') FROM held WHERE held.kind = 'group' AND held.id = COALESCE(of_group.id, named.id)), :year)`;
/** Pupils of groups with their days, which are the same before and after the first write of the file. */
const PUPILS_OF_ROWS = `INSERT INTO pupil_in SELECT COALESCE(of_group.id, named.id, ref.to_idx),
    COALESCE(row.json ->> '$.data.from', MIN(COALESCE(held.extra ->> '$.from', ${GROUP_BEGINS}), ${GROUP_BEGINS})),
    COALESCE(row.json ->> '$.data.to', iif(row.json ->> '$.data.left', COALESCE(held.extra ->> '$.to', :today), NULL))
  FROM row ${OF_GROUP} LEFT JOIN held ON held.kind = row.kind AND held.idx = row.idx
  WHERE row.kind = 'enrolment' AND row.refused = 0 AND row.json ->> '$.data.as' = 'student'`;
/**
 * A membership that leaves with this file lasts until today. One that had ended before has its known end, or else
 * counts as never held.
 */
const PUPILS_HELD = `INSERT INTO pupil_in SELECT extra ->> '$.groupId', extra ->> '$.from',
    iif(own = 1 AND ended = 0 AND (row.idx IS NULL OR row.refused = 2), MIN(COALESCE(extra ->> '$.to', :today), :today), extra ->> '$.to')
  FROM held LEFT JOIN row USING (kind, idx)
  WHERE held.kind = 'enrolment' AND extra ->> '$.as' = 'student' AND (row.idx IS NULL OR row.refused > 0)
    AND (held.ended = 0 OR extra ->> '$.to' IS NOT NULL)`;
const EMPTY = `UPDATE row SET hash = hash || '${WITHOUT_PUPILS}' WHERE kind = 'lesson' AND idx IN (
    SELECT idx FROM lesson_row AS r WHERE NOT EXISTS (SELECT 1 FROM pupil_in AS p
      WHERE p.grp = r.grp AND (p.f IS NULL OR p.f <= r.day) AND (p.t IS NULL OR p.t > r.day)))`;
