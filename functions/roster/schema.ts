import * as z from 'zod/mini';
import { isSortableId } from '../shared/ids.ts';

const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));
const importId = z
  .string()
  .check(z.regex(/^[0-9a-hjkmnp-tv-z]{36}$/), z.refine(isSortableId, { error: 'wrong-format' }));
const day = z.iso.date();

export const SchoolParams = z.strictObject({ schoolId: id });
export const ImportParams = z.strictObject({ importId });
export const GuardianParams = z.strictObject({ guardianId: id });

/** The largest roster file: a county's with a year of lessons is a tenth of it. */
export const LARGEST_FILE_BYTES = 200 * 1024 * 1024;
export const IMPORT_STATES = ['awaiting-upload', 'reading', 'done', 'refused', 'failed'] as const;
export const MODES = ['dry-run', 'apply'] as const;
export const UPLOAD_FORMATS = ['csv-zip', 'pifu-xml'] as const;

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
export const Import = z.strictObject({
  importId,
  format: z.enum(UPLOAD_FORMATS),
  system: z.string(),
  mode: z.enum(MODES),
  state: z.enum(IMPORT_STATES),
  createdAt: z.iso.datetime(),
  /** Per kind of record, once the file has been read. */
  counts: z.nullable(z.record(z.string(), counts)),
  /** Kinds of which more would end than the owner allows. */
  tooMany: z.array(z.string()),
  refusedCount: z.int(),
  /** The first lines that were not taken, with why. */
  refused: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int(),
      code: z.string(),
      detail: z.nullable(z.string()),
      text: z.string(),
    }),
  ),
  /** Why the file as a whole could not be read. */
  failure: z.nullable(z.strictObject({ code: z.string(), text: z.string() })),
});
export const Imports = z.strictObject({ imports: z.array(Import) });
export const NewImport = z.strictObject({
  import: Import,
  /** PUT the file here, with exactly the size that was named, before the time is out. */
  upload: z.strictObject({
    url: z.string(),
    method: z.literal('PUT'),
    headers: z.record(z.string(), z.string()),
    validSeconds: z.int(),
  }),
});

export const WorkList = z.strictObject({
  lines: z.array(
    z.strictObject({
      kind: z.enum([
        'protection-unknown',
        'protection-lowered',
        'basis-unknown',
        'guardian-protection-unknown',
        'guardian-protection-lowered',
      ]),
      text: z.string(),
      pupilId: z.nullable(z.string()),
      guardianId: z.nullable(z.string()),
      since: z.iso.datetime(),
    }),
  ),
});

export const StaffMe = z.strictObject({
  staffId: id,
  name: z.string(),
  roles: z.array(
    z.strictObject({ role: z.string(), schoolId: z.nullable(z.string()), schoolName: z.nullable(z.string()) }),
  ),
  groups: z.array(
    z.strictObject({ groupId: id, name: z.string(), as: z.enum(['teacher', 'contact-teacher']), schoolId: id }),
  ),
});

export const ConsentBody = z.strictObject({ until: z.optional(z.nullable(day)) });
const consent = z.strictObject({
  guardianId: id,
  guardianName: z.string(),
  given: z.boolean(),
  from: z.nullable(day),
  until: z.nullable(day),
});
export const Consent = consent;
export const Consents = z.strictObject({ guardians: z.array(consent) });
