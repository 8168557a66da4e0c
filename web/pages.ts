import { MESSAGE_PAGES } from './message-pages.ts';
import { type PageRow, row } from './page-row.ts';
import { CHILD_DOCUMENT_PAGES } from './pages/child-documents/rows.ts';
import { CONFERENCE_PLAN_PAGES } from './pages/conference-plan/rows.ts';
import { FAMILY_CONFERENCE_PAGES } from './pages/conferences/family-rows.ts';
import { DOCUMENT_PAGES } from './pages/documents/rows.ts';
import { MEETING_PAGES } from './pages/meetings/rows.ts';
import { CARE_PAGES } from './pages/message-care/rows.ts';
import { OWNER_PAGES } from './pages/owner/rows.ts';

const ALL = ['guardian', 'pupil', 'staff'] as const;
const FAMILY = ['guardian', 'pupil'] as const;
const STAFF = ['staff'] as const;
const PUPIL = ['pupil'] as const;

/** Every page, in one list; the tests walk it. */
export const PAGES: readonly PageRow[] = [
  // Guardians and pupils
  row('/', FAMILY, async () => (await import('./pages/home/family-home.tsx')).FamilyHome),
  row('/account/consents', PUPIL, async () => (await import('./pages/account/consents.tsx')).Consents),
  row(
    '/children/:childId',
    FAMILY,
    async () => (await import('./pages/child-overview/child-overview.tsx')).ChildOverview,
  ),
  row('/children/:childId/absence', FAMILY, async () => (await import('./pages/absence/absence-list.tsx')).AbsenceList),
  row(
    '/children/:childId/access',
    FAMILY,
    async () => (await import('./pages/child-access/child-access.tsx')).ChildAccess,
  ),
  row('/children/:childId/access-log', FAMILY, async () => (await import('./pages/account/access-log.tsx')).AccessLog),
  row(
    '/children/:childId/figures',
    FAMILY,
    async () => (await import('./pages/child-figures/child-figures.tsx')).ChildFigures,
  ),
  row('/children/:childId/leave', FAMILY, async () => (await import('./pages/leave/leaves.tsx')).Leaves),
  row('/children/:childId/leave/new', FAMILY, async () => (await import('./pages/leave/apply.tsx')).ApplyForLeave),
  row('/children/:childId/leave/:leaveId', FAMILY, async () => (await import('./pages/leave/leave.tsx')).LeavePage),
  row(
    '/children/:childId/lessons',
    FAMILY,
    async () => (await import('./pages/child-lessons/child-lessons.tsx')).ChildLessons,
  ),
  row('/children/:childId/remarks', FAMILY, async () => (await import('./pages/remarks/remarks.tsx')).Remarks),
  row(
    '/children/:childId/reports/:reportId',
    FAMILY,
    async () => (await import('./pages/absence/report.tsx')).ReportPage,
  ),
  row(
    '/children/:childId/statements',
    FAMILY,
    async () => (await import('./pages/child-statements/statement-list.tsx')).StatementList,
  ),
  row(
    '/children/:childId/statements/:statementId',
    FAMILY,
    async () => (await import('./pages/child-statements/statement.tsx')).StatementPage,
  ),
  row('/children/:childId/warnings', FAMILY, async () => (await import('./pages/warnings/warnings.tsx')).Warnings),
  row(
    '/children/:childId/warnings/:warningId',
    FAMILY,
    async () => (await import('./pages/warnings/warning.tsx')).WarningPage,
  ),
  row('/report', FAMILY, async () => (await import('./pages/absence/report-absence.tsx')).ReportAbsence),
  // Conversations between home and school, and announcements
  ...MESSAGE_PAGES,
  ...MEETING_PAGES,
  // Development talks
  ...FAMILY_CONFERENCE_PAGES,
  // Documents
  ...CHILD_DOCUMENT_PAGES,
  ...DOCUMENT_PAGES,
  // Everybody
  row('/accessibility', ALL, async () => (await import('./pages/accessibility/statement.tsx')).Statement),
  row('/account', ALL, async () => (await import('./pages/account/account.tsx')).Account),
  row('/account/calendar', ALL, async () => (await import('./pages/account/calendar.tsx')).CalendarPage),
  row('/choices', ALL, async () => (await import('./pages/account/choices.tsx')).ChoicesPage),
  row('/inbox', ALL, async () => (await import('./pages/inbox/inbox.tsx')).InboxPage),
  row('/n/:noticeId', ALL, async () => (await import('./pages/inbox/notice.tsx')).NoticePage),
  // Teachers: the day and the lesson
  row('/', STAFF, async () => (await import('./pages/home/staff-home.tsx')).StaffHome),
  row('/lessons/:groupId/:date/:lessonId', STAFF, async () => (await import('./pages/lessons/lesson.tsx')).LessonPage),
  row('/todo', STAFF, async () => (await import('./pages/todo/todo.tsx')).TodoPage),
  row('/week', STAFF, async () => (await import('./pages/week/week.tsx')).WeekPage),
  // Teachers: a class and a pupil
  row('/classes', STAFF, async () => (await import('./pages/class/classes.tsx')).Classes),
  row('/classes/:groupId', STAFF, async () => (await import('./pages/class/class-page.tsx')).ClassPage),
  row('/classes/:groupId/absences', STAFF, async () => (await import('./pages/handling/absences.tsx')).AbsencesPage),
  row('/classes/:groupId/figures', STAFF, async () => (await import('./pages/class/figures.tsx')).ClassFigures),
  row('/classes/:groupId/leave', STAFF, async () => (await import('./pages/class/leave.tsx')).ClassLeave),
  row(
    '/classes/:groupId/leave/:pupilId/:leaveId',
    STAFF,
    async () => (await import('./pages/class/leave-application.tsx')).LeaveOfClass,
  ),
  row('/classes/:groupId/queue', STAFF, async () => (await import('./pages/handling/queue.tsx')).QueuePage),
  row(
    '/classes/:groupId/remarks',
    STAFF,
    async () => (await import('./pages/staff-remarks/class-remarks.tsx')).ClassRemarksPage,
  ),
  row(
    '/classes/:groupId/statements',
    STAFF,
    async () => (await import('./pages/class/statements.tsx')).ClassStatements,
  ),
  row(
    '/classes/:groupId/unreachable',
    STAFF,
    async () => (await import('./pages/class/unreachable.tsx')).UnreachablePage,
  ),
  row(
    '/classes/:groupId/warnings',
    STAFF,
    async () => (await import('./pages/staff-warnings/class-warnings.tsx')).ClassWarnings,
  ),
  row(
    '/groups/:groupId/remarks/new',
    STAFF,
    async () => (await import('./pages/staff-remarks/new-remarks.tsx')).NewRemarks,
  ),
  row(
    '/groups/:groupId/substitutes',
    STAFF,
    async () => (await import('./pages/substitutes/substitutes.tsx')).SubstitutesPage,
  ),
  row('/pupils/:schoolId/:pupilId', STAFF, async () => (await import('./pages/pupil/pupil-page.tsx')).PupilPage),
  row('/pupils/:schoolId/:pupilId/days', STAFF, async () => (await import('./pages/pupil/days.tsx')).PupilDays),
  row(
    '/pupils/:schoolId/:pupilId/decisions',
    STAFF,
    async () => (await import('./pages/pupil/decisions.tsx')).PupilDecisions,
  ),
  row(
    '/pupils/:schoolId/:pupilId/drafts/:warningId',
    STAFF,
    async () => (await import('./pages/staff-warnings/draft.tsx')).DraftPage,
  ),
  row(
    '/pupils/:schoolId/:pupilId/drafts/:warningId/preview',
    STAFF,
    async () => (await import('./pages/staff-warnings/draft-preview.tsx')).DraftPreview,
  ),
  row(
    '/pupils/:schoolId/:pupilId/figures',
    STAFF,
    async () => (await import('./pages/pupil/figures.tsx')).PupilFigures,
  ),
  row(
    '/pupils/:schoolId/:pupilId/remarks',
    STAFF,
    async () => (await import('./pages/pupil/remarks.tsx')).PupilRemarks,
  ),
  row(
    '/pupils/:schoolId/:pupilId/reports',
    STAFF,
    async () => (await import('./pages/pupil/reports.tsx')).PupilReports,
  ),
  row(
    '/pupils/:schoolId/:pupilId/statements',
    STAFF,
    async () => (await import('./pages/pupil/statements.tsx')).PupilStatements,
  ),
  row(
    '/pupils/:schoolId/:pupilId/strike-outs',
    STAFF,
    async () => (await import('./pages/pupil/strike-outs.tsx')).StrikeOuts,
  ),
  row(
    '/pupils/:schoolId/:pupilId/warnings',
    STAFF,
    async () => (await import('./pages/staff-warnings/pupil-warnings.tsx')).PupilWarnings,
  ),
  row(
    '/pupils/:schoolId/:pupilId/warnings/new',
    STAFF,
    async () => (await import('./pages/staff-warnings/new-warning.tsx')).NewWarning,
  ),
  row(
    '/pupils/:schoolId/:pupilId/warnings/:warningId',
    STAFF,
    async () => (await import('./pages/staff-warnings/warning.tsx')).WarningPage,
  ),
  row('/remarks', STAFF, async () => (await import('./pages/staff-remarks/own-remarks.tsx')).OwnRemarks),
  row(
    '/remarks/:schoolId/:pupilId/:remarkId',
    STAFF,
    async () => (await import('./pages/staff-remarks/remark.tsx')).RemarkPage,
  ),
  row('/warnings', STAFF, async () => (await import('./pages/staff-warnings/own-warnings.tsx')).OwnWarnings),
  // A school: office and leaders
  row('/school/:schoolId', STAFF, async () => (await import('./pages/school/school-home.tsx')).SchoolHome),
  row('/school/:schoolId/approvals', STAFF, async () => (await import('./pages/school/approvals.tsx')).Approvals),
  row(
    '/school/:schoolId/approvals/:pupilId/:warningId',
    STAFF,
    async () => (await import('./pages/school/approval.tsx')).Approval,
  ),
  row('/school/:schoolId/figures', STAFF, async () => (await import('./pages/school/figures.tsx')).SchoolFigures),
  row('/school/:schoolId/find', STAFF, async () => (await import('./pages/school/find-pupil.tsx')).FindPage),
  row('/school/:schoolId/groups', STAFF, async () => (await import('./pages/school/groups.tsx')).Groups),
  row('/school/:schoolId/leave', STAFF, async () => (await import('./pages/school/leave.tsx')).LeaveList),
  row(
    '/school/:schoolId/leave/:pupilId/:leaveId',
    STAFF,
    async () => (await import('./pages/school/leave-application.tsx')).LeaveApplication,
  ),
  row('/school/:schoolId/paper-tasks', STAFF, async () => (await import('./pages/school/paper-tasks.tsx')).PaperTasks),
  row(
    '/school/:schoolId/report/:pupilId',
    STAFF,
    async () => (await import('./pages/school/report-by-phone.tsx')).ReportByPhone,
  ),
  row(
    '/school/:schoolId/reports/:pupilId/:reportId',
    STAFF,
    async () => (await import('./pages/school/school-report.tsx')).SchoolReport,
  ),
  row(
    '/school/:schoolId/same-people/:kind/:personId/:otherId',
    STAFF,
    async () => (await import('./pages/school/same-people.tsx')).SamePeople,
  ),
  row('/school/:schoolId/settings', STAFF, async () => (await import('./pages/settings/settings.tsx')).SettingsPage),
  row('/school/:schoolId/settings/:key', STAFF, async () => (await import('./pages/settings/setting.tsx')).SettingPage),
  row(
    '/school/:schoolId/warning-counts',
    STAFF,
    async () => (await import('./pages/school/warning-counts.tsx')).WarningCounts,
  ),
  row('/school/:schoolId/work-list', STAFF, async () => (await import('./pages/school/work-list.tsx')).WorkList),
  // Development talks: the school’s part
  ...CONFERENCE_PLAN_PAGES,
  ...CARE_PAGES,
  // The owner’s administrators
  ...OWNER_PAGES,
  row('/owner/settings', STAFF, async () => (await import('./pages/settings/settings.tsx')).SettingsPage),
  row('/owner/settings/:key', STAFF, async () => (await import('./pages/settings/setting.tsx')).SettingPage),
];
