import * as z from 'zod/mini';
import { earlier } from '../shared/time.ts';
import { stays } from './periods.ts';
import { Dated, type Items, PupilProfile } from './records.ts';
import { GROUP_KINDS } from './rules.ts';

/** Items of groups and their members as the table keeps them. */

export const Group = z.object({
  id: z.string(),
  name: z.string(),
  groupKind: z.enum(GROUP_KINDS),
  schoolId: z.string(),
  grade: z.optional(z.string()),
  subjectCode: z.optional(z.string()),
  subject: z.optional(z.string()),
  /** The subject's yearly hours of 60 minutes, if the source gives them (C4). */
  annualHours: z.optional(z.number()),
  ...Dated,
});
export type Group = z.output<typeof Group>;

/** A membership's copy of its pupil's name and protection; only `name-copies.ts` may trust it. */
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
  /** Absent on the items of teachers, and on items written before this field existed. */
  pupil: z.optional(NameCopy),
  ...Dated,
});
export type Member = Omit<z.output<typeof Member>, 'pupil'>;

/** A pupil as lists show one; `protection` limits what other families may see. */
export type PupilName = NameCopy & { readonly pupilId: string };
export const nameOf = (item: Record<string, unknown>): PupilName => ({
  pupilId: String(item.id),
  ...NameCopy.parse(item),
});

/** A group with its members, each with a role and dates. */
export type GroupCard = Group & {
  readonly members: readonly Member[];
  /** The copies in the members' items, which may be outdated: call `pupilNames` with the group. */
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
