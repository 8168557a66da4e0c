import {
  FILE_NAMES,
  type FileName,
  MANIFEST_FILE,
  MANIFEST_LAYOUT,
  MAY_LACK,
  ROLES_FILE,
  STANDARD_UNREAD,
} from './csv-columns.ts';
import { lineOf } from './csv-line.ts';
import { MANIFEST_MODES } from './csv-words.ts';
import { type Findings, readCsv } from './read-csv.ts';
import type { RefusedLine } from './rows.ts';

type Open = () => AsyncIterable<Uint8Array>;
/** The files of a set by name; the reader opens each in its turn. */
export type FileSet = ReadonlyMap<string, Open>;

type Wanted = FileName | typeof ROLES_FILE | typeof MANIFEST_FILE;
const WANTED: readonly Wanted[] = [...FILE_NAMES, ROLES_FILE, MANIFEST_FILE];
/** `Guardian-Links.CSV` is guardian_links.csv. */
const folded = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '');

/** A set's files by their standard names. Notes and ignores other files; a missing file is a fault. */
export function filesOf(files: FileSet, { fault, note }: Findings): ReadonlyMap<Wanted, Open> {
  const found = new Map<Wanted, Open>();
  const unread = new Set(STANDARD_UNREAD.map(folded));
  for (const [name, open] of files) {
    const wanted = WANTED.find((known) => folded(known) === folded(name));
    const place = { file: name.slice(0, 80), line: 0 };
    if (wanted === undefined)
      note({ kind: 'file', place, code: unread.has(folded(name)) ? 'file-unread' : 'file-foreign' });
    else if (found.has(wanted)) fault({ kind: 'file', place, code: 'zip-name-twice', detail: name.slice(0, 60) });
    else found.set(wanted, open);
  }
  for (const name of FILE_NAMES)
    if (!found.has(name) && !MAY_LACK.has(name))
      fault({ kind: 'file', place: { file: name, line: 0 }, code: 'file-missing' });
  return found;
}

/** Versions of OneRoster that this reader supports. */
const VERSIONS = ['1.0', '1.1', '1.2'];

/**
 * Checks the `manifest.csv` of the set: a known version, and complete files, since a file of changes alone would look
 * like an ending of all other records.
 */
export async function readManifest(files: ReadonlyMap<Wanted, Open>, findings: Findings): Promise<void> {
  const open = files.get(MANIFEST_FILE);
  if (!open) return;
  const { fault, note } = findings;
  for await (const record of readCsv(MANIFEST_FILE, open(), MANIFEST_LAYOUT, findings)) {
    const line = lineOf(record);
    const [property, value] = [line.text('propertyName').toLowerCase(), line.text('value')];
    const at = (code: string, detail?: string): RefusedLine => ({
      kind: 'file',
      place: line.place,
      code,
      column: 'value',
      detail,
    });
    if (property === 'oneroster.version') {
      if (!VERSIONS.some((version) => value === version || value.startsWith(`${version}.`)))
        fault(at('manifest-version'));
    } else if (property.startsWith('file.')) {
      const mode = MANIFEST_MODES(value);
      const name = WANTED.find((known) => folded(known) === folded(`${property.slice(5)}.csv`));
      if (mode === undefined) fault({ ...at('word-unknown'), allowed: MANIFEST_MODES.known });
      else if (mode === 'delta') fault(at('manifest-delta', name));
      else if (name !== undefined && mode === 'bulk' && !files.has(name)) fault(at('file-missing', name));
      else if (name !== undefined && mode === 'absent' && files.has(name)) note(at('manifest-absent', name));
    }
  }
}
