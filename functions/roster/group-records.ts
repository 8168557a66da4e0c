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

/** What the item of a membership repeats of its pupil; only `name-copies.ts` may believe it. */
const NameCopy = z.pick(PupilProfile, {
  givenName: true,
  familyName: true,
  protection: true,
  schoolId: true,
  from: true,
  to: true,
});
export type NameCopy = z.output<typeof NameCopy>;

export const Member = z.object({
  exempt: z.optional(z.boolean()),
  personId: z.string(),
  as: z.enum(['student', 'teacher', 'contact-teacher']),
  /** Absent on the items of teachers, and on those from before items had it. */
  pupil: z.optional(NameCopy),
  ...Dated,
});
export type Member = Omit<z.output<typeof Member>, 'pupil'>;

/** A pupil as lists show one; protection tells what may not be shown to other families. */
export type PupilName = NameCopy & { readonly pupilId: string };
export const nameOf = (item: Record<string, unknown>): PupilName => ({
  pupilId: String(item.id),
  ...NameCopy.parse(item),
});

/** A group with its members, each as pupil or teacher and from when to when. */
export type GroupCard = Group & {
  readonly members: readonly Member[];
  /** What the members' items repeat of pupils, and may be outdated: ask `pupilNames` with the group. */
  readonly nameCopies?: ReadonlyMap<string, PupilName>;
};
export function groupOf([item]: Items, memberItems: Items): GroupCard | undefined {
  if (!item) return undefined;
  const group = Group.parse(item);
  const rows = memberItems.map((row) => Member.parse(row));
  const own = rows.map(({ pupil: _copy, ...member }) => ({ ...member, to: earlier(member.to, group.to) }));
  const named = rows.flatMap(({ personId, pupil }) =>
    pupil ? [[personId, { pupilId: personId, ...pupil }] as const] : [],
  );
  const members = stays(own, ({ personId, as }) => `${personId} ${as}`);
  return { ...group, members, nameCopies: new Map(named) };
}
