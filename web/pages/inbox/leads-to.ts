import type { AnswerOf } from '../../api/table.ts';
import { useHasPage } from '../../parts/known-pages.ts';
import { type Me, useMe } from '../../session/me.ts';

export type Item = AnswerOf<'GET /v1/guardian/inbox'>['items'][number];

/** The address of an item's page; `undefined` if its role has no such page. */
export function useLeadsTo(): (item: Item) => string | undefined {
  const me = useMe();
  const hasPage = useHasPage();
  return (item) => {
    const path = me.role === 'staff' ? pathForStaff(item, me.home) : pathForFamily(item, me);
    return path !== undefined && hasPage(path) ? path : undefined;
  };
}

/** The pages of a child that hold the single objects of an area, by the kind of object. */
const SINGLE: Readonly<Partial<Record<Item['about']['kind'], string>>> = {
  'absence-report': 'reports',
  warning: 'warnings',
  leave: 'leave',
  announcement: 'announcements',
  meeting: 'meetings',
  conference: 'conferences',
  document: 'documents',
};
/** Kinds of objects that have no page of their own: they stand on the page of their area. */
const LISTED: Readonly<Partial<Record<Item['about']['kind'], string>>> = {
  'absence-day': 'absence',
  lesson: 'absence',
  figures: 'figures',
  remark: 'remarks',
};

function pathForFamily({ pupilId, about: { kind, id } }: Item, me: Exclude<Me, { role: 'staff' }>): string | undefined {
  const childId = me.role === 'pupil' ? me.home.pupilId : pupilId;
  if (childId === null) return undefined;
  if (kind === 'thread') return id === null ? undefined : threadOf(me.role, childId, id);
  const single = SINGLE[kind];
  if (single !== undefined && id !== null) return `/children/${childId}/${single}/${id}`;
  const listed = LISTED[kind];
  return listed && `/children/${childId}/${listed}`;
}

/** A conversation of a pupil of age is the pupil's own; a guardian's is about a child. */
const threadOf = (role: 'guardian' | 'pupil', childId: string, threadId: string): string =>
  role === 'pupil' ? `/messages/${threadId}` : `/children/${childId}/messages/${threadId}`;

/** The roles that deal with reported messages. */
const LEADERS: ReadonlySet<string> = new Set(['leader', 'principal']);

type StaffHome = Extract<Me, { role: 'staff' }>['home'];

function pathForStaff({ kind, pupilId, about }: Item, { roles, groups }: StaffHome): string | undefined {
  if (about.kind === 'lessons') return '/todo';
  // An item names neither school nor pupil: the lists do.
  if (about.kind === 'document') return kind === 'document-asked' ? '/documents/approvals' : '/documents';
  // An item names no school, and an added colleague's no pupil: the page finds both by the conversation.
  if (about.kind === 'thread') return about.id === null ? '/staff/messages' : `/staff/messages/${about.id}`;
  if (about.kind === 'reported-message') {
    const led = new Set(
      roles.flatMap(({ role, schoolId }) => (LEADERS.has(role) && schoolId !== null ? [schoolId] : [])),
    );
    const [at] = led;
    return led.size === 1 && about.id !== null ? `/school/${at}/reported-messages/${about.id}` : undefined;
  }
  // An item names no school: with work at one school only, it is that school's conference or pupil.
  const schools = new Set([...roles, ...groups].flatMap(({ schoolId }) => schoolId ?? []));
  const [school] = schools;
  if (about.kind === 'conference')
    return about.id !== null && schools.size === 1 ? `/school/${school}/conferences/${about.id}` : undefined;
  const classes = groups.filter((group) => group.role === 'contact-teacher');
  const [own] = classes;
  if (kind === 'leave-waiting' && own && classes.length === 1) return `/classes/${own.groupId}/leave`;
  return pupilId !== null && schools.size === 1 ? `/pupils/${school}/${pupilId}` : undefined;
}
