import * as z from 'zod/mini';

const code = z.string().check(z.regex(/^[\p{L}\p{N}._-]{1,30}$/u));
const words = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest));

/** The codes of an owner's archive; all of them, since a message without one is refused. */
export const archiveCodes = z.strictObject({
  system: words(60),
  restriction: code,
  legalBasis: words(120),
  outgoing: code,
  internalNote: z.enum(['X', 'N']),
  outgoingStatus: code,
  noteStatus: code,
  documentType: code,
  folderStatus: code,
  folderClass: code,
});
