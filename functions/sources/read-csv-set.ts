import type { Day } from '../shared/time.ts';
import { FILE_NAMES, type FileName, layoutOf, ROLES_FILE, ROLES_LAYOUT } from './csv-columns.ts';
import { type FileSet, filesOf, readManifest } from './csv-files.ts';
import { type Finding, type Line, lineOf } from './csv-line.ts';
import { USER_ROLES } from './csv-people-words.ts';
import { noteRole } from './csv-roles.ts';
import { type Known, MAPPERS, type NewRow } from './csv-rows.ts';
import { schoolsByLevel } from './csv-schools.ts';
import { type Session, termsOf } from './csv-sessions.ts';
import { type CsvRecord, readCsv } from './read-csv.ts';
import type { Kind, Place, Reading, Row } from './rows.ts';
import { type SetFindings, setFindings } from './set-findings.ts';

export type { FileSet } from './csv-files.ts';

/**
 * Reads a CSV set in the order in which its files refer to each other. An unreadable set throws `UnreadableFile` at its
 * end, with all faults of all files. `today` serves to check birth dates and to choose the staff roles that hold;
 * without it the reader makes no checks by date.
 */
export async function* readCsvSet(files: FileSet, today?: Day): AsyncGenerator<Reading> {
  const findings = setFindings();
  const found = filesOf(files, findings);
  await readManifest(found, findings);
  const known = knownOf(found.has(ROLES_FILE), found.has('guardian_links.csv'), today);
  yield* findings.notes();
  for (const name of FILE_NAMES) {
    if (name === 'users.csv') yield* rolesRead(found.get(ROLES_FILE), known, findings);
    const open = found.get(name);
    if (!open) continue;
    for await (const record of readCsv(name, open(), layoutOf(name, known.roles !== undefined), findings))
      yield* findings.passed(readingsOf(name, record, known, findings));
    yield* findings.notes();
    yield* findings.passed(after(name, known));
  }
  findings.end();
}

const knownOf = (withRoles: boolean, withLinks: boolean, today: Day | undefined): Known => ({
  today,
  orgs: new Map(),
  schools: { untyped: new Map(), levels: new Map() },
  sessions: new Map(),
  courses: new Map(),
  groupKinds: new Map(),
  births: new Map(),
  roles: withRoles ? new Map() : undefined,
  agents: withLinks ? undefined : { pairs: new Map(), said: new Map() },
});

async function* rolesRead(
  open: ReturnType<FileSet['get']>,
  { roles }: Known,
  findings: SetFindings,
): AsyncGenerator<Reading> {
  if (!open || !roles) return;
  for await (const record of readCsv(ROLES_FILE, open(), ROLES_LAYOUT, findings)) {
    const line = lineOf(record);
    noteRole(line, roles);
    const key = line.text('userSourcedId');
    yield* findings.passed([
      ...refusals(line, 'file', key === '' ? [] : PEOPLE.map((kind) => ({ kind, key }))),
      ...said(line, 'file'),
    ]);
  }
  yield* findings.notes();
}

/**
 * The rows that need a whole file: terms chosen among sessions, schools without a stated kind judged by their levels,
 * links made from agents.
 */
function* after(name: FileName, { sessions, schools, agents }: Known): Generator<Reading> {
  if (name === 'academicSessions.csv') {
    const readable = [...sessions.values()].filter((session): session is Session => session !== 'refused');
    for (const row of termsOf(readable)) yield { row };
  }
  if (name === 'users.csv') yield* schoolsByLevel(schools);
  if (name === 'users.csv' && agents) {
    for (const [key, { pupilKey, guardianKey, place }] of agents.pairs) {
      const said = agents.said.get(guardianKey);
      const data = {
        pupilKey,
        guardianKey,
        basis: 'unknown',
        source: 'unknown',
        ...(said !== undefined && { said }),
      } as const;
      yield { row: { kind: 'link', key, place, data } };
    }
  }
}

function readingsOf(name: FileName, record: CsvRecord, known: Known, findings: SetFindings): readonly Reading[] {
  const line = lineOf(record);
  const key = line.text('sourcedId');
  const kind = KIND_OF[name];
  if (key === '') {
    line.fault('id-missing', 'sourcedId');
    return refusals(line, kind ?? 'file', []);
  }
  // The mapper of lessons reads the status, a word of our own file.
  if (name !== 'lessons.csv' && !line.holds()) {
    const ending = ENDING.has(kind) ? [kind] : [];
    return goneOf(line, name === 'users.csv' ? peopleOf([], line) : ending);
  }
  for (const column of UNSAID[name] ?? [])
    if (!line.has(column)) findings.once(line.place.file, 'column-missing', column);
  const rows = MAPPERS[name](line, known);
  const ofKind = kind === undefined ? [] : [kind];
  const spared = name === 'users.csv' ? peopleOf(rows, line) : ofKind;
  const refused = refusals(
    line,
    spared[0] ?? 'file',
    spared.map((spare) => ({ kind: spare, key })),
  );
  const taken = refused.length > 0 ? [] : rows.map((row) => ({ row: { ...row, place: line.place } as Row }));
  const ended = name === 'users.csv' && refused.length === 0 ? kindsEnded(known, key) : [];
  return [...refused, ...taken, ...goneOf(line, ended), ...said(line, spared[0] ?? 'file')];
}

/** Our own columns whose absence leaves much unknown: noted once, not on every line. */
const UNSAID: Readonly<Partial<Record<FileName, readonly string[]>>> = {
  'users.csv': ['metadata.addressProtection'],
  'enrollments.csv': ['metadata.role'],
};

type Spared = { readonly kind: Kind; readonly key: string };

/** A refused line for each fault of a line; spares the line's rows, so that the mistake does not end them. */
function refusals(
  { place, faults }: { readonly place: Place; readonly faults: readonly Finding[] },
  kind: Kind | 'file',
  spared: readonly Spared[],
): Reading[] {
  const [spares, ...alsoSpares] = spared;
  return faults.map((fault) => ({
    refused: { kind, place, ...fault },
    ...(spares && { spares }),
    ...(alsoSpares.length > 0 && { alsoSpares }),
  }));
}

const said = ({ place, notes }: Line, kind: Kind | 'file'): Reading[] =>
  notes.map((note) => ({ note: { kind, place, ...note } }));

/** Kinds that end by a mark as gone; a school does not, and a course or birth date has no record. */
const ENDING: ReadonlySet<Kind | undefined> = new Set<Kind | undefined>(['term', 'group', 'link', 'enrolment']);

/** The readings of a line whose record is gone; ignores all its other cells, wrong or right. */
function goneOf(line: Line, kinds: readonly (Kind | undefined)[]): readonly Reading[] {
  const key = line.text('sourcedId');
  const gone = kinds.flatMap((kind) => (kind === undefined ? [] : [{ kind, key }]));
  const [only, ...others] = gone;
  if (only === undefined) return [];
  const kind = others.length === 0 ? only.kind : 'file';
  return [{ note: { kind, place: line.place, code: 'marked-deleted' }, gone }];
}

/** OneRoster 1.2: the kinds of person that a user no longer is, by deleted lines of `roles.csv`. */
function kindsEnded({ roles }: Known, key: string): readonly Kind[] {
  const listed = roles?.get(key);
  if (!listed || listed.refused) return [];
  return [...listed.ended].filter((kind) => !listed.held.some(({ role }) => role.kind === kind));
}

const PEOPLE = ['pupil', 'guardian', 'staff'] as const;

/** The kinds of person of a user's line, also of a refused line; an unknown role may be any kind. */
function peopleOf(rows: readonly NewRow[], line: Line): readonly Kind[] {
  if (rows.length > 0) return rows.map(({ kind }) => kind);
  const role = USER_ROLES(line.text('role'));
  return role ? [role.kind] : PEOPLE;
}

const KIND_OF: { readonly [Name in FileName]?: Kind } = {
  'orgs.csv': 'school',
  'academicSessions.csv': 'term',
  'classes.csv': 'group',
  'demographics.csv': 'pupil',
  'enrollments.csv': 'enrolment',
  'guardian_links.csv': 'link',
  'lessons.csv': 'lesson',
};
