import { COLUMNS, FILE_NAMES, MAY_LACK, OPTIONAL } from './csv-columns.ts';
import { type Known, MAPPERS, type Mapper } from './csv-rows.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';
import type { Kind, Reading, Row } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The files of a set by name; each is opened when its turn comes. */
export type FileSet = ReadonlyMap<string, () => AsyncIterable<Uint8Array>>;

/** Reads a CSV set in the order in which its files refer to each other. */
export async function* readCsvSet(files: FileSet): AsyncGenerator<Reading> {
  const stray = [...files.keys()].find((name) => !FILE_NAMES.some((known) => known === name));
  if (stray !== undefined) throw new UnreadableFile({ file: stray.slice(0, 80), line: 0 }, 'file-unknown');
  const known: Known = { subjects: new Map(), births: new Map() };
  for (const name of FILE_NAMES) {
    const open = files.get(name);
    if (!open && !MAY_LACK.has(name)) throw new UnreadableFile({ file: name, line: 0 }, 'file-missing');
    if (!open) continue;
    for await (const record of readCsv(name, open(), COLUMNS[name], OPTIONAL[name])) {
      if (record.get('sourcedId') === '') yield refused(record, 'id-missing');
      else if (record.get('status') !== 'tobedeleted') yield* mapped(MAPPERS[name](record, known), record);
    }
  }
}

function* mapped(found: ReturnType<Mapper>, record: CsvRecord): Generator<Reading> {
  if (found === undefined) return;
  if (typeof found === 'string') yield refused(record, found);
  else yield { row: { ...found, place: record.place } as Row };
}

function refused(record: CsvRecord, code: string): Reading {
  const kind = KIND_OF[record.place.file] ?? PERSON_KINDS[record.get('role')];
  const key = record.get('sourcedId');
  return {
    refused: { kind: kind ?? 'file', place: record.place, code },
    // The row that the line was about.
    ...(kind !== undefined && key !== '' && { spares: { kind, key } }),
  };
}

const KIND_OF: Readonly<Record<string, Kind | undefined>> = {
  'orgs.csv': 'school',
  'academicSessions.csv': 'term',
  'classes.csv': 'group',
  'enrollments.csv': 'enrolment',
  'guardian_links.csv': 'link',
  'lessons.csv': 'lesson',
};
const PERSON_KINDS: Readonly<Record<string, Kind | undefined>> = {
  student: 'pupil',
  guardian: 'guardian',
  parent: 'guardian',
  teacher: 'staff',
  administrator: 'staff',
  aide: 'staff',
};
