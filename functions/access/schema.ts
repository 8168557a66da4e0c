import * as z from 'zod/mini';
import { day, id } from '../shared/schema.ts';
import { AREAS, ROLES } from './rules.ts';

/** Who looked at the pupil's record, by which right, newest first. */
export const AccessLog = z.strictObject({
  entries: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      actor: z.strictObject({
        kind: z.enum(['guardian', 'pupil', 'staff']),
        id,
        /** `null` when there is no record of the person any more. */
        name: z.nullable(z.string()),
      }),
      /** What was done: the row of the access policy. */
      action: z.string(),
      /** The relation that gave the right on that day, such as `staff:office`. */
      basis: z.string(),
    }),
  ),
  next: z.nullable(z.string()),
});

/** What staff have opened about the own child, or about oneself, newest first. */
export const Looks = z.strictObject({
  looks: z.array(
    z.strictObject({
      day,
      /** `null` when there is no record of the person any more. */
      staffName: z.nullable(z.string()),
      role: z.enum(ROLES),
      roleText: z.string(),
      area: z.enum(AREAS),
      areaText: z.string(),
    }),
  ),
  next: z.nullable(z.string()),
});
