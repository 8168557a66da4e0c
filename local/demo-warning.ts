import { randomUUID } from 'node:crypto';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Cast = { readonly guardian: string; readonly otherGuardian: string; readonly contactTeacher: string };
type Child = { readonly id: string; readonly schoolId: string };

/**
 * A warning from its draft to the family and back: what will be sent is seen first, the letter is frozen, what reaches phone and mailbox says
 * nothing, each parent opens it for themselves, and it is withdrawn with a reason that they see.
 */
export async function warningWalk(steps: Steps, cast: Cast, child: Child, machine: Machine): Promise<void> {
  const pupil = `/v1/schools/${child.schoolId}/pupils/${child.id}`;
  const warningId = await isSent(steps, cast.contactTeacher, pupil);
  await reachesFamily(steps, cast, child.id, warningId, machine);
  await isWithdrawn(steps, cast, child.id, `${pupil}/warnings/${warningId}`);
}

async function isSent(steps: Steps, as: string, pupil: string): Promise<string> {
  steps.title('The contact teacher writes a warning of order, and sees who will get it before anything is sent');
  const form = await steps.ask({ as, path: `${pupil}/warning-form`, expect: 200 });
  const order = list(form.body.forms).find(({ kind }) => kind === 'order');
  const period = list(order?.periods).at(-1);
  const said = {
    kind: 'order',
    periodId: String(period?.id),
    subjects: [],
    reasonIds: [String(list(order?.reasons)[0]?.id)],
    details: 'Har komme for seint fem gonger sidan haustferien.',
    wayOut: 'Kom til timen før han byrjar i fire veker.',
    byDay: String(period?.lastDay),
    contact: { name: 'Kontaktlæraren', phone: '57 00 00 00' },
    missingWork: [],
  };
  const drafts = `${pupil}/warning-drafts`;
  const made = await steps.ask({ as, method: 'POST', path: drafts, body: said, key: randomUUID(), expect: 201 });
  const warningId = String(made.body.warningId);
  const preview = await steps.ask({ as, path: `${drafts}/${warningId}/preview`, expect: 200 });
  const recipients = list(preview.body.recipients);
  steps.check(
    'the pupil and the guardians, nobody else',
    recipients.some(({ kind }) => kind === 'pupil'),
  );
  steps.title('It is sent, once: the letter is frozen, and a changed mind comes too late');
  const body = { recipients: String(preview.body.fingerprint) };
  const [path, match, key] = [`${drafts}/${warningId}/sending`, made.etag ?? '', randomUUID()];
  await steps.ask({ as, method: 'POST', path, body, key, match, expect: 201 });
  await steps.ask({ as, method: 'POST', path, body, key, match, expect: 201 });
  const { kind: _kind, ...content } = said;
  const put = { as, method: 'PUT', path: `${drafts}/${warningId}`, body: content } as const;
  await steps.ask({ ...put, match: '"2"', expect: 409, code: 'warnings.already-sent' });
  return warningId;
}

async function reachesFamily(steps: Steps, cast: Cast, childId: string, warningId: string, machine: Machine) {
  steps.title('It waits in both guardians’ inboxes; what left for phone and mailbox does not say what it is');
  for (const as of [cast.guardian, cast.otherGuardian]) {
    const inbox = () => steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 });
    const told = await eventually(inbox, ({ body }) =>
      list(body.items).some((item) => item.kind === 'warning-sent' && object(item.about).id === warningId),
    );
    steps.check(`told: ${as}`, list(told.body.items)[0]?.kind === 'warning-sent');
  }
  const left = await machine.left();
  const sent = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left names it', !/varsel|warning|orden|order|Emma|Fjordvik/i.test(sent));
  steps.title('Each opens it for themselves, and says that it is read');
  const [as, path] = [cast.guardian, `/v1/guardian/children/${childId}/warnings`];
  const read = await steps.ask({ as, path: `${path}/${warningId}`, expect: 200 });
  steps.check(
    'what can be done, and by when',
    String(read.body.wayOut).length > 0 && String(read.body.byDay).length > 0,
  );
  await steps.ask({ as, method: 'POST', path: `${path}/${warningId}/acknowledgement`, expect: 200 });
  const others = await steps.ask({ as: cast.otherGuardian, path, expect: 200 });
  const own = list(others.body.warnings).find((one) => one.warningId === warningId);
  steps.check('the other guardian has not opened it', object(own?.delivery).openedAt === null);
}

async function isWithdrawn(steps: Steps, cast: Cast, childId: string, warning: string): Promise<void> {
  steps.title('The contact teacher withdraws it, and says why; what was sent stays as it was');
  const body = { how: 'withdrawn', reason: 'Gjaldt ein annan elev.' };
  const end = { as: cast.contactTeacher, method: 'POST', path: `${warning}/end`, body } as const;
  await steps.ask({ ...end, key: randomUUID(), expect: 201 });
  await steps.ask({ ...end, key: randomUUID(), expect: 409, code: 'warnings.already-ended' });
  const id = warning.slice(warning.lastIndexOf('/') + 1);
  const path = `/v1/guardian/children/${childId}/warnings/${id}`;
  const seen = await steps.ask({ as: cast.otherGuardian, path, expect: 200 });
  steps.check('the family sees that it is withdrawn, and why', object(seen.body.end).reason === body.reason);
}
