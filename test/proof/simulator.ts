import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { channelsLookup } from '../../functions/channels/lookup.ts';
import { hearProvider } from '../../functions/notices/hear-provider.ts';
import { readNotice } from '../../functions/notices/read-notice.ts';
import { noticeStore } from '../../functions/notices/store.ts';
import { sweepNotices } from '../../functions/notices/sweep-notices.ts';
import { tellPerson } from '../../functions/notices/tell-person.ts';
import { wakeNotice } from '../../functions/notices/wake-notice.ts';
import { inboxLookup } from '../../functions/notifications/lookup.ts';
import { rosterLookup } from '../../functions/roster/lookup.ts';
import { settingsLookup } from '../../functions/settings/lookup.ts';
import type { Dynamo } from '../../functions/shared/dynamo.ts';
import { newId } from '../../functions/shared/ids.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { SECRET, seed } from '../support/world.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Verdict, verdictOf, waysOf } from './oracle.ts';
import { type Somebody, somebody, type Telling, tellingOf } from './people.ts';
import { Crash, type Faults, liars } from './providers.ts';
import { type Run, timelineFrom } from './timeline.ts';

const START = Date.parse('2026-11-24T07:00:00Z');
const MINUTE = 60_000;

export type Simulation = {
  readonly client: Dynamo;
  /** Another client, whose every call dies now and then: `mortal` made it so. */
  readonly failing: Dynamo;
  readonly table: string;
  readonly seed: number;
  readonly tellings: number;
  readonly faults: Faults;
};
export type Outcome = Verdict & { readonly crashes: number; readonly texts: readonly string[] };

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
  const time = timelineFrom(START, chance);
  const tellings = await makeTellings(world, chance);
  const about = new Map(tellings.flatMap((telling) => waysOf(telling).map(({ id }) => [id, telling.who] as const)));
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
  // What is handed over in the minute of the revocation was read before it: no sender can call that back.
  const entitled = (id: string) => (about.get(id)?.revokedAt ?? Number.POSITIVE_INFINITY) >= time.now();
  const providers = liars({
    chance,
    entitled,
    faults: world.faults,
    now: time.now,
    later: (delay, event) => again(() => sender.hear(event, momentOf(time.now())), delay),
  });
  const sender = senderOf(world, providers);
  const owners = [...new Set(tellings.map(({ who }) => who.ownerId))];
  const sweep = sweepNotices({
    ownerIds: owners,
    store: sender.store,
    send: async (wakes) => {
      for (const one of wakes) again(() => sender.wake(one, momentOf(time.now())));
    },
  });

  for (const { who, toTell } of tellings) {
    const first = chance.below(60 * MINUTE);
    for (let copies = 1 + chance.below(6); copies > 0; copies--) {
      again(() => sender.tell(toTell, momentOf(time.now())), first + chance.below(10 * MINUTE));
    }
    if (chance.happens(0.03)) time.later(chance.below(90 * MINUTE), () => revoke(world, who, time.now()));
  }
  // Two days: e-mails that stand in for silent pushes leave after twelve hours, and wait for the morning's window.
  for (let minute = 0; minute < 48 * 60; minute++) {
    // After the first hours the sweep comes twice an hour: it finds the same, only later.
    if (minute < 180 || minute % 30 === 0) again(() => sweep(momentOf(time.now()).instant));
    await time.pass();
  }
  const texts = new Set(
    providers.taken.map(({ bytes, noticeId }) =>
      bytes.replaceAll(noticeId, 'ID').replaceAll(noticeId.slice(0, 32), 'ID'),
    ),
  );
  return { ...verdictOf(tellings, providers.taken, providers.dead), crashes, texts: [...texts] };
}

/** The sender as its entry wires it, over a client that dies. */
function senderOf({ failing, table }: Simulation, { sendEmail, sendPush }: ReturnType<typeof liars>) {
  const store = noticeStore(failing, table);
  const read = readNotice({
    lookup: rosterLookup(failing, table, async () => SECRET),
    channels: channelsLookup(failing, table),
    inbox: inboxLookup(failing, table),
    settings: settingsLookup(failing, table),
  });
  const deps = { store, read, sendEmail, sendPush, portal: 'https://skolebro.example' };
  return { store, tell: tellPerson(deps), wake: wakeNotice(deps), hear: hearProvider({ store }) };
}

async function makeTellings(world: Simulation, chance: Chance): Promise<readonly Telling[]> {
  const owners = [newId(), newId(), newId()] as const;
  const school = newId();
  const people = Array.from({ length: Math.ceil(world.tellings / 4) }, () =>
    somebody(chance.pick(owners), school, chance),
  );
  await seed(
    world.client,
    world.table,
    people.flatMap(({ items }) => items),
  );
  const tellings = Array.from({ length: world.tellings }, (_one, index) => {
    const made = people[index % people.length];
    if (!made) throw new Error('Nobody to tell.');
    return tellingOf(made.who, chance.happens(0.2), new Date(START).toISOString());
  });
  // What the inbox writes before it hands a telling on: nobody has read it.
  const inbox = tellings.map(({ who, toTell }) => ({
    pk: `${who.ownerId}#GUARDIAN#${who.guardianId}`,
    sk: `INBOX#${toTell.itemId}`,
  }));
  await seed(world.client, world.table, inbox);
  return tellings;
}

/** The right ends: the relation gets an end, and the oracle learns of it at the same moment. */
async function revoke({ client, table }: Simulation, who: Somebody, now: number): Promise<void> {
  who.revokedAt = now;
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `${who.ownerId}#PUPIL#${who.pupilId}`, sk: `FACTS#GUARDIAN#${who.guardianId}` },
      UpdateExpression: 'SET #to = :today',
      ExpressionAttributeNames: { '#to': 'to' },
      ExpressionAttributeValues: { ':today': momentOf(now).day },
    }),
  );
}
