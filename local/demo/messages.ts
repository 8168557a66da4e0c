import { randomUUID } from 'node:crypto';
import { filesWalk } from './files.ts';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Cast = { readonly guardian: string; readonly otherGuardian: string; readonly contactTeacher: string };
type Child = { readonly id: string; readonly schoolId: string };
type Walking = {
  readonly steps: Steps;
  readonly cast: Cast;
  readonly child: Child;
  readonly machine: Machine;
};
type Begun = { readonly threadId: string; readonly heldUntil: string | null };

const family = (child: Child) => `/v1/guardian/children/${child.id}`;
const school = (child: Child) => `/v1/schools/${child.schoolId}/pupils/${child.id}`;

/**
 * A conversation between home and school: the form says when the school gets a message, it waits for the answer hours,
 * the other guardian knows nothing of it, and what leaves the system says nothing.
 */
export async function messagesWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const begun = await begins(all);
  if (begun.heldUntil !== null) await waits(all, begun);
  await answers(all, begun);
  const { guardian, contactTeacher: teacher } = walking.cast;
  const at = { family: family(walking.child), school: school(walking.child), threadId: begun.threadId };
  await filesWalk({ steps, guardian, teacher, ...at });
}

async function begins({ steps, cast, child }: Walking): Promise<Begun> {
  const { guardian: as, otherGuardian } = cast;
  steps.title('A guardian writes to the contact teacher, and sees before sending when the school gets it');
  const form = await steps.ask({ as, path: `${family(child)}/message-form`, expect: 200 });
  const [teacher] = list(form.body.teachers);
  const at = object(form.body.delivery).at;
  steps.check('the contact teacher stands first', teacher !== undefined);
  const body = { subject: 'Turen på torsdag', text: 'Ho har med matpakke.', to: [String(teacher?.staffId)] };
  const start = { as, method: 'POST', path: `${family(child)}/threads`, body, key: randomUUID() } as const;
  const made = await steps.ask({ ...start, expect: 201 });
  const again = await steps.ask({ ...start, expect: 201 });
  const threadId = String(list(made.body.threads)[0]?.threadId);
  steps.check('after a lost answer the same conversation', list(again.body.threads)[0]?.threadId === threadId);
  steps.title('The other guardian lives apart as far as the school knows: the conversation does not exist');
  const path = `${family(child)}/threads/${threadId}`;
  await steps.ask({ as: otherGuardian, path, expect: 404, code: 'not-found' });
  const theirs = await steps.ask({ as: otherGuardian, path: '/v1/guardian/threads', expect: 200 });
  steps.check('and stands in no list', !JSON.stringify(theirs.body).includes(threadId));
  return { threadId, heldUntil: typeof at === 'string' ? at : null };
}

async function waits({ steps, cast, child, machine }: Walking, { threadId, heldUntil }: Begun): Promise<void> {
  const { guardian, contactTeacher } = cast;
  steps.title('Outside the answer hours the message waits: its author sees it, the teacher does not');
  const own = await steps.ask({ as: guardian, path: `${family(child)}/threads/${threadId}`, expect: 200 });
  steps.check('the author sees until when', list(own.body.messages)[0]?.heldUntil === heldUntil);
  const before = await steps.ask({ as: contactTeacher, path: '/v1/staff/threads', expect: 200 });
  steps.check('the teacher’s list has nothing', !JSON.stringify(before.body).includes(threadId));
  steps.title('The answer hours begin');
  await machine.setClock(String(heldUntil));
}

async function answers({ steps, cast, child, machine }: Walking, { threadId }: Begun): Promise<void> {
  const { guardian, contactTeacher: as } = cast;
  steps.title('The teacher finds it, reads it and answers; the guardian sees that it was read');
  const inbox = () => steps.quiet.ask({ as, path: '/v1/staff/threads', expect: 200 });
  const listed = await eventually(inbox, threadId);
  const line = list(listed.body.threads).find((each) => each.threadId === threadId);
  steps.check('unread, with the child’s name', line?.unread === true && typeof line.pupilName === 'string');
  const path = `${school(child)}/threads/${threadId}`;
  const opened = await steps.ask({ as, path, expect: 200 });
  const upTo = list(opened.body.messages)[0]?.messageId;
  await steps.ask({ as, method: 'POST', path: `${path}/reads`, body: { upTo }, expect: 204 });
  const text = 'Så fint, takk!';
  const answer = { as, method: 'POST', path: `${path}/messages`, body: { text }, key: randomUUID() } as const;
  await steps.ask({ ...answer, expect: 201 });
  const seen = await steps.ask({ as: guardian, path: `${family(child)}/threads/${threadId}`, expect: 200 });
  const [newest, first] = list(seen.body.messages);
  steps.check('the answer', newest?.text === text);
  steps.check('and that the first message was read', list(first?.readBy).length === 1);
  const late = `${family(child)}/threads/${threadId}/messages/${String(first?.messageId)}/withdrawal`;
  await steps.ask({ as: guardian, method: 'POST', path: late, expect: 409, code: 'messages.already-read' });
  const left = await machine.left();
  const sent = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left holds a word of it', !/matpakke|Turen|takk!/i.test(sent));
}
