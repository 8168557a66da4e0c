import { daysLater } from '../../functions/deliveries/rules.ts';
import type { Day } from '../../functions/shared/time.ts';
import { findPupil } from './lessons.ts';
import { hasArrived, mayWarn, type Sent, sendsWarning } from './sending.ts';
import { type Answer, eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Child = { readonly id: string; readonly schoolId: string };
type Json = ReturnType<typeof object>;

/** The personas of a warning: a family, its author, a leader, and the office that delivers it on paper. */
export type Cast = {
  readonly guardian: string;
  readonly otherGuardian: string;
  readonly office: string;
  readonly contactTeacher: string;
  readonly subjectTeacher: string;
  readonly leader: string;
};
/** A week from the sending to the reminder and another to paper: the defaults of the settings. */
const WEEK = 7;
const HOUR_MS = 3_600_000;
/** An hour after an instant, so that the 15-minute schedule has run. */
const anHourAfter = (instant: string): string => new Date(Date.parse(instant) + HOUR_MS).toISOString();

/**
 * From the inbox to the school's table: one reminder after a week, a letter on paper after another week, and a proof of
 * delivery.
 */
export async function deliveriesWalk(steps: Steps, cast: Cast, child: Child, sent: Sent, machine: Machine) {
  const warning = `/v1/schools/${child.schoolId}/pupils/${child.id}/warnings/${sent.warningId}`;
  await pupilHasNoChannel(steps, cast, child, sent, warning, machine);
  await isRemindedOnce(steps, cast, sent, machine);
  await goesOnPaper(steps, cast, child, sent, warning, machine);
  await isProven(steps, cast, warning);
}

const trailOf = async (steps: Steps, as: string, warning: string): Promise<readonly Json[]> =>
  list((await steps.ask({ as, path: `${warning}/deliveries`, expect: 200 })).body.recipients);

const showTrail = (steps: Steps, trail: readonly Json[]): void => {
  for (const entry of trail) {
    const notices = list(entry.notices).map(({ round, channel, outcome }) => `${round}/${channel}: ${outcome}`);
    const who = object(entry.person).name ?? object(entry.person).kind;
    steps.say(`${who} (${entry.basis}): ${entry.status}; ${notices.join(', ') || 'no notice'}`);
  }
};

async function pupilHasNoChannel(
  steps: Steps,
  cast: Cast,
  child: Child,
  sent: Sent,
  warning: string,
  machine: Machine,
): Promise<void> {
  steps.title('The pupil has neither phone nor address: within the school’s day it is a letter to hand over');
  await machine.setClock(new Date(Date.parse(sent.sentAt) + 2 * HOUR_MS).toISOString());
  const task = await waits(steps, cast.office, child.schoolId, sent, 'pupil');
  steps.check('because no channel carries it', task?.why === 'no-channel');
  await isBrought(steps, cast, warning, task, 'handed-over');
}

const waits = async (steps: Steps, as: string, schoolId: string, { warningId }: Sent, kind: string) => {
  const path = `/v1/schools/${schoolId}/paper-tasks`;
  const own = ({ body }: Answer) =>
    list(body.tasks).find((task) => task.warningId === warningId && object(task.recipient).kind === kind);
  await eventually(
    () => steps.quiet.ask({ as, path, expect: 200 }),
    (answer) => own(answer) !== undefined,
  );
  return own(await steps.ask({ as, path, expect: 200 }));
};

/** The office prints the letter and registers its delivery; a second registration does not change the first. */
async function isBrought(steps: Steps, cast: Cast, warning: string, task: Json | undefined, how: string) {
  const path = `${warning}/paper-tasks/${String(object(task?.recipient).id)}`;
  const as = cast.office;
  const letter = await steps.quiet.ask({ as, path: `${path}/pdf`, expect: 200 });
  steps.check(`the letter to print, ${letter.size} bytes`, letter.text.startsWith('%PDF'));
  const done = { method: 'POST', path: `${path}/completion` } as const;
  const first = await steps.ask({ ...done, as, body: { how }, expect: 200 });
  const again = await steps.quiet.ask({ ...done, as: cast.leader, body: { how: 'registered-post' }, expect: 200 });
  steps.check('brought once, however often it is said', JSON.stringify(first.body) === JSON.stringify(again.body));
}

async function isRemindedOnce(steps: Steps, cast: Cast, sent: Sent, machine: Machine): Promise<void> {
  steps.title('Seven days later: one reminder to who has not opened it, none to who has');
  const reminders = async (as: string) => {
    const inbox = await steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 });
    const { items } = inbox.body;
    return list(items).filter(
      (item) => item.kind === 'delivery-reminder-due' && object(item.about).id === sent.warningId,
    );
  };
  const due = daysLater(sent.sentAt, WEEK);
  await machine.setClock(new Date(Date.parse(due) - 60_000).toISOString());
  steps.check('a minute before, nobody is reminded', (await reminders(cast.otherGuardian)).length === 0);
  await machine.setClock(anHourAfter(due));
  await eventually(
    () => steps.quiet.ask({ as: cast.otherGuardian, path: '/v1/guardian/inbox', expect: 200 }),
    'delivery-reminder-due',
  );
  const [other, own] = [await reminders(cast.otherGuardian), await reminders(cast.guardian)];
  steps.check('exactly one to the other guardian', other.length === 1);
  steps.check('none to the one who opened it', own.length === 0);
  await machine.setClock(anHourAfter(anHourAfter(due)));
  steps.check('and no second one', (await reminders(cast.otherGuardian)).length === 1);
}

async function goesOnPaper(
  steps: Steps,
  cast: Cast,
  child: Child,
  sent: Sent,
  warning: string,
  machine: Machine,
): Promise<void> {
  steps.title('Seven days more: the school has a letter to post, and the office does');
  const reminded = object((await trailOf(steps, cast.contactTeacher, warning)).find(isUnopened));
  await machine.setClock(anHourAfter(daysLater(String(reminded.remindedAt), WEEK)));
  const task = await waits(steps, cast.office, child.schoolId, sent, 'guardian');
  steps.check('for the other guardian, because it was not opened', task?.why === 'unopened');
  await isBrought(steps, cast, warning, task, 'posted');
}

const isUnopened = (recipient: Json): boolean =>
  recipient.openedAt === null && object(recipient.person).kind === 'guardian';

async function isProven(steps: Steps, cast: Cast, warning: string): Promise<void> {
  steps.title('The trail as the teacher sees it, and the proof for a complaint');
  const as = cast.contactTeacher;
  const trail = await trailOf(steps, as, warning);
  showTrail(steps, trail);
  const statuses = trail.map(({ status }) => String(status)).sort();
  steps.check('one read it, two have it on paper', statuses.join() === 'acknowledged,on-paper,on-paper');
  const path = `${warning}/delivery-proof`;
  const [first, second] = [
    await steps.quiet.ask({ as, path, expect: 200 }),
    await steps.quiet.ask({ as: cast.leader, path, expect: 200 }),
  ];
  steps.say(`${first.text.slice(0, 8)} … ${first.size} bytes`);
  steps.check('a PDF, the same for the leader', first.text.startsWith('%PDF-') && first.text === second.text);
  await steps.ask({ as: cast.subjectTeacher, path, expect: 404, code: 'not-found' });
  await steps.ask({ as: cast.office, path, expect: 404, code: 'not-found' });
}

/** A protected pupil who gets grades, on the roster of one of a teacher's lessons; `undefined` if there is none. */
async function findGraded(steps: Steps, as: string, schoolId: string, around: Day) {
  const younger = new Set<unknown>();
  const isProtected = (pupil: Json) => pupil.protected === true && !younger.has(pupil.pupilId);
  for (;;) {
    const found = await findPupil(steps, as, around, 'a protected pupil', isProtected).catch(() => undefined);
    if (!found) return undefined;
    const pupil = `/v1/schools/${schoolId}/pupils/${found.pupilId}`;
    // A roster of another day holds pupils who have left since, or have not begun.
    const { status } = await steps.quiet.ask({ as, path: `${pupil}/warning-form`, expect: [200, 404] });
    if (status === 200 && (await mayWarn(steps, as, pupil, 'subject'))) return found;
    younger.add(found.pupilId);
  }
}

/** A pupil with a protected address: a paper task at once, and only the people who deliver it see the recipient. */
export async function protectedWalk(
  steps: Steps,
  cast: Cast,
  { schoolId, around }: { readonly schoolId: string; readonly around: Day },
  machine: Machine,
): Promise<void> {
  steps.title('A pupil with a protected address: a letter at once, and no guardian’s name where nobody needs it');
  const as = cast.subjectTeacher;
  const found = await findGraded(steps, as, schoolId, around);
  if (!found) return steps.say('left out: none of the protected pupils is given grades');
  const { pupilId, lesson } = found;
  steps.say(`found on the roster of ${lesson.date} ${lesson.from}`);
  const pupil = `/v1/schools/${schoolId}/pupils/${pupilId}`;
  const sent = await sendsWarning(steps, as, pupil, {
    kind: 'subject',
    strictly: false,
    details: 'Lite deltaking i timane.',
    wayOut: 'Delta i munnleg øving to gonger i veka.',
  });
  steps.check(
    'the preview says so',
    sent.recipients.every(({ way, why }) => way === 'paper' && why === 'protected'),
  );
  const warning = `${pupil}/warnings/${sent.warningId}`;
  await hasArrived(steps, as, warning);
  await machine.setClock(anHourAfter(sent.sentAt));
  const task = await waits(steps, cast.office, schoolId, sent, 'guardian');
  steps.check('the office learns to whom', task?.why === 'protected' && String(object(task.recipient).name) !== '');
  const trail = await trailOf(steps, as, warning);
  const guardians = trail.filter(({ person }) => object(person).kind === 'guardian');
  steps.check(
    'the trail names no guardian',
    guardians.length > 0 && guardians.every(({ person }) => object(person).name === null),
  );
  await isBrought(steps, cast, warning, task, 'posted');
}
