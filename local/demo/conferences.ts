import { randomUUID } from 'node:crypto';
import ical from 'node-ical';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Walking = {
  readonly steps: Steps;
  readonly cast: {
    readonly guardian: string;
    readonly otherGuardian: string;
    readonly office: string;
    readonly contactTeacher: string;
    readonly guardianOfTwins: string;
  };
  readonly child: { readonly id: string; readonly schoolId: string };
  readonly machine: NonNullable<Walker['machine']>;
};
/** The round that the office has planned, its day, and the contact teachers of the child and of the twins. */
type Round = {
  readonly id: string;
  readonly path: string;
  readonly day: string;
  readonly teacherId: string;
  readonly twins: readonly string[];
  readonly twinsTeacherId: string;
};

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const family = (childId: string) => `/v1/guardian/children/${childId}`;

/**
 * Development talks: the office plans and opens a round, two parents who come apart book their own times, twins get
 * times in a row, a teacher falls ill, and a calendar reads the feed.
 */
export async function conferencesWalk(steps: Steps, walking: Omit<Walking, 'steps'>): Promise<void> {
  const all = { steps, ...walking };
  const round = await plans(all);
  const bookingId = await booksApart(all, round);
  await booksInARow(all, round);
  await moves(all, round, bookingId);
  await readsCalendar(all, round);
  await waits(all, round, bookingId);
  await fallsIll(all, round);
}

async function plans({ steps, cast, child }: Walking): Promise<Round> {
  const { office: as, guardianOfTwins } = cast;
  steps.title('The office plans a round of development talks for two classes, with times of two teachers');
  const homes = await steps.quiet.ask({ as: guardianOfTwins, path: '/v1/guardian/children', expect: 200 });
  const twins = list(homes.body.children).map(({ childId }) => String(childId));
  const [teacherId, twinsTeacherId] = await Promise.all([
    contactTeacherOf(steps, cast.guardian, child.id),
    contactTeacherOf(steps, guardianOfTwins, twins[0] ?? ''),
  ]);
  const groups = await steps.quiet.ask({ as, path: `/v1/schools/${child.schoolId}/groups`, expect: 200 });
  const idOf = (name: string) => String(list(groups.body.groups).find((group) => group.name === name)?.groupId);
  const today = String(object(list(homes.body.children)[0]?.reporting).firstDay);
  const day = daysAfter(today, 14);
  const all = `/v1/schools/${child.schoolId}/conferences`;
  const body = {
    title: 'Utviklingssamtalar',
    groupIds: [idOf('4A'), idOf('7A')],
    bookingFrom: `${today}T00:00:00.000Z`,
    bookingUntil: `${daysAfter(today, 12)}T12:00:00.000Z`,
    cancelHours: 24,
    gapMinutes: 0,
  };
  const made = await steps.ask({ as, method: 'POST', path: all, body, key: randomUUID(), expect: 201 });
  const id = String(made.body.conferenceId);
  const path = `${all}/${id}`;
  const open = { as, method: 'POST', path: `${path}/state`, body: { event: 'open' } } as const;
  await steps.ask({ ...open, expect: 409, code: 'conferences.no-times' });
  const plan = {
    teacherIds: [teacherId, twinsTeacherId],
    stretches: [{ day, from: '16:00', to: '18:00' }],
    lengthMinutes: 20,
    breakMinutes: 0,
    mode: 'room',
    room: 'B12',
  };
  const odd = { ...plan, lengthMinutes: 7 };
  const times = { as, method: 'POST', path: `${path}/times` } as const;
  await steps.ask({ ...times, body: odd, key: randomUUID(), expect: 422, code: 'conferences.bad-plan' });
  const seen = await steps.ask({ as, method: 'POST', path: `${path}/times-preview`, body: plan, expect: 200 });
  const count = await steps.ask({ ...times, body: plan, key: randomUUID(), expect: 201 });
  steps.check(
    'as many times as the preview said: six of each teacher',
    seen.body.total === 12 && count.body.total === 12,
  );
  await steps.ask({ as: cast.guardian, path: `${family(child.id)}/conferences/${id}`, expect: 404 });
  await steps.ask({ ...open, expect: 200 });
  return { id, path, day, teacherId, twins, twinsTeacherId };
}

/** A child's contact teacher, who stands first among those to whom the family writes. */
async function contactTeacherOf(steps: Steps, as: string, childId: string): Promise<string> {
  const form = await steps.quiet.ask({ as, path: `${family(childId)}/message-form`, expect: 200 });
  return String(list(form.body.teachers)[0]?.staffId);
}

async function booksApart({ steps, cast, child, machine }: Walking, round: Round): Promise<string> {
  const { guardian, otherGuardian } = cast;
  const { id, day, teacherId } = round;
  const path = `${family(child.id)}/conferences/${id}`;
  steps.title('A parent finds the invitation and books alone; the other parent books a time of their own');
  await eventually(() => steps.quiet.ask({ as: guardian, path: '/v1/guardian/inbox', expect: 200 }), id);
  const shown = await steps.ask({ as: guardian, path, expect: 200 });
  const [teacher] = list(shown.body.teachers);
  steps.check('with the six times of the child’s teacher alone', list(teacher?.free).length === 6);
  const wish = { teacherId, day, from: '16:00', together: false };
  const book = { method: 'POST', path: `${path}/talks`, body: wish } as const;
  const key = randomUUID();
  const booked = await steps.ask({ ...book, as: guardian, key, expect: 201 });
  const again = await steps.ask({ ...book, as: guardian, key, expect: 201 });
  steps.check('a repeat books nothing more', again.body.bookingId === booked.body.bookingId);
  const taken = await steps.ask({
    ...book,
    as: otherGuardian,
    key: randomUUID(),
    expect: 409,
    code: 'conferences.slot-taken',
  });
  steps.check('the refusal names three free times', String(object(taken.body.params).nearest).split(', ').length === 3);
  const later = { ...wish, from: '16:40' };
  const own = await steps.ask({ ...book, body: later, as: otherGuardian, key: randomUUID(), expect: 201 });
  const theirs = await steps.ask({ as: otherGuardian, path, expect: 200 });
  steps.check('neither sees the other’s talk', !theirs.text.includes(String(booked.body.bookingId)));
  const left = await machine.left();
  const words = JSON.stringify([list(left.mails).map(({ to: _to, ...mail }) => mail), left.pushes]);
  steps.check('nothing that left holds a word of it', !/utviklingssamtal|rom B12|\bkl\. 16/i.test(words));
  return String(own.body.bookingId);
}

async function booksInARow({ steps, cast }: Walking, { id, day, twins, twinsTeacherId }: Round): Promise<void> {
  const { guardianOfTwins: as } = cast;
  steps.title('A mother of twins gets two talks one after the other, or none');
  const talks = twins.map((childId) => ({ childId, teacherId: twinsTeacherId }));
  const row = { as, method: 'POST', path: `/v1/guardian/conferences/${id}/rows` } as const;
  const late = { talks, day, notBefore: '17:30', together: false };
  await steps.ask({ ...row, body: late, key: randomUUID(), expect: 409, code: 'conferences.no-row' });
  const body = { ...late, notBefore: '16:30' };
  const made = await steps.ask({ ...row, body, key: randomUUID(), expect: 201 });
  const times = list(made.body.talks).map(({ from }) => String(from));
  steps.check('the first at 16:40, the other at 17:00', times.toSorted().join() === '16:40,17:00');
}

async function moves({ steps, cast, child }: Walking, round: Round, bookingId: string): Promise<void> {
  const { otherGuardian: as, contactTeacher } = cast;
  steps.title('The other parent moves the talk; a time that is taken leaves the old one as it was');
  const path = `${family(child.id)}/conferences/${round.id}/talks/${bookingId}`;
  const to = { as, method: 'POST', path: `${path}/time` } as const;
  const { day, teacherId } = round;
  const taken = { day, from: '16:00' };
  await steps.ask({ ...to, body: taken, key: randomUUID(), expect: 409, code: 'conferences.slot-taken' });
  const moved = await steps.ask({ ...to, body: { day, from: '17:20' }, key: randomUUID(), expect: 200 });
  steps.check('the talk is the same', moved.body.bookingId === bookingId && moved.body.from === '17:20');
  const times = { as: contactTeacher, path: `${round.path}/teachers/${teacherId}/times`, expect: 200 } as const;
  const own = await steps.ask(times);
  const booked = list(own.body.times).filter(({ status }) => status === 'booked');
  steps.check('the teacher has two talks', booked.map(({ from }) => from).join() === '16:00,17:20');
  const file = await steps.ask({ as, path: `${path}/calendar`, expect: 200 });
  const [entry] = eventsIn(file.text);
  steps.check('the file of the talk has its time in Norway', entry?.at === `${day} 17:20`);
}

/** The appointments of a calendar file as an independent library reads them, in Norwegian time. */
function eventsIn(text: string) {
  const inOslo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'short' });
  return Object.values(ical.sync.parseICS(text)).flatMap((entry) =>
    entry?.type === 'VEVENT' && entry.start
      ? [{ uid: entry.uid, at: inOslo.format(entry.start), summary: String(entry.summary), status: entry.status }]
      : [],
  );
}

async function readsCalendar({ steps, cast }: Walking, { day }: Round): Promise<void> {
  const { guardianOfTwins: as } = cast;
  steps.title('The mother of twins lets the calendar of her phone follow; her titles say nothing');
  const made = await steps.ask({ as, method: 'POST', path: '/v1/guardian/calendar/feed', expect: 201 });
  const read = async () => fetch(String(made.body.url));
  const feed = await read();
  const entries = eventsIn(await feed.text());
  const talks = entries.filter(({ at }) => at.startsWith(day));
  steps.check(
    'both talks are at their times',
    talks
      .map(({ at }) => at.slice(11))
      .toSorted()
      .join() === '16:40,17:00',
  );
  steps.check('and are called alike', new Set(talks.map(({ summary }) => summary)).size === 1);
  await steps.ask({ as, method: 'DELETE', path: '/v1/guardian/calendar/feed', expect: 204 });
  steps.check('after she ends it, the address leads nowhere', (await read()).status === 404);
}

async function waits({ steps, cast, child }: Walking, round: Round, bookingId: string): Promise<void> {
  const { guardian, otherGuardian, contactTeacher } = cast;
  const { day, teacherId } = round;
  const path = `${family(child.id)}/conferences/${round.id}`;
  steps.title('A parent cancels, finds nothing else free, and waits: the time that the other parent leaves is hers');
  const held = await steps.quiet.ask({ as: guardian, path, expect: 200 });
  const mine = `${path}/talks/${String(list(held.body.talks)[0]?.bookingId)}`;
  await steps.ask({ as: guardian, method: 'POST', path: `${mine}/cancellation`, expect: 200 });
  const want = { teacherId, together: false };
  const join = { as: guardian, method: 'POST', path: `${path}/waits`, body: want } as const;
  await steps.ask({ ...join, key: randomUUID(), expect: 409, code: 'conferences.times-free' });
  for (const from of ['16:00', '16:20', '16:40', '17:00', '17:40']) {
    const body = { teacherId, day, from, event: 'block' };
    const change = { as: contactTeacher, method: 'POST', path: `${round.path}/time-changes`, body } as const;
    await steps.quiet.ask({ ...change, expect: 204 });
  }
  await steps.ask({ ...join, key: randomUUID(), expect: 201 });
  const theirs = `${path}/talks/${bookingId}/cancellation`;
  await steps.ask({ as: otherGuardian, method: 'POST', path: theirs, expect: 200 });
  const offered = await steps.ask({ as: guardian, path, expect: 200 });
  const [wait] = list(offered.body.waits);
  steps.check('it is offered at once', wait?.status === 'offered' && object(wait.offer).from === '17:20');
  const look = () => steps.quiet.ask({ as: guardian, path: '/v1/guardian/inbox', expect: 200 });
  const inbox = await eventually(look, 'talk-offered');
  steps.check('and her inbox says so', inbox.text.includes('talk-offered'));
  const body = { ...want, day, from: '17:20' };
  const book = { method: 'POST', path: `${path}/talks`, body } as const;
  await steps.ask({ ...book, as: otherGuardian, key: randomUUID(), expect: 409 });
  await steps.ask({ ...book, as: guardian, key: randomUUID(), expect: 201 });
}

async function fallsIll({ steps, cast, child }: Walking, round: Round): Promise<void> {
  const { office, guardian: as } = cast;
  steps.title('The teacher falls ill: every talk is cancelled, and its family is told');
  const body = { teacherId: round.teacherId, reason: 'teacher-away' };
  const order = { as: office, method: 'POST', path: `${round.path}/absent-teachers`, body } as const;
  await steps.ask({ ...order, key: randomUUID(), expect: 204 });
  const path = `${family(child.id)}/conferences/${round.id}`;
  const gone = await eventually(() => steps.quiet.ask({ as, path, expect: 200 }), 'cancelled-by-school');
  steps.check('the family sees that the school has cancelled it', gone.text.includes('cancelled-by-school'));
  steps.check(
    'and the teacher has no free times',
    list(gone.body.teachers).every(({ free }) => list(free).length === 0),
  );
}
