import { randomUUID } from 'node:crypto';
import { addDays } from '../../functions/shared/time.ts';
import { noticeIn } from '../notice-link.ts';
import { archiveWalk, type Cast } from './archive.ts';
import { deliveriesWalk } from './deliveries.ts';
import { hasArrived, mayWarn, type Sent, sendsWarning } from './sending.ts';
import { type Answer, eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Child = { readonly id: string; readonly schoolId: string };

/**
 * A warning from its draft to paper and proof: the author sees the preview first, the letter is frozen, notices carry
 * no content, one parent opens it, and the other gets a reminder and then a letter. Another warning is withdrawn, with
 * a reason that the family sees. The archive has both. Returns the first; `undefined` if the year's assessments are
 * over.
 */
export async function warningWalk(steps: Steps, cast: Cast, child: Child, machine: Machine): Promise<Sent | undefined> {
  const pupil = `/v1/schools/${child.schoolId}/pupils/${child.id}`;
  if (!(await mayWarn(steps, cast.contactTeacher, pupil, 'subject'))) {
    await isOver(steps, cast.contactTeacher, pupil);
    return undefined;
  }
  const before = await mailsOf(machine);
  steps.title('The contact teacher warns of a subject: the form, the draft, who will get it, the letter');
  const sent = await sendsWarning(steps, cast.contactTeacher, pupil, {
    kind: 'subject',
    strictly: true,
    details: 'To innleveringer mangler siden høstferien.',
    wayOut: 'Lever begge innleveringene, og møt til fagsamtale.',
  });
  await reachesFamily(steps, cast, sent, before, machine);
  await isOpenedByOne(steps, cast, child.id, sent);
  await deliveriesWalk(steps, cast, child, sent, machine);
  const goesOn = await mayWarn(steps, cast.contactTeacher, pupil, 'order');
  const other = goesOn ? await isWithdrawn(steps, cast, child, pupil) : undefined;
  if (other) await wasThereOne(steps, cast, pupil, sent, other);
  else await isOver(steps, cast.contactTeacher, pupil);
  await archiveWalk(steps, cast, other ? [sent, other] : [sent], machine);
  // The walk leaves the system on the next morning, so that it can run again.
  if (other) await machine.setClock(`${addDays(other.sentOn, 1)}T04:30:00Z`);
  return other && sent;
}

/** After the year's last assessment: the form offers no periods, and a draft with a period is refused. */
async function isOver(steps: Steps, as: string, pupil: string): Promise<void> {
  steps.title('The year’s assessments are over: left out is a warning. What a teacher is told who tries');
  const gaps = { subjects: [], reasonIds: [], details: '', wayOut: '', byDay: null, missingWork: [] };
  const body = { kind: 'order', periodId: 'second-term', ...gaps, contact: { name: '', phone: '' } };
  const asked = { as, method: 'POST', path: `${pupil}/warning-drafts`, body, key: randomUUID() } as const;
  await steps.ask({ ...asked, expect: 422, code: 'warnings.year-is-over' });
}

/** The sent mails, by their ids. */
async function mailsOf(machine: Machine): Promise<ReadonlyMap<string, ReturnType<typeof object>>> {
  return new Map(list((await machine.left()).mails).map((mail) => [String(mail.messageId), mail]));
}

async function reachesFamily(
  steps: Steps,
  cast: Cast,
  sent: Sent,
  before: ReadonlyMap<string, unknown>,
  machine: Machine,
): Promise<void> {
  steps.title('It waits in both guardians’ inboxes; what left for phone and mailbox does not say what it is');
  for (const as of [cast.guardian, cast.otherGuardian]) {
    const told = await eventually(inboxOf(steps, as), hasNews('warning-sent', sent.warningId));
    steps.check(`told: ${as}`, hasNews('warning-sent', sent.warningId)(told));
  }
  const mails = await newMails(machine, before, 2);
  for (const mail of mails) {
    steps.say(`e-mail to ${String(list(mail.to)[0] ?? mail.to)}: ${String(mail.subject)}`);
    steps.say(String(mail.text).trim().replaceAll('\n\n', '\n').replaceAll('\n', '\n    '));
  }
  steps.check('an e-mail to each guardian', mails.length === 2);
  steps.check('of the same words but for the link', new Set(mails.map(withoutLink)).size === 1);
  const left = await machine.left();
  const all = JSON.stringify([mails.map(({ to: _to, ...mail }) => mail), left.pushes]);
  const names = sent.said.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length > 3);
  const words = [...names, 'varsel', 'varsla', 'warning', 'vurdering', 'karakter', 'grunnlag', 'Fjordvik', 'skule'];
  const found = words.filter((word) => all.toLowerCase().includes(word.toLowerCase()));
  steps.check(`none of ${words.length} words of the warning, the family and the school`, found.length === 0);
  steps.check(
    'each with a link that says nothing either',
    mails.every(({ text }) => noticeIn(String(text)) !== undefined),
  );
}

const withoutLink = ({ subject, text }: ReturnType<typeof object>): string =>
  `${String(subject)}\n${String(text).replace(/[0-9a-f]{40}/, '…')}`;

/** Waits for a number of new mails, since they travel through queues, and returns them. */
async function newMails(machine: Machine, before: ReadonlyMap<string, unknown>, wanted: number) {
  for (let attempt = 1; ; attempt++) {
    const fresh = [...(await mailsOf(machine))].flatMap(([id, mail]) => (before.has(id) ? [] : [mail]));
    if (attempt >= 40 || fresh.length >= wanted) return fresh;
    await new Promise((later) => setTimeout(later, 500));
  }
}

const inboxOf = (steps: Steps, as: string) => () => steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 });
const hasNews =
  (kind: string, id: string) =>
  ({ body }: Answer): boolean =>
    list(body.items).some((item) => item.kind === kind && object(item.about).id === id);

async function isOpenedByOne(steps: Steps, cast: Cast, childId: string, { warningId }: Sent): Promise<void> {
  steps.title('One guardian opens it and says that it is read; the other does not');
  const [as, path] = [cast.guardian, `/v1/guardian/children/${childId}/warnings`];
  const read = await steps.ask({ as, path: `${path}/${warningId}`, expect: 200 });
  steps.check('what can be done, and by when', String(read.body.wayOut) !== '' && String(read.body.byDay) !== '');
  const tap = { as, method: 'POST', path: `${path}/${warningId}/acknowledgement`, expect: 200 } as const;
  const first = await steps.ask(tap);
  const again = await steps.quiet.ask(tap);
  steps.check('a second tap changes nothing', again.body.acknowledgedAt === first.body.acknowledgedAt);
  const letter = await steps.quiet.ask({ as, path: `${path}/${warningId}/pdf`, expect: 200 });
  steps.check('and has the letter', letter.text.startsWith('%PDF'));
  const others = await steps.ask({ as: cast.otherGuardian, path, expect: 200 });
  const own = list(others.body.warnings).find((warning) => warning.warningId === warningId);
  steps.check('the other guardian has it, and has not opened it', object(own?.delivery).openedAt === null);
}

async function isWithdrawn(steps: Steps, cast: Cast, child: Child, pupil: string): Promise<Sent> {
  steps.title(
    'A second warning, of order, is withdrawn with a reason; what was sent stays as it was, and both are told',
  );
  const as = cast.contactTeacher;
  const sent = await sendsWarning(steps, as, pupil, {
    kind: 'order',
    strictly: false,
    details: 'Har kommet for sent fem ganger siden høstferien.',
    wayOut: 'Kom til timen før den begynner i fire uker.',
  });
  await hasArrived(steps, as, `${pupil}/warnings/${sent.warningId}`);
  const body = { outcome: 'withdrawn', reason: 'Gjaldt en annen elev.' };
  const end = { as, method: 'POST', path: `${pupil}/warnings/${sent.warningId}/end`, key: randomUUID() } as const;
  await steps.ask({ ...end, body: { outcome: 'withdrawn' }, expect: 422, code: 'warnings.withdrawal-reason-missing' });
  await steps.ask({ ...end, key: randomUUID(), body, expect: 201 });
  await steps.ask({ ...end, key: randomUUID(), body, expect: 409, code: 'warnings.already-ended' });
  const path = `/v1/guardian/children/${child.id}/warnings/${sent.warningId}`;
  for (const guardian of [cast.guardian, cast.otherGuardian]) {
    const told = await eventually(inboxOf(steps, guardian), hasNews('warning-ended', sent.warningId));
    steps.check(`told: ${guardian}`, hasNews('warning-ended', sent.warningId)(told));
    const seen = await steps.quiet.ask({ as: guardian, path, expect: 200 });
    steps.check('and sees that it is withdrawn, and why', object(seen.body.end).reason === body.reason);
  }
  const trail = () => steps.quiet.ask({ as, path: `${pupil}/warnings/${sent.warningId}/deliveries`, expect: 200 });
  const isLeft = ({ body: { recipients } }: Answer) =>
    list(recipients).some(({ person, letGo }) => object(person).kind === 'pupil' && object(letGo).why === 'withdrawn');
  steps.check('nobody brings the pupil a letter of it', isLeft(await eventually(trail, isLeft)));
  return sent;
}

async function wasThereOne(steps: Steps, cast: Cast, pupil: string, sent: Sent, withdrawn: Sent): Promise<void> {
  steps.title('"Was there a warning before this day?" A grade without one can be asked for');
  const prior = (query: string) =>
    steps.ask({ as: cast.leader, path: `${pupil}/warnings/prior?${query}`, expect: 200 });
  const lists = ({ body }: Answer, { warningId }: Sent) =>
    list(body.warnings).some((warning) => warning.warningId === warningId);
  const subject = `kind=subject&subject=${encodeURIComponent(sent.subject?.code ?? '')}`;
  const on = await prior(`${subject}&before=${sent.sentOn}`);
  steps.check('not before the day it was sent', !lists(on, sent));
  const after = await prior(`${subject}&before=${withdrawn.sentOn}`);
  steps.check('but before today', after.body.warned === true && lists(after, sent));
  const order = await prior(`kind=order&before=${addDays(withdrawn.sentOn, 1)}`);
  steps.check('the withdrawn one is named, and does not count', order.body.warned === false && lists(order, withdrawn));
}
