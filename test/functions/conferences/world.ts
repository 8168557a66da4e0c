import type { Read } from '../../../functions/access/read-log.ts';
import { askStore } from '../../../functions/conferences/ask-store.ts';
import { bookRow } from '../../../functions/conferences/book-row.ts';
import { bookTalk } from '../../../functions/conferences/book-talk.ts';
import { cancelSlot } from '../../../functions/conferences/cancel-slot.ts';
import { cancelTeacher } from '../../../functions/conferences/cancel-teacher.ts';
import { changeSlot } from '../../../functions/conferences/change-slot.ts';
import { conferenceStore } from '../../../functions/conferences/conference-store.ts';
import { endWait } from '../../../functions/conferences/end-wait.ts';
import { joinLine } from '../../../functions/conferences/join-line.ts';
import { leaveTalk } from '../../../functions/conferences/leave-talk.ts';
import { listTalks } from '../../../functions/conferences/list-talks.ts';
import { listTimes } from '../../../functions/conferences/list-times.ts';
import { makeSlots, previewSlots } from '../../../functions/conferences/make-slots.ts';
import { moveTalk } from '../../../functions/conferences/move-talk.ts';
import { offerTimes } from '../../../functions/conferences/offer-times.ts';
import { orderAway } from '../../../functions/conferences/order-away.ts';
import { planConference } from '../../../functions/conferences/plan-conference.ts';
import type { InterpreterWish } from '../../../functions/conferences/schema.ts';
import { setAsks } from '../../../functions/conferences/set-asks.ts';
import { setInterpreter } from '../../../functions/conferences/set-interpreter.ts';
import { stepConference } from '../../../functions/conferences/step-conference.ts';
import { talkStore } from '../../../functions/conferences/talk-store.ts';
import { waitStore } from '../../../functions/conferences/wait-store.ts';
import { markSeen } from '../../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../../functions/roster/lookup.ts';
import { idempotency } from '../../../functions/shared/http/idempotency.ts';
import { newId } from '../../../functions/shared/ids.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { OWNER } from '../../support/events.ts';
import { SECRET, seed } from '../../support/records.ts';
import { responsible, rosterOf } from '../../support/roster.ts';

export const O = OWNER;
/** Monday 2 November 2026 at nine; the talks are on Tuesday 10 November. */
export const AT = '2026-11-02T08:00:00.000Z';
export const DAY = '2026-11-10';

const numberOf = (index: number) => `41018${String(10_000 + index).padStart(6, '0')}`;
const FAMILY = ['mother', 'father', 'adultsMother', 'adultsFather', 'hidden'] as const;

/**
 * Two classes with a teacher each; a mother and a father of three children, who are a home about `ola` and `siv` and
 * apart about `apart`; a pupil of 13 whose other guardian is protected; one without guardians; one of age; and many
 * other families with two guardians each.
 */
function people(families: number) {
  const young = { birthDate: '2014-05-01' };
  const names = Array.from({ length: families }, (_none, index) => `p${index}`);
  const guardianNames = [...FAMILY, ...names.flatMap((name) => [`${name}a`, `${name}b`])];
  const both = responsible('mother', 'father');
  const roster = rosterOf({
    schools: { school: { name: 'Fjordvik skule' }, elsewhere: { name: 'Nes skule' } },
    groups: { group: { name: '7A' }, younger: { name: '4B' }, other: { name: '9C' } },
    pupils: Object.fromEntries<object>([
      ['ola', { ...young, in: ['group'], guardians: both }],
      ['siv', { ...young, in: ['younger'], guardians: both }],
      ['apart', { ...young, in: ['group'], guardians: both }],
      ['young', { birthDate: '2013-05-01', in: ['group'], login: 'young', guardians: responsible('mother', 'hidden') }],
      ['nobodys', { ...young, in: ['group'] }],
      ['foreign', { ...young, in: ['other'], guardians: both }],
      [
        'adult',
        {
          birthDate: '2008-01-01',
          in: ['group'],
          login: 'adult',
          guardians: responsible('adultsMother', 'adultsFather'),
          consents: ['adultsFather'],
        },
      ],
      ...names.map(
        (name) => [name, { ...young, in: ['group'], guardians: responsible(`${name}a`, `${name}b`) }] as const,
      ),
    ]) as never as Record<string, { in: ['group'] }>,
    guardians: Object.fromEntries(
      guardianNames.map((name, index) => {
        const protection = name === 'hidden' ? 'strictly-confidential' : 'none';
        return [name, { number: numberOf(index), profile: { protection } }];
      }),
    ),
    staff: {
      contact: { contactTeacherOf: ['group'] },
      teacher: { teaches: ['younger'] },
      stranger: { teaches: ['other'] },
      subject: { teaches: ['group'] },
      leader: { roles: ['leader'] },
      office: { roles: ['office'] },
      neighbour: { roles: [{ role: 'leader', at: 'elsewhere' }] },
    },
  });
  const pair = [roster.guardians.mother ?? '', roster.guardians.father ?? ''].sort();
  const decision = { guardianIds: pair, together: true, decidedBy: 'x', decidedAt: AT, version: 1, steps: [] };
  const homes = ['ola', 'siv'].map((name) => ({
    pk: `${O}#PUPIL#${roster.pupils[name]}`,
    sk: `FACTS#TOGETHER#${pair.join('#')}`,
    ...decision,
  }));
  const subjects = new Map(guardianNames.map((name, index) => [name, numberOf(index)]));
  const { schools, groups, staff } = roster;
  const pupil = (name: string) => roster.pupils[name] ?? '';
  const guardian = (name: string) => roster.guardians[name] ?? '';
  return { schools, groups, staff, pupil, guardian, subjects, items: [...roster.items, ...homes] };
}

const moment = (at: string) => momentOf(Date.parse(at));
const keyed = (key: string) => ({ key, requestHash: key });

/** Who asks, when, and with which key, where a test repeats a request. */
export type More = { readonly at?: string; readonly key?: string };

/** The use-cases of conferences over real tables. */
export function casesOver(client: Dynamo, table: string) {
  const secret = async () => SECRET;
  const looks: Read[] = [];
  const deps = {
    logRead: async (reads: readonly Read[]) => {
      looks.push(...reads);
    },
    seen: markSeen(client, table),
    lookup: rosterLookup(client, table, secret),
    store: talkStore(client, table),
    waits: waitStore(client, table),
    asks: askStore(client, table),
    conferences: conferenceStore(client, table),
    idempotency: idempotency(client, table, secret),
  };
  return {
    deps,
    plan: planConference(deps),
    step: stepConference(deps),
    preview: previewSlots(deps),
    make: makeSlots(deps),
    change: changeSlot(deps),
    book: bookTalk(deps),
    bookRow: bookRow(deps),
    move: moveTalk(deps),
    leave: leaveTalk(deps),
    orderAway: orderAway(deps),
    cancelTeacher: cancelTeacher(deps),
    cancelSlot: cancelSlot(deps),
    setInterpreter: setInterpreter(deps),
    setAsks: setAsks(deps),
    join: joinLine(deps),
    endWait: endWait(deps),
    offerTimes: offerTimes(deps),
    list: listTalks(deps),
    listTimes: listTimes(deps),
    looks,
  };
}

export async function makeWorld(client: Dynamo, table: string, families = 2) {
  const p = people(families);
  await seed(client, table, p.items);
  const schoolId = p.schools.school;
  const cases = casesOver(client, table);

  const staff = (name: string, at = AT) => {
    const login = { login: 'feide', ownerId: O, subject: `${name}@fjordvik.example` } as const;
    return { login, moment: moment(at), language: 'nb' } as const;
  };
  const family = (name: string, at = AT) => {
    const subject = p.subjects.get(name);
    return subject === undefined
      ? ({ ...staff(name, at), as: 'pupil' } as const)
      : ({ ...staff(name, at), as: 'guardian', login: { login: 'guardian', ownerId: O, subject } } as const);
  };
  const leader = staff('leader');

  /** An open conference whose teachers have these hours of the day in talks of ten minutes. */
  const conference = async (to = '18:00', open = true, day = DAY) => {
    const { conferenceId } = await cases.plan(leader, {
      schoolId,
      groupIds: [p.groups.group, p.groups.younger],
      title: 'Utviklingssamtaler høst',
      bookingFrom: '2026-11-01T07:00:00.000Z',
      bookingUntil: '2026-11-10T11:00:00.000Z',
      cancelHours: 24,
      gapMinutes: 5,
      idempotencyKey: keyed(newId()),
    });
    await cases.make(leader, {
      ...planOf(conferenceId, to, day),
      idempotencyKey: keyed(newId()),
    });
    if (open) await cases.step(leader, { schoolId, conferenceId, event: 'open' });
    return conferenceId;
  };
  const planOf = (conferenceId: string, to = '18:00', day = DAY) => ({
    schoolId,
    conferenceId,
    teacherIds: [p.staff.contact, p.staff.teacher],
    stretches: [{ day, from: '16:00', to }],
    lengthMinutes: 10,
    breakMinutes: 0,
    mode: 'room' as const,
    room: 'B12',
  });
  type Booking = More & {
    readonly teacherId?: string;
    readonly together?: boolean;
    readonly day?: string;
    readonly interpreter?: InterpreterWish;
  };
  const book = (
    who: string,
    [conferenceId, child, from]: readonly [string, string, string],
    { at, key = newId(), teacherId = p.staff.contact, together = false, day = DAY, interpreter }: Booking = {},
  ) => {
    const pupilId = p.pupil(child);
    const wish = { conferenceId, teacherId, pupilId, day, from, together, interpreter, idempotencyKey: keyed(key) };
    return cases.book(family(who, at), wish);
  };
  const move = (
    who: string,
    [conferenceId, child, bookingId]: readonly [string, string, string],
    { from, at, key = newId() }: More & { readonly from: string },
  ) =>
    cases.move(family(who, at), {
      conferenceId,
      pupilId: p.pupil(child),
      bookingId,
      day: DAY,
      from,
      idempotencyKey: keyed(key),
    });
  const leave = (who: string, [conferenceId, child, bookingId]: readonly [string, string, string], at = AT) =>
    cases.leave(family(who, at), { conferenceId, pupilId: p.pupil(child), bookingId });
  type Waiting = More & { readonly wants?: { day: string; from: string; to: string }; readonly together?: boolean };
  const join = (
    who: string,
    [conferenceId, child]: readonly [string, string],
    { at, key = newId(), wants, together = false }: Waiting = {},
  ) => {
    const wish = { conferenceId, teacherId: p.staff.contact, pupilId: p.pupil(child), together, wants };
    return cases.join(family(who, at), { ...wish, idempotencyKey: keyed(key) });
  };
  const endWaitOf = (
    who: string,
    [conferenceId, child, waitId]: readonly [string, string, string],
    { at, event }: More & { readonly event: 'leave' | 'decline' },
  ) => cases.endWait(family(who, at), { conferenceId, pupilId: p.pupil(child), waitId, event });
  /** One run of the job that offers; the failures of its parts fail the test. */
  const offer = async (at = AT): Promise<number> => {
    const outcomes = await cases.offerTimes(O, moment(at));
    return outcomes.reduce((sum, outcome) => {
      if (outcome.status === 'rejected') throw outcome.reason;
      return sum + outcome.value;
    }, 0);
  };
  const talks = { book, move, leave, join, endWait: endWaitOf, offer };
  return { p, schoolId, cases, client, table, staff, family, leader, conference, planOf, keyed, ...talks };
}
export type World = Awaited<ReturnType<typeof makeWorld>>;
