import * as z from 'zod/mini';
import { sortableId } from '../shared/schema.ts';

export const ImportParams = z.strictObject({ importId: sortableId });

/** The largest roster file: a county's with a year of lessons is a tenth of it. */
export const LARGEST_FILE_BYTES = 200 * 1024 * 1024;
export const IMPORT_STATUSES = ['awaiting-upload', 'reading', 'done', 'refused', 'failed'] as const;
export const MODES = ['dry-run', 'apply'] as const;
export const UPLOAD_FORMATS = ['csv-zip', 'pifu-xml', 'untis-zip', 'untis-json'] as const;
/** An operator at the machine itself may also import a folder. */
export const KEPT_FORMATS = [...UPLOAD_FORMATS, 'csv-folder', 'untis-folder'] as const;

export const ImportBody = z.strictObject({
  format: z.enum(UPLOAD_FORMATS),
  /** Where the file comes from: its ids mean nothing in another system's file. */
  system: z.string().check(z.regex(/^[a-z0-9-]{2,40}$/)),
  sizeBytes: z.int().check(z.gte(1), z.lte(LARGEST_FILE_BYTES)),
  mode: z.enum(MODES),
  /** Go on although more would end than the owner's share. */
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
  /** The column it is about, and the shape of what stands there: never the value itself. */
  column: z.nullable(z.string()),
  form: z.nullable(z.string()),
  code: z.string(),
  detail: z.nullable(z.string()),
  /**
   * Words that the column takes, where another one stands there: one for each meaning first. `allowedMore` are not
   * named.
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
  /** The id of the member of staff who ordered it, or `operator`: somebody at the machine itself. */
  createdBy: z.string(),
  /** Who let a dry run become an import that stays. */
  appliedBy: z.nullable(z.string()),
  startedAt: z.nullable(z.iso.datetime()),
  /** SHA-256 of the file that was read, in hex: what is applied has the same one as what the dry run showed. */
  sha256: z.nullable(z.string()),
  /** Per kind of record, once the file has been read. */
  counts: z.nullable(z.record(z.string(), counts)),
  /** Kinds of which more would end than the owner allows. */
  tooMany: z.array(z.string()),
  refusedCount: z.int(),
  /** The first lines that were not taken, with why. */
  refused: z.array(line),
  noteCount: z.int(),
  /** The first lines that were taken otherwise than they stand, or left aside. */
  notes: z.array(line),
  /** Records written; a dry run writes none. */
  written: z.int(),
  /**
   * Open questions that waited on the schools’ work lists when the file had been applied, and where each list is read.
   */
  waiting: z.array(z.strictObject({ schoolId: z.string(), lines: z.int(), path: z.string() })),
  /** Why nothing came of it, where that is about the file as a whole or about us. */
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
