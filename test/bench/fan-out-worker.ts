import { noticeStore } from '../../functions/notices/store.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { newId } from '../../functions/shared/ids.ts';
import { dynamo } from '../../functions/shared/table/dynamo.ts';
import { seed } from '../support/records.ts';
import type { Tables } from '../support/table.ts';
import { type Costs, costsOf } from './fan-out-costs.ts';
import { takeOn } from './fan-out-doubts.ts';
import { type Batch, workOff } from './fan-out-work.ts';
import { family, openAllDay, type Told } from './fan-out-world.ts';

/** What the worker is asked to do: everything but the providers runs in it, as it does in Lambda. */
export type Burst = { readonly tables: Tables; readonly twins: Tables; readonly guardians: number };
/** What it answers; times are milliseconds from commit to the last mark of a batch of ten, sorted. */
export type Measured = {
  readonly costs: Costs;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Memory held at a tenth, a half and the whole of the way, in MB. */
  readonly megabytes: readonly number[];
  readonly big: readonly number[];
  /** Of the owner whose few notices came in the middle, and of such owners when nobody else sends. */
  readonly small: readonly number[];
  readonly alone: readonly number[];
  /** What stood in doubt when all was handed over, as channel and stage; the sweep's messages took it on. */
  readonly left: readonly string[];
  /**
   * Requests that were handed to the sender in the burst and when it was over: the providers must have taken as many.
   */
  readonly requests: number;
};

/** Families seeded at a time: the burst is larger than what one process should hold at once. */
const SLICE = 1500;
const SMALL = 60;
/** How often the small owner is measured alone, when everything is warm. */
const ALONE = 5;

const { handler } = await import('../../functions/notices/on-message.ts');
const client = dynamo();

process.on('message', async ({ tables, twins, guardians }: Burst) => {
  const costs = await costsOf(tables, twins);
  process.send?.({ ready: true });
  const measured = await burst(tables.main, guardians);
  process.send?.({ measured: { costs, ...measured } satisfies Measured });
  process.disconnect();
});

async function burst(table: string, guardians: number): Promise<Omit<Measured, 'costs'>> {
  const hand = handOver(table);
  const owners: string[] = [];
  const ownerIn = async () => {
    const owner = newId();
    owners.push(owner);
    return familiesOf(table, owner);
  };
  const families = await ownerIn();
  const other = await ownerIn();
  const slice = Math.min(SLICE, Math.ceil(guardians / 20));
  const marks = [0.1, 0.5, 1].map((share) => share * guardians);
  const sum = { milliseconds: 0, cpu: 0, requests: 0 };
  const [big, small, alone, megabytes]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let done = 0; done < guardians; ) {
    const told = await families(Math.min(slice, Math.ceil((guardians - done) / 2)));
    const isMiddle = done <= guardians / 2 && done + told.length > guardians / 2;
    const quiet = isMiddle ? await other(SMALL / 2) : [];
    const [before, cpu] = [performance.now(), process.cpuUsage()];
    const spent = await workOff(told, quiet, hand);
    // The whole burst was committed at its beginning: the slices before have been waited for, but not their seeding.
    big.push(...spent.burst.map((milliseconds) => sum.milliseconds + milliseconds));
    small.push(...spent.quiet);
    sum.milliseconds += performance.now() - before;
    const used = process.cpuUsage(cpu);
    sum.cpu += used.user + used.system;
    sum.requests += told.length + quiet.length;
    if (marks.some((mark) => done < mark && done + told.length >= mark)) megabytes.push(held());
    done += told.length;
  }
  for (let time = 0; time < ALONE; time++) {
    const few = await (await ownerIn())(SMALL / 2);
    alone.push(...(await workOff([], few, hand)).quiet);
    sum.requests += few.length;
  }
  const left = await takeOn({ store: noticeStore(client, table), handler }, owners);
  const [seconds, cpuSeconds] = [sum.milliseconds / 1000, sum.cpu / 1e6];
  const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
  const times = { big: sorted(big), small: sorted(small), alone: sorted(alone) };
  return { seconds, cpuSeconds, megabytes, left, requests: sum.requests, ...times };
}

/** A new owner, whose families are made as they are wanted: what one announcement tells their guardians. */
async function familiesOf(table: string, ownerId: string): Promise<(families: number) => Promise<readonly Told[]>> {
  const [schoolId, event] = [newId(), newId()];
  await seed(client, table, [openAllDay(ownerId)]);
  return async (count) => {
    const families = Array.from({ length: count }, () => family(ownerId, schoolId, event));
    await seed(
      client,
      table,
      families.flatMap(({ items }) => items),
    );
    return families.flatMap(({ told }) => told);
  };
}

/** The inbox first, then the sender, as a fact's consumer and the queue between them do it. */
function handOver(table: string): (batch: Batch) => Promise<void> {
  const store = inboxStore(client, table);
  return async (batch) => {
    await Promise.all(batch.map(({ item, request }) => store.put(request.ownerId, request.person, item)));
    const Records = batch.map(({ request }) => ({
      messageId: request.id,
      body: JSON.stringify(request),
      attributes: { ApproximateFirstReceiveTimestamp: String(Date.now()) },
    }));
    const { batchItemFailures } = await handler({ Records } as Parameters<typeof handler>[0]);
    if (batchItemFailures.length > 0)
      throw new Error(`${batchItemFailures.length} of ${batch.length} requests failed.`);
  };
}

function held(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}
