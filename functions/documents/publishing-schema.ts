import * as z from 'zod/mini';
import { sha256 } from '../shared/schema.ts';

/** The wire contract of publications for staff. */

/** Who will read a publication, and who will not, before it is made. */
export const PublicationPreview = z.strictObject({
  /** The fingerprint of the readers and the text: a publication sends it back. */
  seen: sha256,
  readers: z.array(
    z.strictObject({
      kind: z.enum(['guardian', 'pupil']),
      name: z.nullable(z.string()),
      channels: z.array(z.enum(['push', 'email'])),
    }),
  ),
  leftOut: z.array(
    z.strictObject({
      kind: z.enum(['guardian', 'pupil']),
      name: z.nullable(z.string()),
      why: z.enum(['no-responsibility', 'not-today', 'pupil-of-age', 'too-young']),
    }),
  ),
  /** The number that it will have. */
  number: z.int(),
  refusedBy: z.nullable(z.string()),
});
export const PublishBody = z.strictObject({ seen: sha256 });
/** A publication with those who have opened it. */
export const PublicationView = z.strictObject({
  number: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  sha256,
  readers: z.array(
    z.strictObject({
      kind: z.enum(['guardian', 'pupil']),
      name: z.nullable(z.string()),
      openedAt: z.nullable(z.iso.datetime()),
    }),
  ),
});
export const Publications = z.strictObject({ publications: z.array(PublicationView) });
