import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { isHead, type SlotName, timesOf } from '../../../functions/conferences/keys.ts';
import { DaySheet, Slot, Talk, Wait } from '../../../functions/conferences/record.ts';
import { isActive } from '../../../functions/conferences/wait-rules.ts';
import type { Fact } from '../../../functions/shared/fact.ts';
import type { Dynamo } from '../../../functions/shared/table/dynamo.ts';

/** Everything that a table holds of conferences, to ask whether it agrees with itself. */
export async function wholeOf(client: Dynamo, table: string) {
  const items: Record<string, unknown>[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: start }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start);
  const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
  const slots = under('SLOT#').map((item) => Slot.parse(item));
  const waiting = under('WAIT#').filter((item) => !isHead(item));
  const waits = waiting.filter(({ pk }) => String(pk).includes('#CONF#')).map((item) => Wait.parse(item));
  const places = waiting.filter(({ pk }) => String(pk).includes('#PUPIL#')).map((item) => Wait.parse(item));
  const heads = under('WAIT#').filter(isHead);
  const talks = under('TALK#').map((item) => Talk.parse(item));
  const seats = under('SEAT#').map(
    ({ pk, sk, bookingId }) => `${pk} ${String(sk).split('#').slice(3).join(' ')} ${bookingId}`,
  );
  const sheets = under('TIMES#').map((item) => ({
    pk: String(item.pk),
    day: String(item.sk).slice(6),
    ...DaySheet.parse(item),
  }));
  const facts = items.flatMap(({ sk, fact }) => (sk === 'FACT' ? [fact as Fact] : []));
  return { slots, talks, waits, places, heads, seats, sheets, facts };
}

/** What does not agree: a booking without a time, a time without a booking, a place or a sheet that says otherwise. */
export async function faultsIn(client: Dynamo, table: string): Promise<readonly string[]> {
  const whole = await wholeOf(client, table);
  const { slots, talks, seats, sheets } = whole;
  const booked = talks.filter(({ state }) => state === 'booked');
  const timeOf = ({ conferenceId, teacherId, day, from }: SlotName) => `${conferenceId} ${teacherId} ${day} ${from}`;
  const bySlot = slots.flatMap((slot) =>
    slot.state === 'booked'
      ? [
          `${timeOf(slot)} ${slot.booking?.pupilId} ${slot.booking?.bookingId} ${JSON.stringify(slot.booking?.interpreter)}`,
        ]
      : [],
  );
  const byTalk = booked.flatMap((talk) =>
    timesOf(talk).map(
      (time) => `${timeOf(time)} ${talk.pupilId} ${talk.bookingId} ${JSON.stringify(talk.interpreter)}`,
    ),
  );
  const ends = booked.filter(({ conferenceId, teacherId, day, from, second, to }) =>
    slots.every(
      (slot) =>
        slot.conferenceId !== conferenceId ||
        slot.teacherId !== teacherId ||
        slot.day !== day ||
        slot.from !== (second ?? from) ||
        slot.to !== to,
    ),
  );
  // A talk that is over keeps its places, and one of whom nobody is named has the pupil's.
  const stand = talks.filter(({ state }) => !state.startsWith('cancelled'));
  const places = stand.flatMap(({ pupilId, adults, bookingId }) =>
    (adults.length > 0 ? adults : [{ kind: 'pupil', id: pupilId }]).map(
      ({ kind, id }) => `PUPIL#${pupilId} ${kind} ${id} ${bookingId}`,
    ),
  );
  const inSheets = sheets.flatMap(({ pk, day, times }) =>
    times.flatMap(({ bookingId, from, to }) =>
      bookingId ? [`${pk.split('#').at(-1)} ${bookingId} ${day} ${from} ${to}`] : [],
    ),
  );
  const wanted = stand.flatMap(({ adults, bookingId, day, from, to }) =>
    adults.map(({ id }) => `${id} ${bookingId} ${day} ${from} ${to}`),
  );
  const teachers = sheets.flatMap(({ pk, day, times }) =>
    pk.includes('#STAFF#')
      ? times.map(({ conferenceId, from }) => `${conferenceId} ${pk.split('#').at(-1)} ${day} ${from}`)
      : [],
  );
  const offered = slots.flatMap((slot) =>
    slot.state === 'cancelled' ? [] : [`${slot.conferenceId} ${slot.teacherId} ${slot.day} ${slot.from}`],
  );
  const overlaps = sheets.flatMap(({ pk, times }) =>
    times.some((time, index) => times[index + 1] !== undefined && (times[index + 1]?.from ?? '') < time.to) ? [pk] : [],
  );
  return [
    ...waitFaults(whole),
    ...differing('times and talks', bySlot, byTalk),
    ...differing(
      'places and talks',
      seats.map((seat) => seat.slice(seat.indexOf('PUPIL#'))),
      places,
    ),
    ...differing('sheets and talks', inSheets, wanted),
    ...differing('sheets of teachers and times', teachers, offered),
    ...ends.map(({ bookingId }) => `${bookingId} ends at another time than its last time`),
    ...overlaps.map((pk) => `${pk} is in two places`),
  ];
}

/** What does not agree about waiting lists: an offer without its time, a place that is kept twice or beside a talk. */
function waitFaults({ slots, talks, waits, places, heads }: Awaited<ReturnType<typeof wholeOf>>): readonly string[] {
  const active = waits.filter(isActive);
  const kept = slots.flatMap(({ offer, conferenceId, teacherId, day, from, state }) =>
    offer ? [`${state} ${offer.waitId} ${conferenceId} ${teacherId} ${day} ${from} ${offer.until}`] : [],
  );
  const offers = active.flatMap(({ waitId, conferenceId, teacherId, offer, state }) =>
    state === 'offered'
      ? [`${state} ${waitId} ${conferenceId} ${teacherId} ${offer?.day} ${offer?.from} ${offer?.until}`]
      : [],
  );
  const nameOf = ({ conferenceId, teacherId, pupilId, adult }: Wait) =>
    `${conferenceId} ${teacherId} ${pupilId} ${adult.kind} ${adult.id}`;
  const names = waits.map(nameOf);
  const sitting = active.filter((wait) =>
    talks.some(
      ({ state, conferenceId, teacherId, pupilId, adults }) =>
        state === 'booked' &&
        conferenceId === wait.conferenceId &&
        teacherId === wait.teacherId &&
        pupilId === wait.pupilId &&
        adults.some(({ id }) => id === wait.adult.id),
    ),
  );
  const due = heads.flatMap((head) => (head.gsi2pk === undefined ? [] : [`${head.conferenceId} ${head.teacherId}`]));
  const wanted = new Set(active.map(({ conferenceId, teacherId }) => `${conferenceId} ${teacherId}`));
  return [
    ...differing('times that are offered and waits', kept, offers),
    ...differing(
      'waits and their places',
      waits.map((wait) => JSON.stringify(wait)),
      places.map((place) => JSON.stringify(place)),
    ),
    ...differing('lists that are due and waits', due, [...wanted]),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} waits twice`),
    ...sitting.map((wait) => `${nameOf(wait)} waits beside a talk`),
  ];
}

function differing(what: string, a: readonly string[], b: readonly string[]): readonly string[] {
  const [first, second] = [[...a].sort().join('\n'), [...b].sort().join('\n')];
  return first === second ? [] : [`${what}:\n${first}\nbut\n${second}`];
}
