import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { deviceStore } from '../../functions/channels/device-store.ts';
import { applyProviderEvent } from '../../functions/notices/apply-provider-event.ts';
import { createNotices } from '../../functions/notices/create-notices.ts';
import { senderOver } from '../../functions/notices/sender.ts';
import { noticeStore, SHARDS } from '../../functions/notices/store.ts';
import { sweepNotices } from '../../functions/notices/sweep-notices.ts';
import { wakeNotice } from '../../functions/notices/wake-notice.ts';
import { newId } from '../../functions/shared/ids.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { keysOf, seed } from '../support/records.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Verdict, verdictOf } from './oracle.ts';
import { owner, requestedOf, type Somebody, somebody } from './people.ts';
import { Crash, type Faults, liars } from './providers.ts';
import { type Run, timelineFrom } from './timeline.ts';

/**
 * When a world begins: in the morning, or an hour before some windows close, also in the two nights that the clocks
 * change. The seed chooses, in this order.
 */
export const STARTS = {
  morning: '2026-11-24T07:00:00Z',
  evening: '2026-11-24T19:15:00Z',
  autumnNight: '2026-10-24T18:15:00Z',
  springNight: '2027-03-27T19:15:00Z',
} as const;
const BEGINNINGS = Object.values(STARTS).map((start) => Date.parse(start));
const MINUTE = 60_000;
/** So long the queue holds news back. */
const GATHER = MINUTE;
const DAY = 24 * 60;
/** Everything comes to rest before: by then what could not leave is too late. */
const MINUTES = 20 * 24 * 60;

export type Simulation = {
  readonly client: Dynamo;
  /** Another client, whose every call dies now and then: `mortal` made it so. */
  readonly failing: Dynamo;
  readonly table: string;
  readonly seed: number;
  readonly requests: number;
  readonly faults: Faults;
};
export type Outcome = Verdict & {
  readonly crashes: number;
  readonly texts: readonly string[];
  readonly stories: readonly string[];
};

/** Makes a client die before or after some of its calls, as a function does that is killed there. */
export function mortal(client: Dynamo, chance: Chance, share: number): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      if (chance.happens(share / 2)) throw new Crash('before a call of the database');
      const result = await next(args);
      if (chance.happens(share / 2)) throw new Crash('after a call of the database');
      return result;
    },
    { step: 'initialize', priority: 'high', name: 'mortal' },
  );
}

/** Runs the real sender on the real engine under an adversary, until everything has come to rest. */
export async function simulate(world: Simulation): Promise<Outcome> {
  const chance = chanceOf(world.seed);
  const time = timelineFrom(BEGINNINGS[world.seed % BEGINNINGS.length] ?? 0, chance);
  const { owners, people, requests } = await makeRequests(world, chance, time.now());
  let crashes = 0;
  /** At least once: what dies comes back a minute later. */
  const again = (run: Run, delay = 0): void =>
    time.later(delay, () =>
      run().catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        crashes += 1;
        again(run, MINUTE);
      }),
    );
  const now = () => momentOf(time.now());
  const providers = liars({
    chance,
    faults: world.faults,
    now: time.now,
    later: (delay, event) => again(() => sender.hear(event, now()), delay),
  });
  const sender = senderOf(world, providers);
  let woken = 0;
  const sweep = sweepNotices({
    ownerIds: owners,
    store: sender.store,
    send: async (wakes) => {
      woken += wakes.length;
      for (const alarm of wakes) again(() => sender.wake(alarm, now()));
    },
  });

  for (const { request, committedAt } of requests) {
    const tell = () => sender.tell(request, now());
    again(tell, GATHER + committedAt - time.now());
    for (let copies = copiesOf(chance) - 1; copies > 0; copies--)
      again(tell, GATHER + committedAt - time.now() + chance.below(10 * MINUTE));
  }
  for (const who of people) {
    if (chance.happens(0.08)) time.later(chance.below(90 * MINUTE), () => revoke(world, who, time.now()));
    if (chance.happens(0.08))
      time.later(chance.below(16 * 60 * MINUTE), () => handOn(world, who, chance.pick(people), time.now()));
  }
  for (let minute = 0; minute < MINUTES; minute++) {
    // Where the last sweep found nothing, the next one half an hour later finds the same as the next one a minute
    // later, only sooner here.
    if (woken > 0 || minute % 30 === 0) {
      woken = 0;
      again(() => sweep(now().instant));
    }
    await time.pass();
    if (minute % DAY === 0 && minute > 0 && (await isAtRest(world, owners))) break;
  }
  const texts = new Set(
    providers.taken.map(({ bytes, noticeId }) =>
      bytes.replaceAll(noticeId, 'ID').replaceAll(noticeId.slice(0, 32), 'ID'),
    ),
  );
  const verdict = verdictOf(requests, providers.taken, providers.dead);
  return { ...verdict, crashes, texts: [...texts], stories: await storiesOf(world, verdict.lost, owners) };
}

/** True when no notice waits for anything any more. */
async function isAtRest({ client, table }: Simulation, owners: readonly string[]): Promise<boolean> {
  const { due } = noticeStore(client, table);
  const waiting = await Promise.all(owners.flatMap((id) => SHARDS.map((shard) => due(id, shard, '9999', 1))));
  return waiting.flat().length === 0;
}

/** What became of notices that should have arrived, for whoever looks into a failing run. */
async function storiesOf({ client, table }: Simulation, ids: readonly string[], owners: readonly string[]) {
  const { find } = noticeStore(client, table);
  const found = await Promise.all(ids.flatMap((id) => owners.map((ownerId) => find({ ownerId, id }))));
  return found.flatMap((row) =>
    row
      ? [`${row.id} ${row.channel} ${row.stage} ${row.reason ?? ''}, attempt ${row.attempt}, wakes ${row.wakeAt}`]
      : [],
  );
}

/** A record is brought once to six times; more often is rarer. */
const copiesOf = (chance: Chance): number => (chance.happens(0.5) ? 1 : 1 + chance.below(6));

/** The sender as its entry wires it, over a client that dies. */
function senderOf({ failing, table }: Simulation, { sendEmail, sendPush, turn }: ReturnType<typeof liars>) {
  const deps = senderOver(failing, table, { sendEmail, sendPush, turn, portal: 'https://skolebro.example' });
  const { store } = deps;
  return { store, tell: createNotices(deps), wake: wakeNotice(deps), hear: applyProviderEvent({ store }) };
}

async function makeRequests(world: Simulation, chance: Chance, start: number) {
  const owners = [owner(chance), owner(chance)] as const;
  const school = newId();
  const made = Array.from({ length: Math.ceil(world.requests / 4) }, () => {
    const { ownerId, hours } = chance.pick(owners);
    return somebody(ownerId, hours, school, chance);
  });
  const people = made.map(({ who }) => who);
  const last = new Map<Somebody, number>();
  const told = Array.from({ length: world.requests }, (_one, index) => {
    const who = people[index % people.length];
    if (!who) throw new Error('Nobody to tell.');
    // Often something else is told of in the minute after.
    const before = last.get(who);
    const isTwin = before !== undefined && chance.happens(0.3);
    const committedAt = isTwin ? before + chance.below(MINUTE) : start + chance.below(60) * MINUTE;
    last.set(who, committedAt);
    return requestedOf(who, chance.happens(0.2), committedAt);
  });
  const items = [
    ...owners.flatMap((family) => family.items),
    ...made.flatMap((answer) => answer.items),
    ...told.map(({ item }) => item),
  ];
  await seed(world.client, world.table, items);
  return {
    owners: owners.map(({ ownerId }) => ownerId),
    people: people as [Somebody, ...Somebody[]],
    requests: told.map(({ requested }) => requested),
  };
}

/** The right ends: the relation gets an end, and the oracle learns of it at the same moment. */
async function revoke({ client, table }: Simulation, who: Somebody, now: number): Promise<void> {
  who.revokedAt = now;
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: keysOf(who.ownerId).relation(who.pupilId, who.guardianId),
      UpdateExpression: 'SET #to = :today',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':today': momentOf(now).day },
    }),
  );
}

/** A phone changes hands: somebody else of the owner signs in on it, and its token is theirs (threat 30). */
async function handOn({ client, table }: Simulation, from: Somebody, to: Somebody, now: number): Promise<void> {
  const phone = from.phones.find((candidate) => candidate.lostAt === undefined);
  if (!phone || from === to || from.ownerId !== to.ownerId) return;
  const tokenHash = phone.arn.slice(phone.arn.lastIndexOf('/') + 1);
  const person = { kind: 'guardian', id: to.guardianId } as const;
  const store = deviceStore(client, table);
  const device = { deviceId: newId(), platform: 'fcm', endpointArn: phone.arn, tokenHash } as const;
  const registeredAt = momentOf(now).instant;
  const bound = await store.bind(
    to.ownerId,
    person,
    { ...device, registeredAt },
    await store.holders(to.ownerId, tokenHash),
  );
  if (!bound) return;
  phone.lostAt = now;
  to.phones.push({ deviceId: device.deviceId, arn: phone.arn, gotAt: now });
}
