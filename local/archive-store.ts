import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { NewCase, NewDocument } from './archive-bodies.ts';

/** A folder as the archive keeps it. */
export type Case = NewCase & { readonly Recno: number; readonly CaseNumber: string; readonly at: number };
/** An entry with its files. */
export type Document = NewDocument & { readonly Recno: number; readonly DocumentNumber: string; readonly at: number };

export type Archive = ReturnType<typeof openArchive>;

const SHOWN = 200;

/** The archive's folders and entries, in a file: a restart loses nothing, and nothing can be removed. */
export function openArchive(folder: string) {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'archive.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL;
    CREATE TABLE IF NOT EXISTS folder (recno INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT, body TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS entry (recno INTEGER PRIMARY KEY AUTOINCREMENT, number TEXT NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS entry_folder ON entry (number)`);
  const addFolder = database.prepare('INSERT INTO folder (body) VALUES (?)');
  const setFolder = database.prepare('UPDATE folder SET number = ?, body = ? WHERE recno = ?');
  const allFolders = database.prepare('SELECT body FROM folder WHERE number IS NOT NULL ORDER BY recno');
  const addEntry = database.prepare('INSERT INTO entry (number, body) VALUES (?, ?)');
  const setEntry = database.prepare('UPDATE entry SET body = ? WHERE recno = ?');
  const entriesIn = database.prepare('SELECT body FROM entry WHERE number = ? ORDER BY recno');
  const latest = database.prepare('SELECT body FROM entry ORDER BY recno DESC LIMIT ?');
  const cases = (): readonly Case[] => allFolders.all().map((row): Case => JSON.parse(String(row.body)));
  const documents = (caseNumber: string): readonly Document[] =>
    entriesIn.all(caseNumber).map((row): Document => JSON.parse(String(row.body)));
  return {
    cases,
    documents,
    /** Entries, newest first. */
    lately: (): readonly Document[] => latest.all(SHOWN).map((row): Document => JSON.parse(String(row.body))),
    addCase(given: NewCase, at: number): Case {
      const Recno = Number(addFolder.run('{}').lastInsertRowid);
      const year = new Date(at).getUTCFullYear() % 100;
      const made = { ...given, Recno, CaseNumber: `${year}/${String(Recno).padStart(5, '0')}`, at };
      setFolder.run(made.CaseNumber, JSON.stringify(made), Recno);
      return made;
    },
    addDocument(given: NewDocument, at: number): Document {
      const place = documents(given.CaseNumber).length + 1;
      const Recno = Number(addEntry.run(given.CaseNumber, '{}').lastInsertRowid);
      const made = { ...given, Recno, DocumentNumber: `${given.CaseNumber}-${place}`, at };
      setEntry.run(JSON.stringify(made), Recno);
      return made;
    },
    close: (): void => database.close(),
  };
}
