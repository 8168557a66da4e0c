import { randomUUID } from 'node:crypto';
import { calendarBegins, calendarEnds } from './calendar.ts';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Walking = {
  readonly steps: Steps;
  readonly cast: { readonly guardian: string; readonly otherGuardian: string; readonly contactTeacher: string };
  readonly child: { readonly id: string; readonly schoolId: string };
  readonly machine: NonNullable<Walker['machine']>;
};
type Met = { readonly group: string; readonly meetingId: string; readonly body: object & { readonly day: string } };

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * A parents' meeting of a class with few places: a guardian answers and learns how many come, the other guardian hears
 * that it is full, the teacher sees the answers, moves the meeting and cancels it. The guardian's calendar follows.
 */
export async function meetingsWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const met = await plans(all);
  await answer(all, met);
  const own = { steps, as: walking.cast.guardian, child: walking.child.id };
  const feed = await calendarBegins(own, { meetingId: met.meetingId, day: met.body.day });
  await changes(all, met);
  await calendarEnds(own, feed);
}

async function plans({ steps, cast, child }: Walking): Promise<Met> {
  const { contactTeacher: as } = cast;
  steps.title('The contact teacher plans a parents’ meeting with places for three');
  const me = await steps.quiet.ask({ as, path: '/v1/staff/me', expect: 200 });
  const own = list(me.body.groups).find(
    ({ role, kind, schoolId }) => role === 'contact-teacher' && kind === 'basis' && schoolId === child.schoolId,
  );
  const group = `/v1/schools/${child.schoolId}/groups/${String(own?.groupId)}`;
  await steps.ask({ as, path: `${group}/meeting-form`, expect: 200 });
  const family = await steps.quiet.ask({ as: cast.guardian, path: '/v1/guardian/children', expect: 200 });
  const found = list(family.body.children).find(({ childId }) => childId === child.id);
  const today = String(object(found?.reporting).firstDay);
  const body = {
    title: 'Foreldremøte på 4. trinn',
    text: 'Vi snakker om klassemiljøet og leirskolen.',
    day: daysAfter(today, 14),
    from: '18:00',
    to: '19:30',
    place: 'Personalrommet',
    answerBy: daysAfter(today, 10),
    capacity: 3,
  };
  const late = { ...body, answerBy: daysAfter(today, 15) };
  const plan = { as, method: 'POST', path: `${group}/meetings` } as const;
  await steps.ask({ ...plan, body: late, key: randomUUID(), expect: 422, code: 'meetings.answer-by' });
  const made = await steps.ask({ ...plan, body, key: randomUUID(), expect: 201 });
  return { group, meetingId: String(made.body.meetingId), body };
}

async function answer({ steps, cast, child, machine }: Walking, { meetingId }: Met): Promise<void> {
  const { guardian: as, otherGuardian } = cast;
  const path = `/v1/guardian/children/${child.id}/meetings/${meetingId}`;
  steps.title('A guardian finds it in the inbox and says that two come');
  await eventually(() => steps.quiet.ask({ as, path: '/v1/guardian/inbox', expect: 200 }), meetingId);
  await steps.ask({ as, path, expect: 200 });
  const say = { as, method: 'PUT', path: `${path}/answer`, body: { answer: 'yes', count: 2 } } as const;
  const said = await steps.ask({ ...say, expect: 200 });
  steps.check('two come, and one place is left', said.body.coming === 2 && said.body.placesLeft === 1);
  steps.title('The other guardian sees how many come, not who, and that two more find no place');
  const theirs = await steps.ask({ as: otherGuardian, path, expect: 200 });
  steps.check('with no answer of their own', theirs.body.yourAnswer === null && theirs.body.coming === 2);
  await steps.ask({ ...say, as: otherGuardian, expect: 409, code: 'meetings.full' });
  await steps.ask({ ...say, as: otherGuardian, body: { answer: 'no', count: 0 }, expect: 200 });
  const left = await machine.left();
  const words = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left holds a word of it', !/Personalrommet|leirskolen|Foreldremøte/i.test(words));
}

async function changes({ steps, cast, child }: Walking, { group, meetingId, body }: Met): Promise<void> {
  const { contactTeacher: as, guardian } = cast;
  steps.title('The teacher sees the answers, moves the meeting to another room, and has to cancel it');
  const path = `${group}/meetings/${meetingId}`;
  const shown = await steps.ask({ as, path, expect: 200 });
  const counts = object(shown.body.counts);
  steps.check('one adult comes, and one does not', counts.yes === 1 && counts.no === 1);
  const moved = { ...body, place: 'Gymsalen' };
  await steps.ask({ as, method: 'PUT', path, body: moved, match: '"1"', expect: 200 });
  const cancel = { as, method: 'POST', path: `${path}/cancellation`, body: { reason: 'Læreren er syk.' } } as const;
  await steps.ask({ ...cancel, expect: 204 });
  const family = `/v1/guardian/children/${child.id}/meetings/${meetingId}`;
  const after = await steps.ask({ as: guardian, path: family, expect: 200 });
  steps.check('a line stays, with the reason', after.body.status === 'cancelled' && after.body.place === 'Gymsalen');
}
