import * as z from 'zod/mini';

/** The common fields of every answer of P360's RPC services. Errors come with status 200. */
export const Said = z.object({
  Successful: z.boolean(),
  ErrorMessage: z.nullish(z.string()),
  TotalPageCount: z.nullish(z.int().check(z.gte(0))),
  TotalCount: z.nullish(z.int()),
});

const Folder = z.object({
  Recno: z.int(),
  CaseNumber: z.string().check(z.minLength(1)),
  Status: z.nullish(z.string()),
  /** Their shape differs between versions, so the code only searches their text. */
  ExternalId: z.optional(z.unknown()),
  ArchiveCodes: z.optional(z.unknown()),
});
export type Folder = z.output<typeof Folder>;

const Entry = z.object({
  Recno: z.int(),
  DocumentNumber: z.string().check(z.minLength(1)),
  StatusCode: z.nullish(z.string()),
  StatusDescription: z.nullish(z.string()),
  Files: z.nullish(z.array(z.object({ Title: z.nullish(z.string()) }))),
});
export type Entry = z.output<typeof Entry>;

/** `null` means an empty list. A missing list is an invalid answer: treating it as empty would make a second entry. */
export const Folders = z.pipe(
  z.object({ Cases: z.nullable(z.array(Folder)) }),
  z.transform(({ Cases }) => Cases ?? []),
);
export const Entries = z.pipe(
  z.object({ Documents: z.nullable(z.array(Entry)) }),
  z.transform(({ Documents }) => Documents ?? []),
);

/** The created object; an answer without these fields is no success. */
export const MadeFolder = z.pick(Folder, { CaseNumber: true });
export const MadeEntry = z.pick(Entry, { Recno: true, DocumentNumber: true });
