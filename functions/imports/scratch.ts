import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Settlement } from '../roster/lookup.ts';
import type { Kind, RefusedLine, Row } from '../sources/rows.ts';
import { shownKey } from './rules.ts';
import { schoolKinds } from './school-kinds.ts';
import { faults } from './scratch-faults.ts';
import { lessonMatching } from './scratch-lessons.ts';
import { named } from './scratch-named.ts';
import { pairs } from './scratch-pairs.ts';
import { people, subjectOf } from './scratch-people.ts';
import { type Prepared, questions } from './scratch-questions.ts';
import { renewal } from './scratch-renewal.ts';
import { places } from './scratch-same.ts';
import { memberships } from './spared-members.ts';

/** The held record of a row, from the importer's index. `extra` has the words that the next import needs. */
export type Held = {
  readonly kind: Kind;
  readonly index: string;
  readonly id: string;
  readonly hash: string;
  readonly ended: boolean;
  /** True if it came from the file's system: a file does not end records of other systems. */
  readonly own: boolean;
  /** The source's key as shown to people. */
  readonly shown: string;
  readonly extra: Readonly<Record<string, string>>;
  /** Its former place in the index, if the source has given it a new key since. */
  readonly formerIndex?: string | undefined;
};

/** A row of the file beside its held record. */
export type Pair = {
  readonly row: Row;
  /** The id of its record, if settled before the write. */
  readonly id: string | undefined;
  readonly index: string;
  readonly hash: string;
  readonly held: Held | undefined;
};

/** Keyed hashes beside a row's key. `same`: the identifying values, which another system's row may share. */
export type Marks = {
  readonly login?: string | undefined;
  readonly number?: string | undefined;
  readonly same?: string | undefined;
};
const markNames = ['login', 'number', 'same'] as const;

/** A row for the scratch, with its place in the index and the places of its references. */
export type Taken = {
  readonly row: Row;
  readonly index: string;
  readonly hash: string;
  readonly marks: Marks;
  /** A row is taken without its soft references: a lesson without its second teacher, a person without a role. */
  readonly refs: readonly { readonly kind: Kind; readonly index: string; readonly soft: boolean }[];
  readonly formerly: readonly string[];
};

/**
 * `refused` of a row: 0 fits, 1 is a mistake that ends nobody, 2 refers to a person who has left and ends with them.
 */
const SCHEMA = `PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
    CREATE TABLE row (kind TEXT, idx TEXT, hash TEXT, json TEXT, refused INTEGER DEFAULT 0, id TEXT, again INTEGER DEFAULT 0, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE INDEX row_id ON row (kind, id);
    CREATE TABLE mark (kind TEXT, mark TEXT, idx TEXT, name TEXT, PRIMARY KEY (kind, mark, idx)) WITHOUT ROWID;
    CREATE INDEX mark_idx ON mark (kind, idx);
    CREATE TABLE lost (kind TEXT, idx TEXT, mark TEXT, other TEXT, id TEXT, stated INTEGER, PRIMARY KEY (kind, idx, mark)) WITHOUT ROWID;
    CREATE INDEX lost_id ON lost (kind, id);
    CREATE TABLE settled (about TEXT, subject TEXT, json TEXT, PRIMARY KEY (about, subject)) WITHOUT ROWID;
    CREATE TABLE held (kind TEXT, idx TEXT, id TEXT, hash TEXT, ended INTEGER, extra TEXT, own INTEGER, shown TEXT, former TEXT, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE INDEX held_id ON held (kind, id);
    CREATE TABLE held_mark (kind TEXT, mark TEXT, idx TEXT, name TEXT, PRIMARY KEY (kind, mark, idx)) WITHOUT ROWID;
    CREATE INDEX held_mark_idx ON held_mark (kind, idx);
    CREATE TABLE gone (kind TEXT, idx TEXT, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE TABLE former (kind TEXT, idx TEXT, former TEXT);
    CREATE TABLE ref (kind TEXT, idx TEXT, to_kind TEXT, to_idx TEXT, soft INTEGER);
    CREATE INDEX ref_to ON ref (to_kind, to_idx);
    CREATE INDEX ref_from ON ref (kind, idx);
    CREATE TABLE refused (kind TEXT, file TEXT, line INTEGER, code TEXT, json TEXT, note INTEGER);
    CREATE TABLE id (kind TEXT, idx TEXT, id TEXT, extra TEXT, PRIMARY KEY (kind, idx)) WITHOUT ROWID;
    CREATE INDEX id_id ON id (kind, id)`;

export type Scratch = ReturnType<typeof openScratch>;

/**
 * A scratch database in its own file, with the file's rows and the held records, so that comparing a municipality of
 * any size takes the same memory (decision 010). Its content does not outlive the import.
 */
export function openScratch(path: string) {
  const database = new DatabaseSync(path);
  database.exec(SCHEMA);
  const { batched, settle } = batches(database);
  const addLine = database.prepare('INSERT INTO refused VALUES (?, ?, ?, ?, ?, ?)');
  const add = (line: RefusedLine, note: 0 | 1): void => {
    batched();
    addLine.run(line.kind, line.place.file, line.place.line, line.code, JSON.stringify(line), note);
  };
  const refuse = (line: RefusedLine): void => add(line, 0);
  /** Keeps a note on a line that was taken with changes. */
  const note = (line: RefusedLine): void => add(line, 1);
  const statements = prepared(database);
  return {
    refuse,
    note,
    settle,
    ...intake(database, batched, refuse),
    ...questions(statements, settle),
    ...people(database, settle),
    ...places(database, settle),
    ...pairs(database, settle, note),
    ...renewal(database, settle, statements),
    ...faults(database, settle, { refuse, note }),
    ...named(database, batched, settle),
    ...schoolKinds(database, settle, { refuse, note }),
    ...lessonMatching(database, settle, note),
    ...memberships(statements),
    ...ids(database, batched),
    close: (): void => database.close(),
  };
}

function prepared(database: DatabaseSync): Prepared {
  const statements = new Map<string, StatementSync>();
  return {
    prepare(sql) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
  };
}

/** Joins many small writes in a transaction, which is a hundred times as fast. */
function batches(database: DatabaseSync) {
  let inTransaction = 0;
  return {
    batched: (): void => {
      if (inTransaction++ === 0) database.exec('BEGIN');
      else if (inTransaction % 5000 === 0) database.exec('COMMIT; BEGIN');
    },
    settle: (): void => {
      if (inTransaction > 0) database.exec('COMMIT');
      inTransaction = 0;
    },
  };
}

const MOST_JOINS = 20;
/** The names of people's ids in an index entry. */
const PERSON_IDS = ['pupilId', 'guardianId', 'personId'] as const;

/** Takes in rows of the file and held records. */
function intake(database: DatabaseSync, batched: () => void, refuse: (line: RefusedLine) => void) {
  const addRow = database.prepare('INSERT OR IGNORE INTO row (kind, idx, hash, json) VALUES (?, ?, ?, ?)');
  const addSpared = database.prepare('INSERT OR IGNORE INTO row (kind, idx, refused) VALUES (?, ?, 1)');
  const addGone = database.prepare('INSERT OR IGNORE INTO gone VALUES (?, ?)');
  const addRef = database.prepare('INSERT INTO ref VALUES (?, ?, ?, ?, ?)');
  const addMark = database.prepare('INSERT OR IGNORE INTO mark VALUES (?, ?, ?, ?)');
  const addFormer = database.prepare('INSERT INTO former VALUES (?, ?, ?)');
  const addHeld = database.prepare('INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)');
  const addHeldMark = database.prepare('INSERT OR IGNORE INTO held_mark VALUES (?, ?, ?, ?)');
  const setId = database.prepare('INSERT OR REPLACE INTO id VALUES (?, ?, ?, ?)');
  const addSettled = database.prepare('INSERT OR REPLACE INTO settled VALUES (?, ?, ?)');
  const joined = new Map<string, string>();
  const goesOnAs = (id: string): string => {
    let at = id;
    // A chain of joins is short; a circular chain is never written.
    for (let steps = 0; steps < MOST_JOINS && joined.has(at); steps++) at = joined.get(at) ?? at;
    return at;
  };
  const hashOf = database.prepare('SELECT hash FROM row WHERE kind = ? AND idx = ?');
  return {
    /** Takes a row; refuses a second row with the same key, and names it. */
    add({ row, index, hash, marks, refs, formerly }: Taken): void {
      batched();
      const { kind, place, key } = row;
      if (addRow.run(kind, index, hash, JSON.stringify(row)).changes === 0) {
        refuse({ kind, place, code: 'id-twice', detail: shownKey(key) });
        return;
      }
      for (const ref of refs) addRef.run(kind, index, ref.kind, ref.index, ref.soft ? 1 : 0);
      for (const former of formerly) addFormer.run(kind, index, former);
      for (const name of markNames) {
        const mark = marks[name];
        if (mark !== undefined) addMark.run(kind, mark, index, name);
      }
    },
    /** Remembers a refused row of the file, since a mistake in a line ends nobody. */
    spare(kind: Kind, index: string): void {
      batched();
      addSpared.run(kind, index);
    },
    /** Remembers that the file marks the row as gone. */
    isGone(kind: Kind, index: string): void {
      batched();
      addGone.run(kind, index);
    },
    /** The hash of a row taken earlier; a constant if there is no such row. */
    hashOf(kind: Kind, index: string): string {
      const hash = hashOf.get(kind, index)?.hash;
      return typeof hash === 'string' ? hash : '';
    },
    /** Takes a person's decision on an open question, before held records are taken in. */
    settledAs(settlement: Settlement): void {
      batched();
      if (settlement.about === 'joined') joined.set(settlement.personId, settlement.value);
      addSettled.run(settlement.about, subjectOf(settlement), JSON.stringify(settlement));
    },
    /**
     * Takes in a row's index entry. A record that was joined with another goes on as the other, wherever it is named.
     */
    hold({ kind, index, hash, ended, own, shown, ...held }: Held): void {
      batched();
      const id = goesOnAs(held.id);
      const extra: Record<string, string> = { ...held.extra };
      for (const name of PERSON_IDS) if (extra[name] !== undefined) extra[name] = goesOnAs(extra[name]);
      const text = JSON.stringify(extra);
      addHeld.run(kind, index, id, hash, ended ? 1 : 0, text, own ? 1 : 0, shown);
      setId.run(kind, index, id, text);
      for (const name of markNames) {
        const mark = extra[name];
        if (mark !== undefined) addHeldMark.run(kind, mark, index, name);
      }
    },
  };
}

/** Ids of the rows, and the words that later rows need. */
function ids(database: DatabaseSync, batched: () => void) {
  const setId = database.prepare('INSERT OR REPLACE INTO id VALUES (?, ?, ?, ?)');
  const getId = database.prepare('SELECT id, extra FROM id WHERE kind = ? AND idx = ?');
  return {
    /** Keeps a row's id, and the words that later rows need. */
    setId(kind: Kind, index: string, id: string, extra: Readonly<Record<string, string>>): void {
      batched();
      setId.run(kind, index, id, JSON.stringify(extra));
    },
    known(
      kind: Kind,
      index: string,
    ): { readonly id: string; readonly extra: Readonly<Record<string, string>> } | undefined {
      const found = getId.get(kind, index);
      return found && { id: String(found.id), extra: JSON.parse(String(found.extra)) };
    },
  };
}
