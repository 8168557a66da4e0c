import * as z from 'zod/mini';
import { earlier } from '../shared/time.ts';
import { stays } from './periods.ts';
import { Dated, type Items, PupilProfile } from './records.ts';
import { GROUP_KINDS } from './rules.ts';

/** Items of groups and their members as they lie in the table. */

export const Group = z.object({
  id: z.string(),
  name: z.string(),
  groupKind: z.enum(GROUP_KINDS),
  schoolId: z.string(),
  grade: z.optional(z.string()),
  subjectCode: z.optional(z.string()),
  subject: z.optional(z.string()),
  /** Hours of 60 minutes that the subject has in a year, where the source says so (C4). */
  annualHours: z.optional(z.number()),
  ...Dated,
});
export type Group = z.output<typeof Group>;

export const Member = z.object({
  exempt: z.optional(z.boolean()),
  personId: z.string(),
  as: z.enum(['student', 'teacher', 'contact-teacher']),
  ...Dated,
});
export type Member = z.output<typeof Member>;

/** A pupil as lists show one; protection tells what may not be shown to other families. */
export type PupilName = Pick<
  PupilProfile,
  'givenName' | 'familyName' | 'protection' | 'birthDate' | 'schoolId' | 'from' | 'to'
> & { readonly pupilId: string };
export function nameOf(item: Record<string, unknown>): PupilName {
  const { id, givenName, familyName, protection, birthDate, schoolId, from, to } = PupilProfile.parse(item);
  return { pupilId: id, givenName, familyName, protection, birthDate, schoolId, from, to };
}

/** A group with its members, each as pupil or teacher and from when to when. */
export type GroupCard = Group & { readonly members: readonly Member[] };
export function groupOf([item]: Items, members: Items): GroupCard | undefined {
  if (!item) return undefined;
  const group = Group.parse(item);
  const own = members
    .map((row) => Member.parse(row))
    .map((member) => ({ ...member, to: earlier(member.to, group.to) }));
  return { ...group, members: stays(own, ({ personId, as }) => `${personId} ${as}`) };
}
