import { DatabaseSync } from 'node:sqlite';
import type { Kind, Place, RefusedLine, Row } from './rows.ts';

/** What we hold of a row already: the importer's index. `extra` is what the next import must know of it. */
export type Held = {
  readonly kind: Kind;
  readonly index: string;
  readonly id: string;
  readonly hash: string;
  readonly ended: boolean;
  /** It came from the same system as the file: what other systems brought is not this file's to end. */
  readonly own: boolean;
  readonly extra: Readonly<Record<string, string>>;
};

/** A row of the file beside what we hold of it. */
export type Pair = {
  readonly row: Row;
  readonly index: string;
  readonly hash: string;
  readonly held: Held | undefined;
};

const SCHEMA = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
    CREATE TABLE row (kind TEXT, idx TEXT, hash TEXT, json TEXT, login TEXT, refused INTEGER DEFAULT 0, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE TABLE held (kind TEXT, idx TEXT, id TEXT, hash TEXT, ended INTEGER, extra TEXT, login TEXT, own INTEGER, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE INDEX held_login ON held (kind, login) WHERE login IS NOT NULL;
    CREATE TABLE ref (kind TEXT, idx TEXT, to_kind TEXT, to_idx TEXT);
    CREATE TABLE refused (kind TEXT, file TEXT, line INTEGER, code TEXT, detail TEXT);
    CREATE TABLE id (kind TEXT, idx TEXT, id TEXT, extra TEXT, PRIMARY KEY (kind, idx)) WITHOUT ROWID`;

export type Scratch = ReturnType<typeof openScratch>;

/**
 * A scratch database in a file of its own: what is read and what we hold meet there, so that a municipality of any size
 * is compared in the same memory (decision 010). Nothing in it outlives the import.
 */
export function openScratch(path: string) {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const addRow = database.prepare('INSERT OR IGNORE INTO row (kind, idx, hash, json, login) VALUES (?, ?, ?, ?, ?)');
  const addRef = database.prepare('INSERT INTO ref VALUES (?, ?, ?, ?)');
  const addHeld = database.prepare(
    'INSERT OR REPLACE INTO held (kind, idx, id, hash, ended, extra, login, own) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addRefused = database.prepare('INSERT INTO refused VALUES (?, ?, ?, ?, ?)');
  const setId = database.prepare('INSERT OR REPLACE INTO id VALUES (?, ?, ?, ?)');
  const getId = database.prepare('SELECT id, extra FROM id WHERE kind = ? AND idx = ?');
  let inTransaction = 0;
  const batched = () => {
    if (inTransaction++ === 0) database.exec('BEGIN');
    else if (inTransaction % 5000 === 0) database.exec('COMMIT; BEGIN');
  };
  const settle = () => {
    if (inTransaction > 0) database.exec('COMMIT');
    inTransaction = 0;
  };
  const refuse = (line: RefusedLine): void => {
    addRefused.run(line.kind, line.place.file, line.place.line, line.code, line.detail ?? null);
  };

  return {
    refuse,
    settle,
    /** Takes a row; the second of the same key is refused by name. */
    add(
      row: Row,
      index: string,
      hash: string,
      login: string | undefined,
      refs: readonly { kind: Kind; index: string }[],
    ): void {
      batched();
      if (addRow.run(row.kind, index, hash, JSON.stringify(row), login ?? null).changes === 0) {
        refuse({ kind: row.kind, place: row.place, code: 'id-twice', detail: row.key.slice(0, 60) });
        return;
      }
      for (const ref of refs) addRef.run(row.kind, index, ref.kind, ref.index);
    },
    /** Remembers that the file has this row, though it was refused: a mistake in a line ends nobody. */
    spare(kind: Kind, index: string): void {
      batched();
      database.prepare('INSERT OR IGNORE INTO row (kind, idx, refused) VALUES (?, ?, 1)').run(kind, index);
    },
    hold(held: Held): void {
      batched();
      const { kind, index, id, hash, ended, extra, own } = held;
      addHeld.run(kind, index, id, hash, ended ? 1 : 0, JSON.stringify(extra), extra.login ?? null, own ? 1 : 0);
      setId.run(held.kind, held.index, held.id, JSON.stringify(held.extra));
    },
    ...questions(database, settle),
    ...unfit(database, settle, refuse),
    /** Keeps the id a row got, and what later rows must know of it. */
    setId(kind: Kind, index: string, id: string, extra: Readonly<Record<string, string>>): void {
      setId.run(kind, index, id, JSON.stringify(extra));
    },
    known(
      kind: Kind,
      index: string,
    ): { readonly id: string; readonly extra: Readonly<Record<string, string>> } | undefined {
      const found = getId.get(kind, index);
      return found && { id: String(found.id), extra: JSON.parse(String(found.extra)) };
    },
    close: (): void => database.close(),
  };
}

/** What makes rows unfit beside each other. */
function unfit(database: DatabaseSync, settle: () => void, refuse: (line: RefusedLine) => void) {
  const markRefused = database.prepare('UPDATE row SET refused = 1 WHERE kind = ? AND idx = ?');
  const pass = (sql: string, code: string): number => {
    const found = database.prepare(sql).all();
    for (const { json, idx, detail } of found) {
      const row: Row = JSON.parse(String(json));
      markRefused.run(row.kind, String(idx));
      refuse({ kind: row.kind, place: row.place, code, ...(detail !== null && { detail: String(detail) }) });
    }
    return found.length;
  };
  return {
    /** Refuses rows whose login, pair or membership stands twice, and rows that speak of rows nobody has, and so on in turn. */
    refuseUnfit(): void {
      settle();
      pass(TWICE, 'stands-twice');
      pass(TAKEN, 'login-taken');
      while (pass(DANGLING, 'refers-to-nothing') > 0);
    },
  };
}

/** What is asked of the scratch once everything is in it. */
function questions(database: DatabaseSync, settle: () => void) {
  const one = (sql: string, ...values: string[]): number => Number(database.prepare(sql).get(...values)?.n ?? 0);
  return {
    /** Rows to write: new ones, and those that say something else than before or had ended. */
    *changed(kind: Kind): Generator<Pair> {
      const sql = `SELECT row.*, held.id AS held_id, held.hash AS held_hash, held.ended, held.own, held.extra FROM row LEFT JOIN held USING (kind, idx)
        WHERE row.kind = ? AND row.refused = 0 AND (held.idx IS NULL OR held.hash <> row.hash OR held.ended = 1)`;
      for (const found of database.prepare(sql).iterate(kind)) yield pairOf(kind, found);
    },
    /** What we hold and the file does not have. Rows that were refused count as there: a mistake ends nobody. */
    *missing(kind: Kind): Generator<Held> {
      const sql = `SELECT held.*, held.id AS held_id, held.hash AS held_hash FROM held LEFT JOIN row USING (kind, idx)
        WHERE held.kind = ? AND held.own = 1 AND held.ended = 0 AND row.idx IS NULL`;
      for (const found of database.prepare(sql).iterate(kind)) yield heldOf(kind, found);
    },
    idsOf: (kind: Kind): readonly string[] =>
      database
        .prepare('SELECT id FROM id WHERE kind = ?')
        .all(kind)
        .map((found) => String(found.id)),
    /** The login of a person in the file, hashed. */
    loginOf(kind: Kind, index: string): string | undefined {
      const found = database.prepare('SELECT login FROM row WHERE kind = ? AND idx = ?').get(kind, index)?.login;
      return typeof found === 'string' ? found : undefined;
    },
    counts(kind: Kind) {
      settle();
      const total = one('SELECT COUNT(*) AS n FROM row WHERE kind = ? AND refused = 0', kind);
      const added = one(
        'SELECT COUNT(*) AS n FROM row LEFT JOIN held USING (kind, idx) WHERE kind = ? AND refused = 0 AND held.idx IS NULL',
        kind,
      );
      const changed = one(
        'SELECT COUNT(*) AS n FROM row JOIN held USING (kind, idx) WHERE kind = ? AND refused = 0 AND (held.hash <> row.hash OR held.ended = 1)',
        kind,
      );
      const ended = one(
        'SELECT COUNT(*) AS n FROM held LEFT JOIN row USING (kind, idx) WHERE kind = ? AND own = 1 AND ended = 0 AND row.idx IS NULL',
        kind,
      );
      const refused = one('SELECT COUNT(*) AS n FROM refused WHERE kind = ?', kind);
      const held = one('SELECT COUNT(*) AS n FROM held WHERE kind = ? AND own = 1 AND ended = 0', kind);
      return { added, changed, unchanged: total - added - changed, ended, refused, held };
    },
    refusedLines: (most: number): readonly RefusedLine[] =>
      database
        .prepare('SELECT * FROM refused ORDER BY file, line LIMIT ?')
        .all(most)
        .map((found) => ({
          kind: String(found.kind) as RefusedLine['kind'],
          place: { file: String(found.file), line: Number(found.line) } satisfies Place,
          code: String(found.code),
          ...(found.detail !== null && { detail: String(found.detail) }),
        })),
    refusedCount: (): number => one('SELECT COUNT(*) AS n FROM refused'),
    /** First and last day of the timetable in the file: lessons outside it are not its business. */
    lessonDays(): { readonly from: string; readonly to: string } | undefined {
      const found = database
        .prepare(
          "SELECT MIN(json ->> '$.data.date') AS f, MAX(json ->> '$.data.date') AS t FROM row WHERE kind = 'lesson'",
        )
        .get();
      return found?.f ? { from: String(found.f), to: String(found.t) } : undefined;
    },
  };
}

const DANGLING = `SELECT row.json, row.idx, MIN(ref.to_kind) AS detail FROM ref JOIN row USING (kind, idx)
    LEFT JOIN row AS target ON target.kind = ref.to_kind AND target.idx = ref.to_idx AND target.refused = 0
    LEFT JOIN held ON held.kind = ref.to_kind AND held.idx = ref.to_idx
  WHERE row.refused = 0 AND target.idx IS NULL AND held.idx IS NULL GROUP BY row.kind, row.idx`;
const TWICE = `SELECT json, idx, NULL AS detail FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY kind, login ORDER BY json ->> '$.place.line') AS nth FROM row
    WHERE login IS NOT NULL AND refused = 0) WHERE nth > 1`;
const TAKEN = `SELECT row.json, row.idx, NULL AS detail FROM row
    JOIN held ON held.kind = row.kind AND held.login = row.login AND held.idx <> row.idx
  WHERE row.login IS NOT NULL AND row.refused = 0 AND held.ended = 0`;

type Found = Record<string, unknown>;

const pairOf = (kind: Kind, found: Found): Pair => ({
  row: JSON.parse(String(found.json)),
  index: String(found.idx),
  hash: String(found.hash),
  held: found.held_id === null ? undefined : heldOf(kind, found),
});

const heldOf = (kind: Kind, found: Found): Held => ({
  kind,
  index: String(found.idx),
  id: String(found.held_id),
  hash: String(found.held_hash),
  ended: found.ended === 1,
  own: found.own === 1,
  extra: JSON.parse(String(found.extra)),
});
