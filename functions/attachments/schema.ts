import * as z from 'zod/mini';
import { attachmentType, id, sortableId } from '../shared/schema.ts';
import { FAULTS, MOST_BYTES, STATES } from './rules.ts';

export const ATTACHMENT = { attachmentId: id };
export const SENT_ATTACHMENT = { threadId: id, messageId: sortableId, attachmentId: id };
const byteSize = z.int().check(z.minimum(1), z.maximum(MOST_BYTES));

export const AttachmentBody = z.strictObject({
  mediaType: attachmentType,
  /** Of the whole file; the upload takes exactly so many. */
  byteSize,
  /** The conversation in which it will be sent; left out for a new one. */
  threadId: z.optional(id),
});
/** `threadId`: as it was announced. */
export const AttachmentQuery = z.strictObject({ threadId: z.optional(id) });

/** An upload that may begin now: a form that S3 takes by POST, the fields first and the file, called `file`, last. */
export const NewAttachment = z.strictObject({
  attachmentId: id,
  upload: z.strictObject({ url: z.url(), fields: z.record(z.string(), z.string()) }),
  expiresAt: z.iso.datetime(),
});

export const Attachment = z.strictObject({
  attachmentId: id,
  mediaType: attachmentType,
  byteSize,
  status: z.enum(STATES),
  /** Why it is unsupported, where the sender can do something about it. */
  fault: z.nullable(z.enum(FAULTS)),
  /** What is the matter and what to do, for people; `null` for a file that may be sent or still waits. */
  text: z.nullable(z.string()),
});

/** The address answers for a minute, to whoever has it. */
export const Download = z.strictObject({
  url: z.url(),
  validSeconds: z.int(),
  name: z.string(),
  mediaType: attachmentType,
  byteSize: z.int(),
});
