import { row } from '../../page-row.ts';

const FAMILY = ['guardian', 'pupil'] as const;
const STAFF = ['staff'] as const;
const home = '/children/:childId/meetings';
const group = '/classes/:groupId/meetings';
// One file for each side: who opens a list goes on to a meeting, and each file costs the first page its name.
const atHome = () => import('./family.ts');
const atSchool = () => import('./school.ts');

/** The pages of parents' meetings. */
export const MEETING_PAGES = [
  row(home, FAMILY, async () => (await atHome()).FamilyMeetings),
  row(`${home}/:meetingId`, FAMILY, async () => (await atHome()).FamilyMeetingPage),
  row(group, STAFF, async () => (await atSchool()).ClassMeetings),
  row(`${group}/new`, STAFF, async () => (await atSchool()).PlanMeeting),
  row(`${group}/:meetingId`, STAFF, async () => (await atSchool()).ClassMeeting),
  row(`${group}/:meetingId/change`, STAFF, async () => (await atSchool()).ChangeMeeting),
  row(`${group}/:meetingId/answers/:personId`, STAFF, async () => (await atSchool()).RecordAnswer),
];
