import { row } from '../../page-row.ts';

const FAMILY = ['guardian', 'pupil'] as const;
const STAFF = ['staff'] as const;
const home = '/children/:childId/meetings';
const group = '/classes/:groupId/meetings';

/** The pages of parents' meetings. */
export const MEETING_PAGES = [
  row(home, FAMILY, async () => (await import('./family-list.tsx')).FamilyMeetings),
  row(`${home}/:meetingId`, FAMILY, async () => (await import('./family-meeting.tsx')).FamilyMeetingPage),
  row(group, STAFF, async () => (await import('./school-list.tsx')).ClassMeetings),
  row(`${group}/new`, STAFF, async () => (await import('./school-plan.tsx')).PlanMeeting),
  row(`${group}/:meetingId`, STAFF, async () => (await import('./school-meeting.tsx')).ClassMeeting),
  row(`${group}/:meetingId/change`, STAFF, async () => (await import('./school-change.tsx')).ChangeMeeting),
  row(`${group}/:meetingId/answers/:personId`, STAFF, async () => (await import('./school-record.tsx')).RecordAnswer),
];
