import { row } from '../../page-row.ts';

const STAFF = ['staff'] as const;
const all = '/school/:schoolId/conferences';
const round = `${all}/:conferenceId`;
const teacher = `${round}/teachers/:teacherId`;
// One file for all of them: who opens the list goes on to the others, and each file costs the first page its name.
const pages = () => import('./all.ts');

/** The school's pages of development talks: of those who plan them, and of teachers. */
export const CONFERENCE_PLAN_PAGES = [
  row(all, STAFF, async () => (await pages()).SchoolConferences),
  row(`${all}/new`, STAFF, async () => (await pages()).PlanConference),
  row(round, STAFF, async () => (await pages()).ConferencePage),
  row(`${round}/change`, STAFF, async () => (await pages()).ChangeConference),
  row(`${round}/interpreters`, STAFF, async () => (await pages()).Interpreters),
  row(`${round}/times`, STAFF, async () => (await pages()).MakeTimes),
  row(`${round}/pupils`, STAFF, async () => (await pages()).InvitedPupils),
  row(`${round}/pupils/:pupilId`, STAFF, async () => (await pages()).BookForFamily),
  row(`${round}/days/:day`, STAFF, async () => (await pages()).DayPaper),
  row(teacher, STAFF, async () => (await pages()).TeacherTimes),
  row(`${teacher}/away`, STAFF, async () => (await pages()).TeacherAway),
  row(`${teacher}/talks/:pupilId/:bookingId`, STAFF, async () => (await pages()).SchoolTalk),
];
