import type { DatabaseSync } from 'node:sqlite';
import { type Kind, type NamedGroup, type NamedTeacher, type Row, TIMETABLE_ONLY } from '../sources/rows.ts';

/** A lesson as it was read, with the group that its names were found to mean; `undefined` where they mean none. */
export type NamedLesson = { readonly row: Row & { readonly kind: 'lesson' }; readonly groupId: string | undefined };
/** A lesson whose names were found, or one that is spared, with the places of what it speaks of. */
export type FoundLesson = {
  readonly index: string;
  readonly hash: string;
  readonly row: Row;
  readonly spared: boolean;
  readonly refs: readonly { readonly kind: Kind; readonly index: string }[];
};
/** Something that we hold and that has not ended, as names are matched against it. */
export type Nameable = {
  readonly id: string;
  readonly index: string;
  readonly shown: string;
  readonly extra: Readonly<Record<string, string>>;
};

const NAMED = "row.kind = 'lesson' AND row.json -> '$.named' IS NOT NULL";
/** A lesson lies at its group. */
const NOT_TO_END = `UPDATE held SET own = 0 WHERE kind <> 'lesson'
  OR SUBSTR(extra ->> '$.pk', INSTR(extra ->> '$.pk', '#GROUP#') + 7)
    NOT IN (SELECT id FROM held AS at WHERE at.kind = 'group' AND at.extra ->> '$.schoolId' = :school)`;
const SCHEMA = `CREATE TABLE named_group (ref TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
  CREATE TABLE found_lesson (idx TEXT PRIMARY KEY, hash TEXT, json TEXT, refused INTEGER) WITHOUT ROWID;
  CREATE TABLE found_ref (idx TEXT, to_kind TEXT, to_idx TEXT)`;

/** Lessons that speak of group and teachers by names (decision 027): asked for, and put back once these are found. */
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
    /**
     * What a timetable leaves out has not left: only lessons of its school are its own to end, and none without one.
     */
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
    /** Every group that lessons name, once, with its text in the scratch and how many lessons name it. */
    namedGroups(): readonly { readonly ref: string; readonly group: NamedGroup; readonly lessons: number }[] {
      tables();
      return database
        .prepare(`SELECT row.json -> '$.named.group' AS ref, COUNT(*) AS lessons FROM row WHERE ${NAMED} GROUP BY 1`)
        .all()
        .map(({ ref, lessons }) => ({ ref: String(ref), group: JSON.parse(String(ref)), lessons: Number(lessons) }));
    },
    /** Every teacher that lessons name, once, with where it first stands. */
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
    /** Lessons by occasion and group, so that those which are one lie together. */
    *namedLessons(): Generator<NamedLesson> {
      const sql = `SELECT row.json AS json, named_group.id AS id FROM row JOIN named_group ON named_group.ref = row.json -> '$.named.group'
        WHERE ${NAMED} ORDER BY row.json ->> '$.named.occasion', named_group.id, row.json ->> '$.named.key', row.json ->> '$.place.line'`;
      for (const { json, id } of database.prepare(sql).iterate())
        yield { row: JSON.parse(String(json)), groupId: id === null ? undefined : String(id) };
    },
    /** Puts the lessons that were found, and those that are spared, where the named ones were. */
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
