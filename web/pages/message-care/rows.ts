import { row } from '../../page-row.ts';

const STAFF = ['staff'] as const;
const school = '/school/:schoolId/reported-messages';

/** The pages of the care for conversations. */
export const CARE_PAGES = [
  row(school, STAFF, async () => (await import('./reported.tsx')).ReportedMessages),
  row(`${school}/:reportedId`, STAFF, async () => (await import('./report.tsx')).ReportPage),
  row('/pupils/:schoolId/:pupilId/conversations', STAFF, async () => (await import('./records.tsx')).Records),
  row('/staff/messages/:schoolId/:pupilId/:threadId/lift', STAFF, async () => (await import('./lift.tsx')).Lift),
];
