import * as z from 'zod/mini';

/**
 * The bodies that P360's RPC services take, as far as the system uses them. Strict, like P360: an unknown field is an
 * error.
 */
const text = z.string().check(z.minLength(1), z.maxLength(500));
const Known = z.strictObject({
  Role: text,
  ReferenceNumber: text,
  IsUnofficial: z.optional(z.boolean()),
});
const Unknown = z.strictObject({
  Role: text,
  ContactName: text,
  ReferenceNumber: z.optional(text),
  IsUnofficial: z.optional(z.boolean()),
});
const Class = z.strictObject({
  ArchiveCode: text,
  ArchiveType: text,
  Sort: z.int(),
  IsManualText: z.optional(z.boolean()),
});
const Key = z.strictObject({ Id: text, Type: text });

const shielding = {
  AccessCode: text,
  Paragraph: text,
  AccessGroup: z.optional(text),
  ResponsibleEnterpriseNumber: z.optional(text),
  ResponsiblePersonRecno: z.optional(z.int()),
};
const page = { Page: z.optional(z.int().check(z.gte(0))) };

export const NewCase = z.strictObject({
  CaseType: text,
  Title: text,
  UnofficialTitle: text,
  Status: text,
  SubArchive: text,
  JournalUnit: z.optional(text),
  ExternalId: z.optional(Key),
  ArchiveCodes: z.array(Class),
  UnregisteredContacts: z.optional(z.array(Unknown)),
  ...shielding,
});
export type NewCase = z.output<typeof NewCase>;

export const NewDocument = z.strictObject({
  CaseNumber: text,
  Archive: text,
  Category: text,
  Status: text,
  Title: text,
  UnofficialTitle: text,
  DocumentDate: text,
  DispatchedDate: z.optional(text),
  Contacts: z.optional(z.array(Known)),
  UnregisteredContacts: z.optional(z.array(Unknown)),
  Files: z.array(
    z.strictObject({
      Title: text,
      Format: text,
      Base64Data: z.string().check(z.minLength(1)),
      Category: text,
      Status: text,
      VersionFormat: text,
    }),
  ),
  ...shielding,
});
export type NewDocument = z.output<typeof NewDocument>;

export const CasesAsked = z.union([
  z.strictObject({ ExternalId: Key, ...page }),
  z.strictObject({ Title: text, ContactReferenceNumber: text, ...page }),
]);
export const DocumentsAsked = z.strictObject({
  CaseNumber: text,
  IncludeFiles: z.optional(z.boolean()),
  SortingCriterion: z.optional(z.literal('RecnoAscending')),
  ...page,
});
