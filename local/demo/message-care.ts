import { randomUUID } from 'node:crypto';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
type Cast = { readonly guardian: string; readonly contactTeacher: string; readonly leader: string };
type Child = { readonly id: string; readonly schoolId: string };
type Walking = {
  readonly steps: Steps;
  readonly cast: Cast;
  readonly child: Child;
  readonly machine: Machine;
};
type Begun = { readonly threadId: string; readonly messageId: string };

const family = (child: Child) => `/v1/guardian/children/${child.id}`;
const school = (child: Child) => `/v1/schools/${child.schoolId}/pupils/${child.id}`;
const reports = (child: Child) => `/v1/schools/${child.schoolId}/reported-messages`;

/**
 * Care for a conversation: a guardian reports a message, a leader hides it and pauses the conversation, the teacher
 * lifts messages into a document, and a leader holds the conversation.
 */
export async function messageCareWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const begun = await reported(all);
  await dealt(all, begun);
  await lifted(all, begun);
  await held(all, begun);
}

async function reported({ steps, cast, child }: Walking): Promise<Begun> {
  const { contactTeacher: teacher, guardian: as } = cast;
  steps.title('A teacher writes to the home, and regrets the tone; a guardian reports the message');
  const body = { subject: 'Orden i timene', text: 'Dette var en hard tone.' };
  const start = { as: teacher, method: 'POST', path: `${school(child)}/threads`, body, key: randomUUID() } as const;
  await steps.ask({ ...start, expect: 201 });
  // A home each: the guardian finds the own one.
  const inbox = () => steps.quiet.ask({ as, path: '/v1/guardian/threads', expect: 200 });
  const listed = await eventually(inbox, body.subject);
  const line = list(listed.body.threads).find(({ subject }) => subject === body.subject);
  const threadId = String(line?.threadId);
  const opened = await steps.ask({ as, path: `${family(child)}/threads/${threadId}`, expect: 200 });
  const messageId = String(list(opened.body.messages)[0]?.messageId);
  const path = `${family(child)}/threads/${threadId}/messages/${messageId}/report`;
  const report = { as, method: 'POST', path, body: { reason: 'harassment' }, expect: 201 } as const;
  const first = await steps.ask(report);
  const again = await steps.ask(report);
  steps.check('once: a repeat answers the same', first.body.reportedAt === again.body.reportedAt);
  const own = `${school(child)}/threads/${threadId}/messages/${messageId}/withdrawal`;
  await steps.ask({ as: teacher, method: 'POST', path: own, expect: 409, code: 'messages.already-read' });
  return { threadId, messageId };
}

async function dealt({ steps, cast, child }: Walking, { threadId }: Begun): Promise<void> {
  const { leader: as, guardian, contactTeacher } = cast;
  steps.title('Only a leader sees it: the message and the lines around it, and the log says so');
  await steps.ask({ as: contactTeacher, path: reports(child), expect: 404 });
  const open = await steps.ask({ as, path: reports(child), expect: 200 });
  const path = `${reports(child)}/${String(list(open.body.reports)[0]?.reportedId)}`;
  const seen = await steps.ask({ as, path, expect: 200 });
  steps.check(
    'the words',
    list(seen.body.messages).some(({ text }) => text === 'Dette var en hard tone.'),
  );
  const thread = `${school(child)}/threads/${threadId}`;
  await steps.ask({ as, path: thread, expect: 404 });
  steps.title('The leader hides the message, and pauses the conversation: all read, nobody writes');
  const reason = 'Avklart med lærer og hjem.';
  const move = (name: string) =>
    steps.ask({ as, method: 'POST', path: `${path}/${name}`, body: { reason }, expect: 204 });
  await move('hide');
  await move('pause');
  const home = await steps.ask({ as: guardian, path: `${family(child)}/threads/${threadId}`, expect: 200 });
  steps.check('the text is gone', !home.text.includes('hard tone') && home.body.status === 'paused');
  const text = { text: 'Hva nå?' };
  const write = { as: guardian, method: 'POST', path: `${family(child)}/threads/${threadId}/messages` } as const;
  await steps.ask({ ...write, body: text, key: randomUUID(), expect: 409, code: 'messages.paused' });
  await move('resume');
  await move('handle');
  const after = await steps.ask({ as, path, expect: 200 });
  steps.check('the leader reads nothing more', list(after.body.messages).length === 0);
  await steps.ask({ ...write, body: text, key: randomUUID(), expect: 201 });
}

async function lifted({ steps, cast, child }: Walking, { threadId }: Begun): Promise<void> {
  const { contactTeacher: as, guardian } = cast;
  steps.title('The teacher lifts messages into a document, which outlives the conversation');
  const path = `${school(child)}/threads/${threadId}`;
  const opened = await steps.ask({ as, path, expect: 200 });
  const messageIds = list(opened.body.messages)
    .filter(({ change }) => change === null)
    .map(({ messageId }) => String(messageId));
  const body = { messageIds, purpose: 'Til elevmappen.' };
  const made = await steps.ask({ as, method: 'POST', path: `${path}/lift`, body, key: randomUUID(), expect: 201 });
  const letter = `${school(child)}/lifted-messages/${String(made.body.liftId)}/letter`;
  const pdf = await steps.ask({ as, path: letter, expect: 200 });
  steps.check('a PDF', pdf.text.startsWith('%PDF-'));
  const told = await steps.ask({ as: guardian, path: `${family(child)}/threads/${threadId}`, expect: 200 });
  steps.check('a line tells the home', object(list(told.body.messages)[0]?.change).kind === 'lifted');
}

async function held({ steps, cast, child, machine }: Walking, { threadId }: Begun): Promise<void> {
  const { leader: as } = cast;
  steps.title('A leader holds the conversation for a case, and ends the hold; the night deletes what nobody holds');
  const records = `${school(child)}/conversation-records`;
  const known = await steps.ask({ as, path: records, expect: 200 });
  steps.check('no words, and the months', !known.text.includes('Orden i timene') && Number(known.body.keepMonths) > 0);
  const [document] = list(known.body.documents);
  const letter = `${records}/documents/${String(document?.liftId)}/letter`;
  const pdf = await steps.ask({ as, path: letter, expect: 200 });
  steps.check('the leader reads the document', pdf.text.startsWith('%PDF-'));
  const body = { reason: 'Klage er varslet.', basis: 'Opplæringslova kapittel 12' };
  await steps.ask({ as, method: 'POST', path: `${records}/${threadId}/hold`, body, expect: 204 });
  const now = await steps.ask({ as, path: records, expect: 200 });
  const record = list(now.body.conversations).find((each) => each.threadId === threadId);
  steps.check('with its basis', object(record?.hold).basis === body.basis);
  const end = { reason: 'Klagen er avgjort.' };
  await steps.ask({ as, method: 'POST', path: `${records}/${threadId}/hold/end`, body: end, expect: 204 });
  const left = await machine.left();
  steps.check('nothing that left holds a word of it', !JSON.stringify(left).includes('hard tone'));
}
