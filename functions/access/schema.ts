import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import { AREAS, ROLES } from './rules.ts';

const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));

export const PupilParams = z.strictObject({ pupilId: id });
export const ChildParams = z.strictObject({ childId: id });

export const PageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]|[1-4]\d|50)$/))),
});

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
