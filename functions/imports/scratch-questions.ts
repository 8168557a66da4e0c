import type { StatementSync } from 'node:sqlite';
import type { Kind, Place, RefusedLine } from '../sources/rows.ts';
import { WITHOUT_PUPILS } from './lesson-index.ts';
import { shownKey } from './rules.ts';
import type { Held, Pair } from './scratch.ts';

/** The first and the last day of a timetable, both included. */
export type Days = { readonly from: string; readonly to: string };
/** A line of the difference between file and held records, for people. */
export type DiffLine = {
  readonly kind: Kind;
  readonly change: 'added' | 'changed' | 'ended';
  readonly key: string;
  /** The row's place in the file; absent for an ended record. */
  readonly place?: Place | undefined;
};

type Found = Record<string, unknown>;
/** Prepared statements by their text, each made once, since most run for every kind of row. */
export type Prepared = { readonly prepare: (sql: string) => StatementSync };
const HALF_YEAR = (day: string): string => `(substr(${day}, 1, 4) || (substr(${day}, 6, 2) >= '08'))`;
/** The file has other absence of the pupil in the half-year: then it has all of it. */
const SPOKEN_OF = `EXISTS (SELECT 1 FROM row AS who
    CROSS JOIN ref ON ref.to_kind = 'pupil' AND ref.to_idx = who.idx AND ref.kind = 'absence'
    CROSS JOIN row AS said ON said.kind = 'absence' AND said.idx = ref.idx AND said.refused = 0
  WHERE who.kind = 'pupil' AND who.id = held.extra ->> '$.pupilId'
    AND ${HALF_YEAR("said.json ->> '$.data.from'")} = ${HALF_YEAR("held.extra ->> '$.from'")})`;
/**
 * Held records of this system that have not ended and are missing from the file. Lessons only within the file's days;
 * terms only if the file has any, and no past ones: removing a term means that it never was. A person who goes on under
 * another key or in another system does not end.
 */
const MISSING = `FROM held LEFT JOIN row USING (kind, idx) WHERE held.kind = :kind AND held.own = 1 AND held.ended = 0
  AND (row.idx IS NULL OR row.refused = 2)
  AND (:from IS NULL OR held.extra ->> '$.date' BETWEEN :from AND :to)
  AND (held.kind <> 'absence' OR (row.idx IS NULL AND ${SPOKEN_OF}))
  AND (held.kind <> 'term' OR (held.extra ->> '$.to' > :today AND EXISTS (SELECT 1 FROM row WHERE kind = 'term')))`;
/** Several systems' timetables have the lesson. */
const SEVERAL_SAY = `(SELECT COUNT(*) FROM json_each(held.extra ->> '$.said')) > 1`;
const PEOPLE = `('pupil', 'guardian', 'staff')`;
const OPEN = (row: string): string =>
  `(${row}.json ->> '$.data.left' IS NOT 1 AND COALESCE(${row}.json ->> '$.data.to', '9999') > :today)`;
/**
 * The same record has another row of the file, a refused row with a held record, or a row of another system that has
 * not ended. The query names the index, since a scan of all lessons for each would never end.
 */
const GOES_ON = `(held.kind = 'lesson' AND ${SEVERAL_SAY} OR held.kind NOT IN ('link', 'enrolment', 'lesson') AND (EXISTS (SELECT 1 FROM row AS beside INDEXED BY row_id
    LEFT JOIN held AS spared ON spared.kind = beside.kind AND spared.idx = beside.idx
    WHERE beside.kind = held.kind AND beside.id = held.id AND beside.idx <> held.idx AND ((beside.refused = 0 AND (beside.kind NOT IN ${PEOPLE} OR ${OPEN('beside')}))
      OR (beside.refused = 1 AND spared.ended = 0 AND COALESCE(spared.extra ->> '$.to', '9999') > :today)))
  OR EXISTS (SELECT 1 FROM held AS elsewhere INDEXED BY held_id WHERE elsewhere.kind = held.kind AND elsewhere.id = held.id AND elsewhere.own = 0
    AND elsewhere.ended = 0 AND COALESCE(elsewhere.extra ->> '$.to', '9999') > :today)))`;
/** A row's hash without the suffix that depends on our own groups. */
const SAID = `iif(row.hash LIKE '%${WITHOUT_PUPILS}', SUBSTR(row.hash, 1, LENGTH(row.hash) - ${WITHOUT_PUPILS.length}), row.hash)`;
/** A change of the row; if another system has changed the lesson since, compared with this system's latest word. */
const SAYS_ELSE = `(held.hash <> row.hash AND (held.own = 1 OR held.extra ->> '$.heard' IS NOT SUBSTR(row.idx, 1, 26) || ' ' || ${SAID}))`;
const CHANGED = `FROM row LEFT JOIN held USING (kind, idx) WHERE row.kind = :kind AND row.refused = 0
  AND (held.idx IS NULL OR ${SAYS_ELSE} OR held.ended = 1 OR held.former IS NOT NULL OR row.again = 1)`;
/** True for a row without a held record, by its key and by its id. */
const IS_NEW = `(held.idx IS NULL AND NOT EXISTS (SELECT 1 FROM held AS known INDEXED BY held_id WHERE known.kind = row.kind AND known.id = row.id))`;
/** A person whose row says that they have left stays by another row of the file, a refused row or another system. */
const STAYS = `(row.kind IN ${PEOPLE} AND (EXISTS (SELECT 1 FROM row AS beside INDEXED BY row_id WHERE beside.kind = row.kind AND beside.id = row.id
    AND beside.idx <> row.idx AND beside.refused = 0 AND ${OPEN('beside')})
  OR EXISTS (SELECT 1 FROM held AS other INDEXED BY held_id LEFT JOIN row AS still ON still.kind = other.kind AND still.idx = other.idx
    WHERE other.kind = row.kind AND other.id = row.id AND other.idx <> row.idx AND other.ended = 0 AND (other.own = 0 OR still.refused = 1)
      AND COALESCE(other.extra ->> '$.to', '9999') > :today)))`;
/** A row that closes a held, open record, with no other row against it. */
const CLOSES = `held.idx IS NOT NULL AND held.ended = 0 AND held.own = 1 AND COALESCE(held.extra ->> '$.to', '9999') > :today
  AND NOT ${OPEN('row')} AND row.kind IN ('group', 'pupil', 'guardian', 'staff', 'link', 'enrolment')
  AND NOT ${STAYS}`;
/** Pupils with possible copies in groups who change or end; pupils who get or change a place in a group. */
const RECORDED = {
  pupil: `SELECT row.id ${CHANGED} AND NOT ${IS_NEW} UNION SELECT held.id ${MISSING}`,
  enrolment: `SELECT DISTINCT pupil.id FROM ref JOIN id AS pupil ON pupil.kind = ref.to_kind AND pupil.idx = ref.to_idx
    WHERE ref.kind = :kind AND ref.to_kind = 'pupil' AND ref.idx IN (SELECT row.idx ${CHANGED})`,
} as const;
const PAIR = 'row.*, held.id AS held_id, held.hash AS held_hash, held.ended, held.own, held.extra, shown, former';
/** Sorts rows that are written together, so that the database touches few pages at a time. */
const GROUPED = "ORDER BY json ->> '$.data.groupKey', json ->> '$.data.date', json ->> '$.place.line'";

/** Queries on the complete scratch. */
export function questions({ prepare }: Prepared, settle: () => void) {
  const numberOf = (sql: string, values: Readonly<Record<string, string | null>> = {}): number =>
    Number(prepare(sql).get(values)?.n ?? 0);
  const lines = (note: 0 | 1, most: number): readonly RefusedLine[] =>
    prepare('SELECT json FROM refused WHERE note = ? ORDER BY file, line LIMIT ?')
      .all(note, most)
      .map((found): RefusedLine => JSON.parse(String(found.json)));
  let days: Days | undefined;
  let today = '';
  const lessonDays = (): Days | undefined => {
    if (days) return days;
    settle();
    const sql = `SELECT MIN(json ->> '$.data.date') AS f, MAX(json ->> '$.data.date') AS t FROM row WHERE kind = 'lesson'`;
    const found = prepare(sql).get();
    days = found?.f ? { from: String(found.f), to: String(found.t) } : undefined;
    return days;
  };
  const within = (kind: Kind) => {
    const covered = kind === 'lesson' ? lessonDays() : undefined;
    return { kind, today, from: covered?.from ?? null, to: covered?.to ?? null };
  };
  return {
    /** Sets the day of the import: records that have ended by then are past. */
    onDay(day: string): void {
      today = day;
    },
    /** The days of the file's timetable, which leaves other days unchanged. */
    lessonDays,
    /** Rows to write, group by group: new rows, changed rows, and rows whose record had ended. */
    *changed(kind: Kind): Generator<Pair> {
      for (const found of prepare(`SELECT ${PAIR} ${CHANGED} ${GROUPED}`).iterate({ kind })) yield pairOf(kind, found);
    },
    /** Held records that have left. A refused row counts as present: a mistake ends nobody. */
    *missing(kind: Kind): Generator<Held & { readonly goesOn: boolean }> {
      const columns = `held.*, held.id AS held_id, held.hash AS held_hash, ${GOES_ON} AS goes_on`;
      for (const found of prepare(`SELECT ${columns} ${MISSING}`).iterate(within(kind)))
        yield { ...heldOf(kind, found), goesOn: found.goes_on === 1 };
    },
    /** The pupils whose records are needed for the copies in groups, when rows of this kind are written. */
    pupilsOfChanges: (kind: keyof typeof RECORDED): readonly string[] =>
      idsIn(prepare(RECORDED[kind]).all(kind === 'pupil' ? within(kind) : { kind })),
    idsOf: (kind: Kind): readonly string[] => idsIn(prepare('SELECT DISTINCT id FROM id WHERE kind = ?').all(kind)),
    counts(kind: Kind) {
      settle();
      const total = numberOf('SELECT COUNT(*) AS n FROM row WHERE kind = :kind AND refused = 0', { kind });
      const added = numberOf(`SELECT COUNT(*) AS n ${CHANGED} AND ${IS_NEW}`, { kind });
      const changed = numberOf(`SELECT COUNT(*) AS n ${CHANGED} AND NOT ${IS_NEW}`, { kind });
      // A row that the file closes counts as an ending, like a row missing from the file.
      const closing = numberOf(`SELECT COUNT(*) AS n ${CHANGED} AND ${CLOSES}`, { kind, today });
      const ended = closing + numberOf(`SELECT COUNT(*) AS n ${MISSING} AND NOT ${GOES_ON}`, within(kind));
      const refused = numberOf('SELECT COUNT(*) AS n FROM refused WHERE note = 0 AND kind = :kind', { kind });
      const held = numberOf(
        `SELECT COUNT(*) AS n FROM held WHERE kind = :kind AND own = 1 AND ended = 0
          AND (:from IS NULL OR extra ->> '$.date' BETWEEN :from AND :to)`,
        { kind, from: within(kind).from, to: within(kind).to },
      );
      return { added, changed: changed - closing, unchanged: total - added - changed, ended, refused, held };
    },
    /** The first lines of a kind's difference, endings first, since they can do harm. */
    diff(kind: Kind, most: number): readonly DiffLine[] {
      const ended = prepare(`SELECT shown AS key, 'ended' AS change ${MISSING} AND NOT ${GOES_ON} LIMIT ${most}`).all(
        within(kind),
      );
      const rows = prepare(
        `SELECT json ->> '$.key' AS key, json ->> '$.place.file' AS file, json ->> '$.place.line' AS line,
             iif(${IS_NEW}, 'added', 'changed') AS change ${CHANGED} ORDER BY change DESC, line LIMIT ${most}`,
      ).all({ kind });
      return [...ended, ...rows].slice(0, most).map((found) => lineOf(kind, found));
    },
    refusedLines: (most: number): readonly RefusedLine[] => lines(0, most),
    refusedCount: (): number => numberOf('SELECT COUNT(*) AS n FROM refused WHERE note = 0'),
    notes: (most: number): readonly RefusedLine[] => lines(1, most),
    noteCount: (): number => numberOf('SELECT COUNT(*) AS n FROM refused WHERE note = 1'),
  };
}

const idsIn = (found: readonly Found[]): readonly string[] => found.map(({ id }) => String(id));

const lineOf = (kind: Kind, { key, change, file, line }: Found): DiffLine => ({
  kind,
  change: change === 'ended' || change === 'added' ? change : 'changed',
  key: shownKey(String(key)),
  ...(file !== undefined && { place: { file: String(file), line: Number(line) } }),
});

const pairOf = (kind: Kind, found: Found): Pair => ({
  row: JSON.parse(String(found.json)),
  id: typeof found.id === 'string' ? found.id : undefined,
  index: String(found.idx),
  hash: String(found.hash),
  held: found.held_id === null ? undefined : heldOf(kind, found),
});

/** The held record of a query that names its id and hash apart from a row's. */
export const heldOf = (kind: Kind, found: Found): Held => ({
  kind,
  index: String(found.idx),
  id: String(found.held_id),
  hash: String(found.held_hash),
  ended: found.ended === 1,
  own: found.own === 1,
  shown: String(found.shown),
  extra: JSON.parse(String(found.extra)),
  formerIndex: typeof found.former === 'string' ? found.former : undefined,
});
