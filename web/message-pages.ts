import { type PageRow, row } from './page-row.ts';

const FAMILY = ['guardian', 'pupil'] as const;
const GUARDIAN = ['guardian'] as const;
const STAFF = ['staff'] as const;
const PUPIL = ['pupil'] as const;

// The pages of conversations are the same for everybody, each at addresses of its own.
const messages = async () => (await import('./pages/messages/list.tsx')).MessageList;
const newThread = async () => (await import('./pages/messages/new-thread.tsx')).NewThread;
const thread = async () => (await import('./pages/messages/thread.tsx')).ThreadPage;
const sent = async () => (await import('./pages/announcements/class-announcement.tsx')).ClassAnnouncement;
const received = async () => (await import('./pages/announcements/family-page.tsx')).FamilyAnnouncementPage;

/** The pages of conversations between home and school, and of announcements to a class or group. */
export const MESSAGE_PAGES: readonly PageRow[] = [
  row('/messages', FAMILY, messages),
  row('/children/:childId/messages/new', GUARDIAN, newThread),
  row('/children/:childId/messages/:threadId', GUARDIAN, thread),
  row('/messages/new', PUPIL, newThread),
  row('/messages/:threadId', PUPIL, thread),
  row('/staff/messages', STAFF, messages),
  row('/staff/messages/:threadId', STAFF, async () => (await import('./pages/messages/found-thread.tsx')).FoundThread),
  row('/staff/messages/:schoolId/:pupilId/new', STAFF, newThread),
  row('/staff/messages/:schoolId/:pupilId/:threadId', STAFF, thread),
  row(
    '/children/:childId/announcements',
    FAMILY,
    async () => (await import('./pages/announcements/family-list.tsx')).FamilyAnnouncements,
  ),
  row('/children/:childId/announcements/:announcementId', FAMILY, received),
  row(
    '/classes/:groupId/announcements',
    STAFF,
    async () => (await import('./pages/announcements/class-list.tsx')).ClassAnnouncements,
  ),
  row(
    '/classes/:groupId/announcements/new',
    STAFF,
    async () => (await import('./pages/announcements/class-new.tsx')).NewAnnouncement,
  ),
  row('/classes/:groupId/announcements/:announcementId', STAFF, sent),
];
