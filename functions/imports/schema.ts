import * as z from 'zod/mini';
import { sortableId } from '../shared/schema.ts';

export const ImportParams = z.strictObject({ importId: sortableId });

/** The largest roster file: ten times a county's file with a year of lessons. */
export const LARGEST_FILE_BYTES = 200 * 1024 * 1024;
export const IMPORT_STATUSES = ['awaiting-upload', 'reading', 'done', 'refused', 'failed'] as const;
export const MODES = ['dry-run', 'apply'] as const;
export const UPLOAD_FORMATS = ['csv-zip', 'pifu-xml', 'untis-zip', 'untis-json'] as const;
/** An operator at the machine itself may also import a folder. */
export const KEPT_FORMATS = [...UPLOAD_FORMATS, 'csv-folder', 'untis-folder'] as const;

export const ImportBody = z.strictObject({
  format: z.enum(UPLOAD_FORMATS),
  /** The file's source system: its ids mean nothing in another system's file. */
  system: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  bytes: z.int().check(z.gte(1), z.lte(LARGEST_FILE_BYTES)),
  mode: z.enum(MODES),
  /** Goes on although more would end than the owner's share. */
  confirmEnding: z.optional(z.boolean()),
});

const counts = z.strictObject({
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  ended: z.int(),
  refused: z.int(),
});
const line = z.strictObject({
  file: z.string(),
  line: z.int(),
  /** The column of the fault, and the shape of its value: never the value itself. */
  column: z.nullable(z.string()),
  form: z.nullable(z.string()),
  code: z.string(),
  detail: z.nullable(z.string()),
  /**
   * The words that the column takes, if it has another word: one for each meaning first. `allowedMore` counts the words
   * left out.
   */
  allowed: z.array(z.string()),
  allowedMore: z.int(),
  text: z.string(),
});
export const Import = z.strictObject({
  importId: sortableId,
  format: z.enum(KEPT_FORMATS),
  system: z.string(),
  mode: z.enum(MODES),
  status: z.enum(IMPORT_STATUSES),
  createdAt: z.iso.datetime(),
  /** The id of the member of staff who ordered it, or `operator` for a person at the machine itself. */
  createdBy: z.string(),
  /** The person who applied a dry run. */
  appliedBy: z.nullable(z.string()),
  startedAt: z.nullable(z.iso.datetime()),
  /** SHA-256 of the file in hex: the application takes the same file as the dry run. */
  sha256: z.nullable(z.string()),
  /** By kind of record, once the file has been read. */
  counts: z.nullable(z.record(z.string(), counts)),
  /** Kinds with more endings than the owner allows. */
  tooMany: z.array(z.string()),
  refusedCount: z.int(),
  /** The first refused lines, with their reasons. */
  refused: z.array(line),
  noteCount: z.int(),
  /** The first lines that were taken with changes, or left aside. */
  notes: z.array(line),
  /** Records written; a dry run writes none. */
  written: z.int(),
  /** Open questions on the schools’ work lists after the import, with the path of each list. */
  waiting: z.array(z.strictObject({ schoolId: z.string(), lines: z.int(), path: z.string() })),
  /** The failure of the import as a whole: of the file, or of our system. */
  failure: z.nullable(z.strictObject({ code: z.string(), text: z.string() })),
});
export const Imports = z.strictObject({ imports: z.array(Import) });
export const NewImport = z.strictObject({
  import: Import,
  /** PUT the file here with these headers, once, before the time is out; 412 says that a file has arrived already. */
  upload: z.strictObject({
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()),
    validSeconds: z.int(),
  }),
});
