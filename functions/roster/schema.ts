import * as z from 'zod/mini';
import { day } from '../shared/schema.ts';
import { GROUP_KINDS, WORK_KINDS } from './rules.ts';

const id = z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));

export const SchoolParams = z.strictObject({ schoolId: id });
export const GuardianParams = z.strictObject({ guardianId: id });

/** `past=true` lists groups that have ended or not begun, too. */
export const GroupsQuery = z.strictObject({
  kind: z.optional(z.enum(GROUP_KINDS)),
  past: z.optional(z.enum(['true', 'false'])),
});
export const Groups = z.strictObject({
  groups: z.array(
    z.strictObject({
      groupId: id,
      name: z.string(),
      kind: z.enum(GROUP_KINDS),
      grade: z.nullable(z.string()),
      subject: z.nullable(z.string()),
      from: day,
      /** The first day on which the group is no more; `null` until further notice. */
      to: z.nullable(day),
    }),
  ),
});

export const WorkList = z.strictObject({
  lines: z.array(
    z.strictObject({
      kind: z.enum(WORK_KINDS),
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
