import type { ComponentType } from 'react';
import { contactClasses } from './pages/class/of-class.ts';
import { isOwnerAdmin, schoolsOf } from './pages/home/staff-places.ts';
import { InboxCount, MessageCount } from './parts/inbox-count.tsx';

import { TodoCount } from './parts/todo-count.tsx';
import type { Me, Role } from './session/me.ts';
import { teaches } from './session/teaches.ts';
import type { Text } from './words/text.ts';

/** An entry of the menu: shown to the roles, where `to` finds a page for the person. */
export type MenuRow = {
  readonly words: Text;
  readonly roles: readonly Role[];
  /** The page's address; `undefined` leaves the entry out. */
  readonly to: (me: Me) => string | undefined;
  /** A number beside the words, such as of unread items. */
  readonly count?: ComponentType;
};

const ALL = ['guardian', 'pupil', 'staff'] as const;
const FAMILY = ['guardian', 'pupil'] as const;
const STAFF = ['staff'] as const;
const MESSAGES = { nb: 'Samtaler', nn: 'Samtalar', en: 'Messages' };

/** The menu, in its order. */
export const MENU: readonly MenuRow[] = [
  { words: { nb: 'Hjem', nn: 'Heim', en: 'Home' }, roles: FAMILY, to: () => '/' },
  { words: { nb: 'Meld fravær', nn: 'Meld fråvær', en: 'Report absence' }, roles: FAMILY, to: () => '/report' },
  { words: { nb: 'Oversikt', nn: 'Oversikt', en: 'Overview' }, roles: ['pupil'], to: toOwnPage },
  { words: { nb: 'I dag', nn: 'I dag', en: 'Today' }, roles: STAFF, to: forTeachers('/') },
  { words: { nb: 'Å gjøre', nn: 'Å gjere', en: 'To do' }, roles: STAFF, to: forTeachers('/todo'), count: TodoCount },
  { words: { nb: 'Uke', nn: 'Veke', en: 'Week' }, roles: STAFF, to: forTeachers('/week') },
  { words: { nb: 'Klassen', nn: 'Klassen', en: 'The class' }, roles: STAFF, to: toClass },
  { words: { nb: 'Skolen', nn: 'Skulen', en: 'The school' }, roles: STAFF, to: toSchool },
  { words: { nb: 'Skoleeier', nn: 'Skuleeigar', en: 'The owner' }, roles: STAFF, to: toOwner },
  { words: MESSAGES, roles: ['guardian'], to: () => '/messages', count: MessageCount },
  { words: MESSAGES, roles: ['pupil'], to: toOwnMessages, count: MessageCount },
  { words: MESSAGES, roles: STAFF, to: forTeachers('/staff/messages'), count: MessageCount },
  { words: { nb: 'Dokumenter', nn: 'Dokument', en: 'Documents' }, roles: STAFF, to: () => '/documents' },
  { words: { nb: 'Innboks', nn: 'Innboks', en: 'Inbox' }, roles: ALL, to: () => '/inbox', count: InboxCount },
  { words: { nb: 'Min side', nn: 'Mi side', en: 'My page' }, roles: ALL, to: () => '/account' },
];

/** The pupil's own page, the same that guardians have of a child. */
function toOwnPage(me: Me): string | undefined {
  return me.role === 'pupil' ? `/children/${me.home.pupilId}` : undefined;
}

/** A pupil of age writes with the school; before that, the guardians do. */
function toOwnMessages(me: Me): string | undefined {
  return me.role === 'pupil' && me.home.may.report ? '/messages' : undefined;
}

/** A page of those who teach. */
function forTeachers(path: string) {
  return (me: Me): string | undefined => (me.role === 'staff' && teaches(me.home) ? path : undefined);
}

/** A contact teacher's class, or the list of several; nothing for others. */
function toClass(me: Me): string | undefined {
  const classes = me.role === 'staff' ? contactClasses(me.home) : [];
  return classes.length === 1 ? `/classes/${classes[0]?.groupId}` : classes[0] && '/classes';
}

/** The first school at which the person is office or leader. */
function toSchool(me: Me): string | undefined {
  const [school] = me.role === 'staff' ? schoolsOf(me.home) : [];
  return school && `/school/${school.schoolId}`;
}

function toOwner(me: Me): string | undefined {
  return me.role === 'staff' && isOwnerAdmin(me.home) ? '/owner' : undefined;
}
