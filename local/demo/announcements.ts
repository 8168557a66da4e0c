import { randomUUID } from 'node:crypto';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Walking = {
  readonly steps: Steps;
  readonly cast: { readonly guardian: string; readonly otherGuardian: string; readonly contactTeacher: string };
  readonly child: { readonly id: string; readonly schoolId: string };
  readonly machine: NonNullable<Walker['machine']>;
};
type Announced = { readonly group: string; readonly announcementId: string };

const familyOf = ({ child }: Walking) => `/v1/guardian/children/${child.id}/announcements`;

/**
 * An announcement to a class: the teacher sees whom it reaches, a guardian reads, says OK and answers, the other
 * guardian sees nothing of the answer, and the teacher sees who has read it.
 */
export async function announcementsWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const announced = await announces(all);
  await answersIt(all, announced);
  await counts(all, announced);
}

async function announces({ steps, cast, child }: Walking): Promise<Announced> {
  const { contactTeacher: as } = cast;
  steps.title('The contact teacher announces something to the class, and sees before sending whom it reaches');
  const me = await steps.quiet.ask({ as, path: '/v1/staff/me', expect: 200 });
  const own = list(me.body.groups).find(
    ({ role, kind, schoolId }) => role === 'contact-teacher' && kind === 'basis' && schoolId === child.schoolId,
  );
  const group = `/v1/schools/${child.schoolId}/groups/${String(own?.groupId)}`;
  const form = await steps.ask({ as, path: `${group}/announcement-form`, expect: 200 });
  steps.check('it reaches more adults than pupils', Number(form.body.adults) > Number(form.body.pupils));
  const body = { subject: 'Svømming på mandag', text: 'Ta med badetøy og håndkle.' };
  const send = { as, method: 'POST', path: `${group}/announcements`, body, key: randomUUID() } as const;
  const sent = await steps.ask({ ...send, expect: 201 });
  const again = await steps.ask({ ...send, expect: 201 });
  const announcementId = String(sent.body.announcementId);
  steps.check('after a lost answer the same announcement', again.body.announcementId === announcementId);
  const urgent = { ...send, body: { ...body, urgent: true }, key: randomUUID() };
  await steps.ask({ ...urgent, expect: 403, code: 'announcements.leaders-urgent' });
  return { group, announcementId };
}

async function answersIt(walking: Walking, { announcementId }: Announced): Promise<void> {
  const { steps, cast, machine } = walking;
  const { guardian: as, otherGuardian } = cast;
  const path = `${familyOf(walking)}/${announcementId}`;
  steps.title('A guardian finds it in the inbox, reads it, says OK and answers the teacher alone');
  await eventually(() => steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 }), announcementId);
  const opened = await steps.ask({ as, path, expect: 200 });
  steps.check('with the way to answer', opened.body.reply !== null && opened.body.threadId === null);
  await steps.ask({ as, method: 'POST', path: `${path}/ok`, expect: 204 });
  const reply = { as, method: 'POST', path: `${path}/reply`, body: { text: 'Har dere lånetøy?' } } as const;
  const made = await steps.ask({ ...reply, key: randomUUID(), expect: 201 });
  const threadId = String(made.body.threadId);
  steps.title('The other guardian reads the same announcement, and nothing of the answer');
  const theirs = await steps.ask({ as: otherGuardian, path, expect: 200 });
  steps.check('no answer is known to them', !JSON.stringify(theirs.body).includes(threadId));
  const foreign = path.replace(/announcements\/.*/, `threads/${threadId}`);
  await steps.ask({ as: otherGuardian, path: foreign, expect: 404, code: 'not-found' });
  const left = await machine.left();
  const words = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left holds a word of it', !/badetøy|Svømming|lånetøy/i.test(words));
}

async function counts({ steps, cast }: Walking, { group, announcementId }: Announced): Promise<void> {
  const { contactTeacher: as } = cast;
  steps.title('The teacher sees who has read it, and takes it back');
  const path = `${group}/announcements/${announcementId}`;
  const { body } = await steps.ask({ as, path, expect: 200 });
  steps.check('the guardian has said OK', Number(object(body.counts).ok) === 1);
  await steps.ask({ as, method: 'POST', path: `${path}/withdrawal`, expect: 204 });
  const after = await steps.ask({ as, path: `${group}/announcements`, expect: 200 });
  const line = list(after.body.announcements).find((each) => each.announcementId === announcementId);
  steps.check('a line stays, without the words', line?.status === 'withdrawn' && line.subject === null);
}
