import { randomUUID } from 'node:crypto';
import { announcementsWalk } from './announcements.ts';
import { conferencesWalk } from './conferences.ts';
import { protectedWalk } from './deliveries.ts';
import { documentsWalk } from './documents.ts';
import { meetingsWalk } from './meetings.ts';
import { messageCareWalk } from './message-care.ts';
import { messagesWalk } from './messages.ts';
import { noticesWalk } from './notices.ts';
import { overtakenWalk } from './overtaken.ts';
import { remarksWalk } from './remarks.ts';
import { schoolDayWalk } from './school-day.ts';
import { goLiveWalk } from './to-do.ts';
import { type Answer, eventually, list, object, stepper, type Walker } from './walk.ts';
import { warningWalk } from './warning.ts';

/** The personas of the sample municipality that the walk needs. */
export type Cast = {
  readonly guardian: string;
  readonly otherGuardian: string;
  readonly office: string;
  /** A guardian of another child. */
  readonly stranger: string;
  /** The staff of the school day, at the first child's school. */
  readonly contactTeacher: string;
  readonly subjectTeacher: string;
  readonly leader: string;
  readonly administrator: string;
  /** A guardian of two children in a class of the first child's school. */
  readonly guardianOfTwins: string;
  /** The staff of the second child's school, where pupils get grades. */
  readonly graded: Pick<Cast, 'office' | 'contactTeacher' | 'leader'>;
};

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Child = {
  readonly id: string;
  readonly name: string;
  readonly schoolId: string;
  readonly reporting: ReturnType<typeof object>;
};

const REPORTS = '/v1/guardian/absence-reports';
const of = (childId: string, reportId: string) => `/v1/guardian/children/${childId}/absence-reports/${reportId}`;

/**
 * The walk: limit shown → two children → the other guardian → the office → shorten → withdraw → refusals; and, on this
 * machine, a school day from the report to the figures, its notices on a phone and in a mailbox, superseded notices
 * that never leave, a warning's way to paper and proof, remarks, and a conversation.
 */
export async function demoWalk(
  walker: Walker,
  cast: Cast,
): Promise<{ readonly steps: number; readonly unexpected: number }> {
  const steps = stepper(walker);
  const children = await seesChildren(steps, cast);
  const [first, second] = children;
  if (!first || !second)
    throw new Error(`The walk needs a guardian with two children, and ${cast.guardian} sees ${children.length}`);
  const { nextSchoolDay: day } = first.reporting;
  await isRefusedAnyDay(steps, cast, first);
  if (typeof day === 'string') {
    const [reported, again] = await reportsBoth(steps, cast, first, second, day);
    await othersSee(steps, cast, first, reported, day);
    const current = await shortensAndWithdraws(steps, cast, first, reported, second, again);
    await isRefused(steps, cast, first, current, day);
  } else await hasNoSchoolAhead(steps, cast, first);
  if (walker.machine) await machineWalk(steps, cast, [first, second], walker.machine);
  return { steps: steps.count, unexpected: steps.unexpected };
}

/** The part of the walk that needs the movable clock and the sent notices. */
async function machineWalk(
  steps: Steps,
  cast: Cast,
  [child, graded]: readonly [Child, Child],
  machine: Machine,
): Promise<void> {
  const { nextSchoolDay: day, firstDay: today } = child.reporting;
  const goLive = await goLiveWalk(steps, cast, child.schoolId, String(today));
  if (typeof day === 'string') {
    await schoolDayWalk(steps, cast, { id: child.id, schoolId: child.schoolId, day }, goLive, machine.setClock);
  }
  await noticesWalk(steps, cast.guardian, cast.otherGuardian, machine);
  await overtakenWalk(steps, cast, child.id, machine);
  const sent = await warningWalk(steps, { ...cast, ...cast.graded }, graded, machine);
  if (sent) await protectedWalk(steps, cast, { schoolId: child.schoolId, around: sent.sentOn }, machine);
  await remarksWalk(steps, cast, child, machine);
  await messagesWalk(steps, { cast, child, machine });
  await announcementsWalk(steps, { cast, child, machine });
  await meetingsWalk(steps, { cast, child, machine });
  await conferencesWalk(steps, { cast, child, machine });
  await messageCareWalk(steps, { cast, child, machine });
  await documentsWalk(steps, { cast, child });
}

/** In summer, without the next school year's calendar, nobody can report absence and there are no lessons. */
async function hasNoSchoolAhead(steps: Steps, cast: Cast, { id, reporting }: Child): Promise<void> {
  steps.title('No school day is known ahead: reports and the school day are left out. What a guardian is told');
  const today = String(reporting.firstDay);
  const body = { children: [{ childId: id, firstDay: today, lastDay: today }] };
  const asked = { as: cast.guardian, method: 'POST', path: REPORTS, body, key: randomUUID() } as const;
  await steps.ask({ ...asked, expect: 422, code: 'absence.calendar-unknown' });
}

async function seesChildren(steps: Steps, cast: Cast): Promise<readonly Child[]> {
  steps.title('The guardian sees own children, today, and how far ahead absence may be reported');
  const home = await steps.ask({ as: cast.guardian, path: '/v1/guardian/children', expect: 200 });
  const children = list(home.body.children).map((child) => ({
    id: String(child.childId),
    name: String(child.pupilName),
    schoolId: String(child.schoolId),
    reporting: object(child.reporting),
  }));
  steps.check('two children or more', children.length >= 2);
  steps.check('the last day that may be reported is shown', typeof children[0]?.reporting.lastDay === 'string');
  return children;
}

async function reportsBoth(
  steps: Steps,
  cast: Cast,
  first: Child,
  second: Child,
  day: string,
): Promise<readonly [string, string]> {
  steps.title('Reports both in one request: one the whole day, one until eleven');
  const key = randomUUID();
  const body = {
    children: [
      { childId: first.id, firstDay: day, lastDay: day },
      { childId: second.id, firstDay: day, lastDay: day, from: '08:00', to: '11:00' },
    ],
  };
  const made = await steps.ask({ as: cast.guardian, method: 'POST', path: REPORTS, body, key, expect: 201 });
  const ids = reportIds(made);
  steps.check('two reports', ids.length === 2);
  steps.title('The answer was lost; the app sends the same again with the same key');
  const replayed = await steps.ask({ as: cast.guardian, method: 'POST', path: REPORTS, body, key, expect: 201 });
  steps.check('the same two reports, not four', reportIds(replayed).join() === ids.join());
  return [ids[0] ?? '', ids[1] ?? ''];
}

const reportIds = (answer: Answer): string[] => list(answer.body.reports).map((report) => String(report.reportId));

async function othersSee(steps: Steps, cast: Cast, child: Child, reportId: string, day: string): Promise<void> {
  steps.title('The other guardian sees the report and who made it');
  const seen = await steps.ask({ as: cast.otherGuardian, path: of(child.id, reportId), expect: 200 });
  steps.check('made by a guardian, not by the reader', object(seen.body.madeBy).you === false);
  const inbox = await eventually(
    () => steps.ask({ as: cast.otherGuardian, path: '/v1/guardian/inbox', expect: 200 }),
    reportId,
  );
  steps.check('and has an item about it in the inbox', JSON.stringify(inbox.body).includes(reportId));
  steps.title('The school’s office sees it on the day’s list');
  const list_ = await steps.ask({
    as: cast.office,
    path: `/v1/schools/${child.schoolId}/absences?day=${day}`,
    expect: 200,
  });
  steps.check(
    'the report is there',
    list(list_.body.absences).some((report) => report.reportId === reportId),
  );
  const receipt = { reports: [{ pupilId: child.id, reportId }], status: 'seen' };
  const path = `/v1/schools/${child.schoolId}/absence-receipts`;
  await steps.ask({ as: cast.office, method: 'POST', path, body: receipt, expect: 200 });
  const now = await steps.ask({ as: cast.guardian, path: of(child.id, reportId), expect: 200 });
  steps.check('the guardian sees that the school has seen it', now.body.status === 'seen');
}

async function shortensAndWithdraws(
  steps: Steps,
  cast: Cast,
  first: Child,
  firstReport: string,
  second: Child,
  secondReport: string,
): Promise<string> {
  steps.title('Back earlier: the first child comes back at noon');
  const before = await steps.ask({ as: cast.guardian, path: of(first.id, firstReport), expect: 200 });
  const match = before.etag ?? '';
  const change = {
    as: cast.guardian,
    method: 'PATCH',
    path: of(first.id, firstReport),
    body: { to: '12:00' },
  } as const;
  const shorter = await steps.ask({ ...change, match, expect: 200 });
  steps.check('until 12:00', shorter.body.to === '12:00');
  steps.title('A stale view cannot change it');
  await steps.ask({ ...change, body: { to: '10:00' }, match, expect: 412, code: 'if-match-stale' });
  steps.title('The other child’s report is withdrawn; every version is kept');
  const other = await steps.ask({ as: cast.guardian, path: of(second.id, secondReport), expect: 200 });
  const path = `${of(second.id, secondReport)}/withdrawal`;
  const gone = await steps.ask({ as: cast.guardian, method: 'POST', path, match: other.etag ?? '', expect: 200 });
  steps.check('withdrawn', gone.body.status === 'withdrawn');
  const versions = await steps.ask({ as: cast.guardian, path: `${of(second.id, secondReport)}/versions`, expect: 200 });
  steps.check('two versions', list(versions.body.versions).length >= 2);
  const left = await steps.ask({ as: cast.guardian, path: of(first.id, firstReport), expect: 200 });
  const bye = `${of(first.id, firstReport)}/withdrawal`;
  await steps.ask({ as: cast.guardian, method: 'POST', path: bye, match: left.etag ?? '', expect: 200 });
  return firstReport;
}

const reportAs = (cast: Cast, children: readonly object[]) =>
  ({ as: cast.guardian, method: 'POST', path: REPORTS, body: { children }, key: randomUUID() }) as const;

/** The refusals that do not depend on school days. */
async function isRefusedAnyDay(steps: Steps, cast: Cast, child: Child): Promise<void> {
  const today = String(child.reporting.firstDay);
  const whole = { childId: child.id, firstDay: today, lastDay: today };
  steps.title('Refusals: too far ahead, and the answer names the last allowed day');
  const tooFar = await steps.ask({
    ...reportAs(cast, [{ ...whole, firstDay: '2099-01-04', lastDay: '2099-01-04' }]),
    expect: 422,
    code: 'absence.too-far-ahead',
  });
  steps.check('the last allowed day is named', JSON.stringify(tooFar.body).includes(String(child.reporting.lastDay)));
  steps.title('Refusals: a guardian reports facts, never validity, illness or free text');
  await steps.ask({ ...reportAs(cast, [{ ...whole, gyldig: true }]), expect: 422, code: 'guardians-report-facts' });
  await steps.ask({ ...reportAs(cast, [{ ...whole, comment: 'x' }]), expect: 422, code: 'no-free-text' });
}

async function isRefused(steps: Steps, cast: Cast, child: Child, reportId: string, day: string): Promise<void> {
  const report = (children: readonly object[]) => reportAs(cast, children);
  const whole = { childId: child.id, firstDay: day, lastDay: day };
  steps.title('Refusals: somebody else’s child and a child that does not exist are the same 404');
  const foreign = await steps.ask({ as: cast.stranger, path: of(child.id, reportId), expect: 404, code: 'not-found' });
  const absent = await steps.ask({
    as: cast.stranger,
    path: of('0'.repeat(26), reportId),
    expect: 404,
    code: 'not-found',
  });
  const told = ({ body }: Answer) => JSON.stringify({ ...body, requestId: '' });
  steps.check('the same answer to the letter', told(foreign) === told(absent));
  steps.title('Refusals: the same key for another request');
  const key = randomUUID();
  const once = await steps.ask({ ...report([whole]), key, expect: 201 });
  await steps.ask({ ...report([{ ...whole, to: '10:00' }]), key, expect: 422, code: 'idempotency-key-reused' });
  steps.title('Refusals: what is reported already is named');
  await steps.ask({ ...report([whole]), expect: 409, code: 'absence.overlap' });
  const made = reportIds(once)[0] ?? '';
  await steps.ask({
    as: cast.guardian,
    method: 'POST',
    path: `${of(child.id, made)}/withdrawal`,
    match: '"1"',
    expect: 200,
  });
}
