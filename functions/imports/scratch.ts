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

/** What we hold of a row already: the importer's index. `extra` is what the next import must know of it. */
export type Held = {
  readonly kind: Kind;
  readonly index: string;
  readonly id: string;
  readonly hash: string;
  readonly ended: boolean;
  /** It came from the same system as the file: what other systems brought is not this file's to end. */
  readonly own: boolean;
  /** The source's own key as people may see it. */
  readonly shown: string;
  readonly extra: Readonly<Record<string, string>>;
  /** Where the index had it, when the source has given it a new key since. */
  readonly formerIndex?: string | undefined;
};

/** A row of the file beside what we hold of it. */
export type Pair = {
  readonly row: Row;
  /** The record it is about, where that is settled before it is written. */
  readonly id: string | undefined;
  readonly index: string;
  readonly hash: string;
  readonly held: Held | undefined;
};

/**
 * What a row is known by beside its key, as keyed hashes: people by a login and a number, a school by its organisation
 * number, and what may stand in another system's file under another key by what it is (`same`).
 */
export type Marks = {
  readonly login?: string | undefined;
  readonly number?: string | undefined;
  readonly same?: string | undefined;
};
const markNames = ['login', 'number', 'same'] as const;

/** A row as it goes in: with its place in the index, and the places of the rows it speaks of. */
export type Taken = {
  readonly row: Row;
  readonly index: string;
  readonly hash: string;
  readonly marks: Marks;
  /** A row stands without what it refers to softly: a lesson without its second teacher, a person without one role. */
  readonly refs: readonly { readonly kind: Kind; readonly index: string; readonly soft: boolean }[];
  readonly formerly: readonly string[];
};

/** `refused` of a row: 0 fits, 1 a mistake that ends nobody, 2 speaks of somebody who has left and ends with them. */
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
 * A scratch database in a file of its own: what is read and what we hold meet there, so that a municipality of any size
 * is compared in the same memory (decision 010). Nothing in it outlives the import.
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
  /** Keeps what was taken otherwise than it stands. */
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

/** Many small writes in one transaction are a hundred times as fast. */
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
/** What an entry of the index keeps of people's ids. */
const PERSON_IDS = ['pupilId', 'guardianId', 'personId'] as const;

/** How rows of the file and what we hold go in. */
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
    // A chain of joins is short; one that leads back to itself was never written.
    for (let steps = 0; steps < MOST_JOINS && joined.has(at); steps++) at = joined.get(at) ?? at;
    return at;
  };
  const hashOf = database.prepare('SELECT hash FROM row WHERE kind = ? AND idx = ?');
  return {
    /** Takes a row; the second of the same key is refused by name. */
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
    /** Remembers that the file has this row, though it was refused: a mistake in a line ends nobody. */
    spare(kind: Kind, index: string): void {
      batched();
      addSpared.run(kind, index);
    },
    /** Remembers that the file marks the row as gone. */
    isGone(kind: Kind, index: string): void {
      batched();
      addGone.run(kind, index);
    },
    /** The hash of a row that was taken before; of none when there is no such row. */
    hashOf(kind: Kind, index: string): string {
      const hash = hashOf.get(kind, index)?.hash;
      return typeof hash === 'string' ? hash : '';
    },
    /** A person's word on an open question; known before what we hold is taken in. */
    settledAs(settlement: Settlement): void {
      batched();
      if (settlement.about === 'joined') joined.set(settlement.personId, settlement.value);
      addSettled.run(settlement.about, subjectOf(settlement), JSON.stringify(settlement));
    },
    /**
     * Takes in what the index holds of a row. Who has been joined with another goes on as the other, wherever it is
     * named.
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

/** Ids of the rows, and what later rows must know of them. */
function ids(database: DatabaseSync, batched: () => void) {
  const setId = database.prepare('INSERT OR REPLACE INTO id VALUES (?, ?, ?, ?)');
  const getId = database.prepare('SELECT id, extra FROM id WHERE kind = ? AND idx = ?');
  return {
    /** Keeps the id a row got, and what later rows must know of it. */
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
