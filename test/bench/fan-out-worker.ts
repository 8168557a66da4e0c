import { senderOver } from '../../functions/notices/sender.ts';
import { tellPerson } from '../../functions/notices/tell-person.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { dynamo } from '../../functions/shared/dynamo.ts';
import { newId } from '../../functions/shared/ids.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { countTrips } from '../support/trips.ts';
import { seed } from '../support/world.ts';
import { family, openAllDay, type Told } from './fan-out-world.ts';

/** What the worker is asked to do, and what it answers: everything but the providers runs in it, as it does in Lambda. */
export type Burst = { readonly table: string; readonly guardians: number };
export type BurstSum = {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Memory held at a tenth, a half and the whole of the way, in MB. */
  readonly megabytes: readonly number[];
  /** Milliseconds from receipt to the last mark of a batch of ten, sorted. */
  readonly batches: readonly number[];
  /** The same for the owner whose few notices came in the middle. */
  readonly small: readonly number[];
};
/** The cost of one telling by itself. */
export type TellingCost = {
  readonly trips: number;
  readonly calls: number;
  readonly read: number;
  readonly write: number;
};

/** Lambda's own batch size and the queue's concurrency, as deployed (lib/parts/work-queue.ts). */
const BATCH = 10;
const AT_ONCE = 20;
/** Families seeded at a time: the burst is larger than what one process should hold at once. */
const SLICE = 2000;
const SMALL = 60;

const { handler } = await import('../../functions/notices/on-message.ts');
const client = dynamo();

process.on('message', async ({ table, guardians }: Burst) => {
  const store = inboxStore(client, table);
  process.send?.({ cost: await costOfOne(table) });
  const big = { ownerId: newId(), schoolId: newId(), event: newId() };
  const other = { ownerId: newId(), schoolId: newId(), event: newId() };
  await seed(client, table, [openAllDay(big.ownerId), openAllDay(other.ownerId)]);
  const sum = { milliseconds: 0, cpu: 0, batches: [] as number[], small: [] as number[], megabytes: [] as number[] };
  const marks = [0.1, 0.5, 1].map((share) => share * guardians);
  for (let done = 0; done < guardians; ) {
    const count = Math.min(SLICE, (guardians - done) / 2);
    const families = Array.from({ length: Math.ceil(count) }, () => family(big.ownerId, big.schoolId, big.event));
    const inTheMiddle = done <= guardians / 2 && done + 2 * count > guardians / 2;
    const few = inTheMiddle
      ? Array.from({ length: SMALL / 2 }, () => family(other.ownerId, other.schoolId, other.event))
      : [];
    await seed(
      client,
      table,
      [...families, ...few].flatMap(({ items }) => items),
    );
    const told = families.flatMap((one) => one.told);
    const between = few.flatMap((one) => one.told);
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    await work([...told.slice(0, told.length / 2), ...between, ...told.slice(told.length / 2)], async (batch) => {
      const at = performance.now();
      await hand(store, batch);
      const spent = performance.now() - at;
      (batch[0]?.toTell.ownerId === other.ownerId ? sum.small : sum.batches).push(spent);
    });
    sum.milliseconds += performance.now() - began;
    const used = process.cpuUsage(cpu);
    sum.cpu += used.user + used.system;
    const before = done;
    done += told.length;
    if (marks.some((mark) => before < mark && done >= mark)) sum.megabytes.push(held());
  }
  const burst: BurstSum = {
    seconds: sum.milliseconds / 1000,
    cpuSeconds: sum.cpu / 1e6,
    megabytes: sum.megabytes,
    batches: sum.batches.sort((a, b) => a - b),
    small: sum.small.sort((a, b) => a - b),
  };
  process.send?.({ burst });
  process.disconnect();
});

/** The inbox first, then the sender, as a fact's consumer and the queue between them do it. */
async function hand(store: ReturnType<typeof inboxStore>, batch: readonly Told[]): Promise<void> {
  await Promise.all(batch.map(({ item, toTell }) => store.put(toTell.ownerId, toTell.person, item)));
  const Records = batch.map(({ toTell }) => ({
    messageId: toTell.id,
    body: JSON.stringify(toTell),
    attributes: { ApproximateFirstReceiveTimestamp: String(Date.now()) },
  }));
  const { batchItemFailures } = await handler({ Records } as Parameters<typeof handler>[0]);
  if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} of ${batch.length} tellings failed.`);
}

async function work(told: readonly Told[], one: (batch: readonly Told[]) => Promise<void>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(told.length / BATCH) }, (_one, at) =>
    told.slice(at * BATCH, (at + 1) * BATCH),
  );
  const worker = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) await one(batch);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

function held(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

/** What one telling asks of the database, through a client that counts. */
async function costOfOne(table: string): Promise<TellingCost> {
  const counted = dynamo();
  const trips = countTrips(counted);
  const outside = {
    sendEmail: async () => ({ outcome: 'sent', messageId: 'm' }) as const,
    sendPush: async () => ({ outcome: 'sent', messageId: 'm' }) as const,
    turn: async () => 0,
    portal: 'https://skolebro.example',
  };
  const deps = senderOver(counted, table, outside, async () => '');
  const ownerId = newId();
  const { told, items } = family(ownerId, newId(), newId());
  await seed(client, table, [...items, openAllDay(ownerId)]);
  trips.take();
  await tellPerson(deps)(told[0].toTell, momentOf(Date.now()));
  const { calls, reads, transactions, readUnits, writeUnits } = trips.take();
  return { trips: reads + transactions, calls, read: readUnits, write: writeUnits };
}
