import type { DatabaseSync } from 'node:sqlite';
import { type Kind, type NamedGroup, type NamedTeacher, type Row, TIMETABLE_ONLY } from '../sources/rows.ts';

/** A lesson as read, with the group that matches its names, if any. */
export type NamedLesson = { readonly row: Row & { readonly kind: 'lesson' }; readonly groupId: string | undefined };
/** A lesson with matched names, or a spared lesson, with the places of its references. */
export type FoundLesson = {
  readonly index: string;
  readonly hash: string;
  readonly row: Row;
  readonly spared: boolean;
  readonly refs: readonly { readonly kind: Kind; readonly index: string }[];
};
/** A held record that has not ended, for matching by name. */
export type Nameable = {
  readonly id: string;
  readonly index: string;
  readonly shown: string;
  readonly extra: Readonly<Record<string, string>>;
};

const NAMED = "row.kind = 'lesson' AND row.json -> '$.named' IS NOT NULL";
/** Records that this timetable must not end; a lesson's place is at its group. */
const NOT_TO_END = `UPDATE held SET own = 0 WHERE kind <> 'lesson'
  OR SUBSTR(extra ->> '$.pk', INSTR(extra ->> '$.pk', '#GROUP#') + 7)
    NOT IN (SELECT id FROM held AS at WHERE at.kind = 'group' AND at.extra ->> '$.schoolId' = :school)`;
const SCHEMA = `CREATE TABLE named_group (ref TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
  CREATE TABLE found_lesson (idx TEXT PRIMARY KEY, hash TEXT, json TEXT, refused INTEGER) WITHOUT ROWID;
  CREATE TABLE found_ref (idx TEXT, to_kind TEXT, to_idx TEXT)`;

/** Lessons that name group and teachers (decision 027): read, and replaced once the names are matched. */
export function named(database: DatabaseSync, batched: () => void, settle: () => void) {
  let made = false;
  const tables = (): void => {
    settle();
    if (!made) database.exec(SCHEMA);
    made = true;
  };
  return {
    /** True for a file that says it is a timetable. */
    isTimetable(): boolean {
      settle();
      return database.prepare('SELECT 1 FROM refused WHERE note = 1 AND code = ?').get(TIMETABLE_ONLY) !== undefined;
    },
    /** A timetable ends only lessons of its school, and none if the school is unknown; other missing records stay. */
    endLessonsOnly(schoolId: string | undefined): void {
      settle();
      database.prepare(NOT_TO_END).run({ school: schoolId ?? null });
    },
    nameables(kind: Kind): readonly Nameable[] {
      settle();
      return database
        .prepare('SELECT id, idx, shown, extra FROM held WHERE kind = ? AND ended = 0')
        .all(kind)
        .map(({ id, idx, shown, extra }) => ({
          id: String(id),
          index: String(idx),
          shown: String(shown),
          extra: JSON.parse(String(extra)),
        }));
    },
    /** Every group that lessons name, once, with its text in the scratch and the number of its lessons. */
    namedGroups(): readonly { readonly ref: string; readonly group: NamedGroup; readonly lessons: number }[] {
      tables();
      return database
        .prepare(`SELECT row.json -> '$.named.group' AS ref, COUNT(*) AS lessons FROM row WHERE ${NAMED} GROUP BY 1`)
        .all()
        .map(({ ref, lessons }) => ({ ref: String(ref), group: JSON.parse(String(ref)), lessons: Number(lessons) }));
    },
    /** Every teacher that lessons name, once, with the first place of the name. */
    namedTeachers(): readonly { readonly ref: string; readonly teacher: NamedTeacher; readonly place: Row['place'] }[] {
      tables();
      return database
        .prepare(`SELECT teacher.value AS ref, row.json -> '$.place' AS place, MIN(row.json ->> '$.place.line')
          FROM row, json_each(row.json, '$.named.teachers') AS teacher WHERE ${NAMED} GROUP BY 1`)
        .all()
        .map(({ ref, place }) => ({
          ref: String(ref),
          teacher: JSON.parse(String(ref)),
          place: JSON.parse(String(place)),
        }));
    },
    nameGroup(ref: string, id: string | undefined): void {
      database.prepare('INSERT INTO named_group VALUES (?, ?)').run(ref, id ?? null);
    },
    /** Lessons sorted by occasion and group, so that parts of the same lesson are neighbours. */
    *namedLessons(): Generator<NamedLesson> {
      const sql = `SELECT row.json AS json, named_group.id AS id FROM row JOIN named_group ON named_group.ref = row.json -> '$.named.group'
        WHERE ${NAMED} ORDER BY row.json ->> '$.named.occasion', named_group.id, row.json ->> '$.named.key', row.json ->> '$.place.line'`;
      for (const { json, id } of database.prepare(sql).iterate())
        yield { row: JSON.parse(String(json)), groupId: id === null ? undefined : String(id) };
    },
    /** Replaces the named lessons by the matched and the spared lessons. */
    replaceNamed(lessons: Iterable<FoundLesson>): void {
      const add = database.prepare('INSERT OR IGNORE INTO found_lesson VALUES (?, ?, ?, ?)');
      const refer = database.prepare('INSERT INTO found_ref VALUES (?, ?, ?)');
      for (const { index, hash, row, spared, refs } of lessons) {
        batched();
        const { changes } = add.run(index, hash, JSON.stringify(row), spared ? 1 : 0);
        if (changes > 0) for (const ref of refs) refer.run(index, ref.kind, ref.index);
      }
      settle();
      database.exec(`DELETE FROM ref WHERE kind = 'lesson' AND EXISTS
          (SELECT 1 FROM row WHERE row.kind = ref.kind AND row.idx = ref.idx AND row.json -> '$.named' IS NOT NULL);
        DELETE FROM row WHERE ${NAMED};
        INSERT OR IGNORE INTO row (kind, idx, hash, json, refused) SELECT 'lesson', idx, hash, json, refused FROM found_lesson;
        INSERT INTO ref SELECT 'lesson', idx, to_kind, to_idx, to_kind = 'staff' FROM found_ref`);
    },
  };
}
