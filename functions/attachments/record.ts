import * as z from 'zod/mini';
import { FAULTS, MEDIA_TYPES, STATES } from './rules.ts';

const Person = z.object({ kind: z.enum(['guardian', 'pupil', 'staff']), id: z.string() });
/** A message to which a file belongs. A teacher who begins with two homes sends the same file to each. */
const Link = z.object({ threadId: z.string(), messageId: z.string() });
export type Link = z.output<typeof Link>;

/**
 * A file that somebody attaches, `ATTACHMENT#id` / `ATTACHMENT`. No name and no content of it is kept here. It is in
 * the sparse index `gsi2` by when it must be looked at, until it belongs to a message.
 */
export const Attachment = z.object({
  attachmentId: z.string(),
  pupilId: z.string(),
  by: Person,
  mediaType: z.enum(MEDIA_TYPES),
  /** As announced; from `clean` on, of the file without its metadata. */
  byteSize: z.number(),
  state: z.enum(STATES),
  /** Why it is unsupported; left out where only the scanner knows. */
  fault: z.optional(z.enum(FAULTS)),
  /** How often a scan was asked for again. */
  rescans: z.number(),
  at: z.string(),
  /** The messages to which it belongs, while it is `linked`. */
  links: z.array(Link),
  /** Of the file without its metadata. */
  sha256: z.optional(z.string()),
});
export type Attachment = z.output<typeof Attachment>;
export type Author = Attachment['by'];
