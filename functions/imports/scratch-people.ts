import type { DatabaseSync } from 'node:sqlite';
import type { Settlement } from '../roster/lookup.ts';
import { newId } from '../shared/ids.ts';
import type { Kind } from '../sources/rows.ts';
import type { Held } from './scratch.ts';
import { heldOf } from './scratch-questions.ts';
import { moveKey } from './scratch-same.ts';

/** All other rows and records of a row's person. */
export type Kin = {
  /** True for the first of the file's rows about the record, which writes it. */
  readonly leads: boolean;
  /** The file's other rows about the same person. */
  readonly rows: readonly {
    readonly index: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly held: Pick<Held, 'extra' | 'formerIndex'> | undefined;
  }[];
  /** Held records of other keys and systems without a readable row here; `stays` unless it leaves now or had left. */
  readonly held: readonly (Held & { readonly stays: boolean })[];
  /** Records that leave with this file, whose number or login this row now has. */
  readonly succeeds: readonly Held[];
  /** Other records with a mark that the row states. */
  readonly clashes: readonly string[];
  /** True if the mark belongs to somebody else, though a row or system states it for this person. */
  readonly isLost: (mark: string) => boolean;
  /** True if a row of the file, or another key of the same person, now has this mark. */
  readonly isStated: (mark: string) => boolean;
};

const IN_PEOPLE = `('pupil', 'guardian', 'staff')`;

/** The subject of a settlement, unique within its kind. */
export function subjectOf(settlement: Settlement): string {
  switch (settlement.about) {
    case 'basis':
      return `${settlement.pupilId}.${settlement.guardianId}`;
    case 'parted':
      return `${settlement.personId}.${settlement.otherId}`;
    default:
      return settlement.personId;
  }
}

/**
 * Keeps one record for each person (J2). Recognises people by their source's key, then by identity number, then by
 * login, also across systems and after they had left: id, protection, relations and history go on under a new key.
 */
export function people(database: DatabaseSync, settle: () => void) {
  return {
    /** Gives every row the id of its record. */
    recognise(): void {
      settle();
      database.exec('BEGIN');
      database.exec(BY_KEY);
      for (const sql of [BY_NUMBER, BY_LOGIN]) giveIds(database, sql);
      for (const name of ['number', 'login']) joinWithinFile(database, name);
      nameTheRest(database);
      moveKeys(database);
      database.exec('COMMIT');
    },
    /** Settles the holder of each number and login after this file; runs after unfit rows are refused. */
    settleMarks(): void {
      settle();
      database.exec('BEGIN');
      settleMarks(database);
      database.exec('COMMIT');
    },
    ...kinOf(database),
    settledOf: settledOf(database),
  };
}

const BY_KEY = `UPDATE row SET id = (SELECT held.id FROM held WHERE held.kind = row.kind AND held.idx = row.idx)
  WHERE kind IN ${IN_PEOPLE}`;
/** Among several records with the number, prefers one that has not ended, then one of the same system. */
const BY_MARK = `SELECT row.kind, row.idx, held.id FROM row
    CROSS JOIN mark INDEXED BY mark_idx ON mark.kind = row.kind AND mark.idx = row.idx
    CROSS JOIN held_mark ON held_mark.kind = mark.kind AND held_mark.mark = mark.mark
    CROSS JOIN held ON held.kind = held_mark.kind AND held.idx = held_mark.idx
  WHERE row.kind IN ${IN_PEOPLE} AND row.id IS NULL AND row.refused = 0`;
const BEST_LAST = 'ORDER BY row.kind, row.idx, held.ended DESC, held.own, held.id DESC';
const BY_NUMBER = `${BY_MARK} AND (mark.name = 'number' OR (row.kind = 'guardian' AND mark.name = 'login')) ${BEST_LAST}`;
/** A login passes on once its bearer has left; another number, birth date or (staff) name means another person. */
const BY_LOGIN = `${BY_MARK} AND mark.name = 'login' AND held.ended = 0
  AND NOT EXISTS (SELECT 1 FROM mark AS own INDEXED BY mark_idx WHERE own.kind = row.kind AND own.idx = row.idx AND own.name = 'number'
    AND held.extra ->> '$.number' IS NOT NULL AND held.extra ->> '$.number' <> own.mark)
  AND COALESCE(held.extra ->> '$.born', row.json ->> '$.data.birthDate', '') = COALESCE(row.json ->> '$.data.birthDate', '')
  AND (row.kind <> 'staff' OR EXISTS (SELECT 1 FROM mark AS own INDEXED BY mark_idx
    WHERE own.kind = row.kind AND own.idx = row.idx AND own.name = 'same' AND own.mark = held.extra ->> '$.same'))
  ${BEST_LAST}`;

function giveIds(database: DatabaseSync, sql: string): void {
  const give = database.prepare('UPDATE row SET id = ? WHERE kind = ? AND idx = ?');
  for (const found of database.prepare(sql).all()) give.run(String(found.id), String(found.kind), String(found.idx));
}

/** Rows of a file with the same number are the same person; also with the same login, unless other marks differ. */
function joinWithinFile(database: DatabaseSync, name: string): void {
  const shared =
    database.prepare(`SELECT mark.kind, mark.mark, row.idx, row.id, row.json ->> '$.data.birthDate' AS born, own.mark AS number, named.mark AS named
    FROM (SELECT kind, mark FROM mark WHERE kind IN ${IN_PEOPLE} AND name = ? GROUP BY kind, mark HAVING COUNT(*) > 1) AS several
      JOIN mark ON mark.kind = several.kind AND mark.mark = several.mark
      JOIN row ON row.kind = mark.kind AND row.idx = mark.idx
      LEFT JOIN mark AS own INDEXED BY mark_idx ON own.kind = row.kind AND own.idx = row.idx AND own.name = 'number'
      LEFT JOIN mark AS named INDEXED BY mark_idx ON named.kind = row.kind AND named.idx = row.idx AND named.name = 'same'
    WHERE row.refused = 0 ORDER BY mark.kind, mark.mark, row.id IS NULL, row.json ->> '$.place.line', row.idx`);
  const give = database.prepare('UPDATE row SET id = ? WHERE kind = ? AND idx = ?');
  let first: Found = {};
  for (const found of shared.all(name)) {
    if (found.kind !== first.kind || found.mark !== first.mark) {
      first = { ...found, id: found.id ?? newId() };
      if (found.id === null) give.run(String(first.id), String(found.kind), String(found.idx));
    } else if (
      found.id === null &&
      !(name === 'login' && TELL_APART.some((what) => differs(first[what], found[what])))
    ) {
      give.run(String(first.id), String(found.kind), String(found.idx));
    }
  }
}
type Found = Record<string, unknown>;
const TELL_APART = ['born', 'number', 'named'] as const;
const differs = (a: unknown, b: unknown): boolean => a !== null && b !== null && a !== b;

function nameTheRest(database: DatabaseSync): void {
  const give = database.prepare('UPDATE row SET id = ? WHERE kind = ? AND idx = ?');
  const rest = database.prepare(`SELECT kind, idx FROM row WHERE kind IN ${IN_PEOPLE} AND id IS NULL AND refused = 0`);
  for (const found of rest.all()) give.run(newId(), String(found.kind), String(found.idx));
}

/**
 * Moves a dropped key in the index to the first line with the same person's new key. A record that has not ended goes
 * first (SQLite takes the columns from the row with the minimum).
 */
const MOVED = `SELECT old.kind, old.idx AS former, row.idx,
    MIN(printf('%d %09d %s %s', old.ended, row.json ->> '$.place.line', row.idx, old.idx)) FROM held AS old
    CROSS JOIN row INDEXED BY row_id ON row.kind = old.kind AND row.id = old.id
    LEFT JOIN held AS new ON new.kind = row.kind AND new.idx = row.idx
    LEFT JOIN row AS still ON still.kind = old.kind AND still.idx = old.idx
  WHERE old.kind IN ${IN_PEOPLE} AND old.own = 1 AND new.idx IS NULL AND still.idx IS NULL AND row.refused = 0
  GROUP BY old.kind, old.id`;

function moveKeys(database: DatabaseSync): void {
  for (const { kind, idx, former } of database.prepare(MOVED).all())
    moveKey(database, { kind: String(kind), idx: String(idx), former: String(former) });
}

/**
 * The holders of a mark, by record: rows of the file that state it, and earlier holders, unless they leave with this
 * file, state another mark of that name, or state none while another row states it. A holder by another system or a
 * refused row keeps it (`firm`), unless the file states another for them: a faulty line gives no mark away.
 */
const STATED = `SELECT mark.kind, mark.mark, mark.idx, row.id, 1 AS stated, 0 AS firm,
    EXISTS (SELECT 1 FROM held_mark JOIN held USING (kind, idx) WHERE held_mark.kind = mark.kind AND held_mark.mark = mark.mark
      AND held.id = row.id AND held.ended = 0) AS had, row.json ->> '$.place.line' AS line
  FROM mark JOIN row USING (kind, idx) WHERE mark.kind IN ${IN_PEOPLE} AND mark.name <> 'same' AND row.refused = 0`;
const KEPT = `SELECT held_mark.kind, held_mark.mark, held_mark.idx, held.id, 0 AS stated,
    (held.own = 0 OR row.refused = 1) AND NOT EXISTS (SELECT 1 FROM row AS said INDEXED BY row_id
      CROSS JOIN mark AS other INDEXED BY mark_idx ON other.kind = said.kind AND other.idx = said.idx
      WHERE said.kind = held.kind AND said.id = held.id AND said.refused = 0 AND other.name = held_mark.name) AS firm,
    1 AS had, 0 AS line
  FROM held_mark JOIN held USING (kind, idx) LEFT JOIN row USING (kind, idx)
  WHERE held_mark.kind IN ${IN_PEOPLE} AND held_mark.name <> 'same' AND held.ended = 0 AND (held.own = 0 OR row.refused < 2)
    AND (row.refused IS NOT 0 OR NOT EXISTS (SELECT 1 FROM mark AS other INDEXED BY mark_idx
      WHERE other.kind = held_mark.kind AND other.idx = held_mark.idx AND other.name = held_mark.name))`;
/** The winner first: a firm holder, then a row that states it, then an earlier holder, then the first line. */
const CONTESTED = `WITH claim AS (${STATED} UNION ALL ${KEPT}),
  several AS (SELECT kind, mark FROM claim GROUP BY kind, mark HAVING COUNT(DISTINCT id) > 1)
  SELECT claim.* FROM claim JOIN several USING (kind, mark)
  ORDER BY kind, mark, firm DESC, stated DESC, had DESC, line, claim.idx`;

function settleMarks(database: DatabaseSync): void {
  const lose = database.prepare('INSERT OR REPLACE INTO lost VALUES (?, ?, ?, ?, ?, ?)');
  let mark = '';
  let winner = '';
  for (const found of database.prepare(CONTESTED).all()) {
    const at = `${String(found.kind)} ${String(found.mark)}`;
    if (at !== mark) [mark, winner] = [at, String(found.id)];
    const { kind, idx, id, stated } = found;
    const who = [kind, idx, found.mark, winner, id].map(String);
    if (String(id) !== winner) lose.run(...who, Number(stated));
  }
}

function kinOf(database: DatabaseSync) {
  const rows = database.prepare(`SELECT row.idx, json, held.extra, held.former, json ->> '$.place.line' AS line
    FROM row LEFT JOIN held ON held.kind = row.kind AND held.idx = row.idx
    WHERE row.kind = ? AND row.id = ? AND refused = 0 ORDER BY line, row.idx`);
  const stated =
    database.prepare(`SELECT 1 FROM mark JOIN row USING (kind, idx) WHERE mark.kind = ? AND mark.mark = ? AND row.refused = 0
    UNION SELECT 1 FROM held_mark JOIN held USING (kind, idx)
    WHERE held_mark.kind = ? AND held_mark.mark = ? AND held.idx <> ? AND held.id = ? AND held.ended = 0`);
  const held =
    database.prepare(`SELECT held.*, held.id AS held_id, held.hash AS held_hash, held.ended = 0 AND (held.own = 0 OR row.refused = 1) AS stays
    FROM held LEFT JOIN row USING (kind, idx)
    WHERE held.kind = ? AND held.id = ? AND held.idx <> ? AND row.refused IS NOT 0`);
  const succeeds =
    database.prepare(`SELECT held.*, held.id AS held_id, held.hash AS held_hash FROM mark INDEXED BY mark_idx
      CROSS JOIN held_mark ON held_mark.kind = mark.kind AND held_mark.mark = mark.mark
      CROSS JOIN held ON held.kind = held_mark.kind AND held.idx = held_mark.idx
      LEFT JOIN row ON row.kind = held.kind AND row.idx = held.idx
    WHERE mark.kind = ? AND mark.idx = ? AND mark.name <> 'same' AND held.own = 1 AND held.ended = 0 AND row.idx IS NULL AND held.id <> ?`);
  const clashes = database.prepare(
    'SELECT DISTINCT other FROM lost WHERE kind = ? AND idx = ? AND stated = 1 ORDER BY other',
  );
  const lost = database.prepare('SELECT 1 FROM lost WHERE kind = ? AND id = ? AND mark = ?');
  const as = database.prepare(
    `SELECT held.*, held.id AS held_id, held.hash AS held_hash FROM held WHERE kind = ? AND id = ?`,
  );
  return {
    /** All index entries of a record, under every key and system. */
    heldAs: (kind: Kind, id: string): readonly Held[] => as.all(kind, id).map((found) => heldOf(kind, found)),
    kin(kind: 'pupil' | 'guardian' | 'staff', index: string, id: string): Kin {
      const same = rows.all(kind, id);
      return {
        leads: same.length === 0 || String(same[0]?.idx) === index,
        rows: same
          .filter((found) => found.idx !== index)
          .map((found) => ({
            index: String(found.idx),
            data: JSON.parse(String(found.json)).data,
            held:
              typeof found.extra === 'string'
                ? {
                    extra: JSON.parse(found.extra),
                    formerIndex: typeof found.former === 'string' ? found.former : undefined,
                  }
                : undefined,
          })),
        held: held.all(kind, id, index).map((found) => ({ ...heldOf(kind, found), stays: found.stays === 1 })),
        succeeds: succeeds.all(kind, index, id).map((found) => heldOf(kind, found)),
        clashes: clashes.all(kind, index).map((found) => String(found.other)),
        isLost: (mark) => lost.get(kind, id, mark) !== undefined,
        isStated: (mark) => stated.get(kind, mark, kind, mark, index, id) !== undefined,
      };
    },
  };
}

function settledOf(database: DatabaseSync) {
  const found = database.prepare('SELECT json FROM settled WHERE about = ? AND subject = ?');
  return <About extends Settlement['about']>(
    about: About,
    subject: string,
  ): Extract<Settlement, { about: About }> | undefined => {
    const json = found.get(about, subject)?.json;
    return typeof json === 'string' ? JSON.parse(json) : undefined;
  };
}
