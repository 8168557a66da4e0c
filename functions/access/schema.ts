import * as z from 'zod/mini';
import { day, id } from '../shared/schema.ts';
import { AREAS, ROLES } from './rules.ts';

/** Looks at the pupil's record with their rights, newest first. */
export const AccessLog = z.strictObject({
  entries: z.array(
    z.strictObject({
      at: z.iso.datetime(),
      actor: z.strictObject({
        kind: z.enum(['guardian', 'pupil', 'staff']),
        id,
        /** `null` when the person's record no longer exists. */
        name: z.nullable(z.string()),
      }),
      /** The action: a row of the access policy. */
      action: z.string(),
      /** The relation that gave the right on that day, such as `staff:office`. */
      basis: z.string(),
    }),
  ),
  next: z.nullable(z.string()),
});

/** Looks of staff at the child's or the pupil's own record, newest first. */
export const Looks = z.strictObject({
  looks: z.array(
    z.strictObject({
      day,
      /** `null` when the person's record no longer exists. */
      staffName: z.nullable(z.string()),
      role: z.enum(ROLES),
      roleText: z.string(),
      area: z.enum(AREAS),
      areaText: z.string(),
    }),
  ),
  next: z.nullable(z.string()),
});
