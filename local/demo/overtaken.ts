import { randomUUID } from 'node:crypto';
import { addDays, halfYearOf } from '../../functions/shared/time.ts';
import { noticeIn } from '../notice-link.ts';
import { type Answer, eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Cast = { readonly guardian: string; readonly otherGuardian: string };

const REPORTS = '/v1/guardian/absence-reports';
const INBOX = '/v1/guardian/inbox';
/** Half an hour and more after the send window opens, Oslo time, winter or summer. */
const MORNING = '06:30:00Z';

/**
 * An inbox event that is superseded before the send window opens sends no notice. The link of a push leads to the
 * answer of "still away?". Begins before a send window opens; the clock goes to the child's next two school days.
 */
export async function overtakenWalk(steps: Steps, cast: Cast, childId: string, machine: Machine): Promise<void> {
  const day = await nextSchoolDay(steps, cast, childId);
  if (day !== undefined) {
    await isWithdrawnInTime(steps, cast, childId, day, machine);
    const first = await nextSchoolDay(steps, cast, childId);
    if (first !== undefined && (await isAnsweredByLink(steps, cast, childId, first, machine))) return;
  }
  steps.say(
    'Left out, as no school day after that is known: a report of several days, and the question "still away?".',
  );
  // The next notices leave by day. Not in another half-year: the class belongs to this one.
  const today = String((await reportingOf(steps, cast, childId)).firstDay);
  const tomorrow = addDays(today, 1);
  if (halfYearOf(tomorrow).id === halfYearOf(today).id) await machine.setClock(`${tomorrow}T${MORNING}`);
}

/** The child's next school day; `undefined` after the end of the calendar. */
async function nextSchoolDay(steps: Steps, cast: Cast, childId: string): Promise<string | undefined> {
  const { nextSchoolDay: day } = await reportingOf(steps, cast, childId);
  return typeof day === 'string' ? day : undefined;
}

async function reportingOf(steps: Steps, { guardian }: Cast, childId: string) {
  const home = await steps.quiet.ask({ as: guardian, path: '/v1/guardian/children', expect: 200 });
  const child = list(home.body.children).find((candidate) => candidate.childId === childId);
  return object(child?.reporting);
}

const reported = async (steps: Steps, as: string, childId: string, firstDay: string, lastDay: string | null) => {
  const body = { children: [{ childId, firstDay, lastDay }] };
  const made = await steps.ask({ as, method: 'POST', path: REPORTS, body, key: randomUUID(), expect: 201 });
  const [report] = list(made.body.reports);
  return { id: String(report?.reportId), match: `"${String(report?.version)}"` };
};
const of = (childId: string, reportId: string) => `/v1/guardian/children/${childId}/absence-reports/${reportId}`;

async function isWithdrawnInTime(
  steps: Steps,
  { guardian, otherGuardian }: Cast,
  childId: string,
  day: string,
  machine: Machine,
): Promise<void> {
  steps.title('So early that nobody may be woken a guardian reports, and withdraws it again');
  const report = await reported(steps, guardian, childId, day, day);
  const path = `${of(childId, report.id)}/withdrawal`;
  await steps.ask({ as: guardian, method: 'POST', path, match: report.match, expect: 200 });
  const told = () => steps.quiet.ask({ as: otherGuardian, path: INBOX, expect: 200 });
  const about = (items: unknown) => list(items).filter((item) => object(item.about).id === report.id);
  // The second item appears a moment before the first is superseded.
  const over = ({ body }: Answer) => about(body.items).filter((item) => item.overtakenAt !== null);
  const inbox = await eventually(told, (answer) => over(answer).length > 0);
  const kinds = over(inbox).map((item) => item.kind);
  steps.check(
    'the other guardian finds both, the report as overtaken',
    about(inbox.body.items).length === 2 && kinds.join() === 'absence-reported',
  );
  const channels = await steps.quiet.ask({ as: otherGuardian, path: '/v1/guardian/notice-channels', expect: 200 });
  const { address } = object(channels.body.email);
  const mailsTo = async () =>
    list((await machine.left()).mails)
      .filter(({ to }) => Array.isArray(to) && to.includes(address))
      .map(({ messageId }) => messageId);
  const before = await mailsTo();
  await machine.setClock(`${day}T${MORNING}`);
  // The page keeps the newest, so that mails to others push older ones out.
  const after = await mailsTo();
  steps.check(
    'and when the window opens nothing leaves',
    after.every((id) => before.includes(id)),
  );
}

/** False if the day is the last one of the calendar: then no morning follows to ask on, and the report is withdrawn. */
async function isAnsweredByLink(
  steps: Steps,
  cast: Cast,
  childId: string,
  first: string,
  machine: Machine,
): Promise<boolean> {
  const { guardian } = cast;
  steps.title('"Still away?" comes on the phone, and is answered where its link leads');
  const report = await reported(steps, guardian, childId, first, null);
  const shown = await steps.quiet.ask({ as: guardian, path: of(childId, report.id), expect: 200 });
  const asked = list(shown.body.days).find((day) => day.state === 'awaiting');
  if (!asked) {
    const path = `${of(childId, report.id)}/withdrawal`;
    await steps.ask({ as: guardian, method: 'POST', path, match: report.match, expect: 200 });
    return false;
  }
  const before = await linksOf(machine);
  await machine.setClock(`${String(asked.day)}T${MORNING}`);
  const path = `/v1/guardian/notices/${await newLink(machine, before)}`;
  const notice = await steps.ask({ as: guardian, path, expect: 200 });
  steps.check('it leads to the question', notice.body.kind === 'absence-still-away-asked');
  const toDo = object(notice.body.toDo);
  const body = { day: toDo.day, stillAway: false };
  await steps.ask({ as: guardian, method: 'POST', path: String(toDo.path), body, expect: 200 });
  const after = await eventually(
    () => steps.quiet.ask({ as: guardian, path, expect: 200 }),
    (answer) => answer.body.overtakenAt !== null,
  );
  steps.check('answered: the question is overtaken, and wakes nobody again', after.body.toDo === null);
  await steps.ask({ as: cast.otherGuardian, path, expect: 404, code: 'not-found' });
  return true;
}

const linksOf = async (machine: Machine): Promise<readonly string[]> =>
  list((await machine.left()).pushes).flatMap(({ payload }) => noticeIn(String(payload)) ?? []);

/** The link of the first push that is not among the earlier ones. */
async function newLink(machine: Machine, before: readonly string[]): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const link = (await linksOf(machine)).find((candidate) => !before.includes(candidate));
    if (link !== undefined || attempt >= 40) return link ?? 'none';
    await new Promise((later) => setTimeout(later, 500));
  }
}
