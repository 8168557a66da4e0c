import { createNotices } from '../../functions/notices/create-notices.ts';
import { rateLimiter } from '../../functions/notices/rate-limit.ts';
import { senderOver } from '../../functions/notices/sender.ts';
import { emailSender, sesClient } from '../../functions/notices/ses.ts';
import { pushSender, snsClient } from '../../functions/notices/sns.ts';
import { inboxStore } from '../../functions/notifications/store.ts';
import { newId } from '../../functions/shared/ids.ts';
import { type Dynamo, dynamo } from '../../functions/shared/table/dynamo.ts';
import { momentOf } from '../../functions/shared/time.ts';
import { seed } from '../support/records.ts';
import type { Tables } from '../support/table.ts';
import { countTrips } from '../support/trips.ts';
import { type Call, callsTo, recordCalls, sendBare } from './bare-calls.ts';
import { timed } from './compare.ts';
import { family, openAllDay, type Told } from './fan-out-world.ts';

/** What one notice request asks of the database by itself; the units hold its inbox item too. */
export type Cost = {
  readonly trips: number;
  readonly calls: number;
  readonly read: number;
  readonly write: number;
};
/** By what the guardian has, and requests beside their very own database calls made bare: time, as a ratio. */
export type Costs = { readonly address: Cost; readonly phone: Cost; readonly ratio: number };

/** Families of one turn; the first turn warms up. */
const FAMILIES = 50;
const TURNS = 5;
const AT_ONCE = 8;

/** The costs of notice requests, through clients of the real providers' SDKs and one of the database that counts. */
export async function costsOf(tables: Tables, twins: Tables): Promise<Costs> {
  const plain = dynamo();
  const ownerId = newId();
  const families = Array.from({ length: FAMILIES * TURNS + 1 }, () => family(ownerId, newId(), newId()));
  const items = [openAllDay(ownerId), ...families.flatMap((home) => home.items)];
  for (const { main } of [tables, twins]) await seed(plain, main, items);
  const [first, ...rest] = families;
  const [address, phone] = first?.told ?? [];
  if (!address || !phone) throw new Error('No family to count.');
  return {
    address: await costOf(tables.main, address),
    phone: await costOf(tables.main, phone),
    ratio: await ratioOf(
      rest.flatMap(({ told }) => told),
      tables,
      twins,
    ),
  };
}

/** The inbox item and the request, as the deployed sender is wired. */
function tellerOver(client: Dynamo, table: string) {
  const outside = {
    sendEmail: emailSender(sesClient(), 'ikke-svar@skolebro.example', 'mail'),
    sendPush: pushSender(snsClient()),
    turn: rateLimiter(1e6),
    portal: 'https://skolebro.example',
  };
  const tell = createNotices(senderOver(client, table, outside));
  const { put } = inboxStore(client, table);
  return {
    write: ({ item, request }: Told) => put(request.ownerId, request.person, item),
    tell: ({ request }: Told) => tell(request, momentOf(Date.now())),
  };
}

async function costOf(table: string, told: Told): Promise<Cost> {
  const counted = dynamo();
  const trips = countTrips(counted);
  const { write, tell } = tellerOver(counted, table);
  await write(told);
  const item = trips.take();
  await tell(told);
  const { calls, reads, transactions, readUnits, writeUnits } = trips.take();
  return { trips: reads + transactions, calls, read: readUnits, write: item.writeUnits + writeUnits };
}

/** Both sides take turns, so that what else the machine does falls on both. */
async function ratioOf(told: readonly Told[], tables: Tables, twins: Tables): Promise<number> {
  const own = dynamo();
  const bare = dynamo();
  const record = recordCalls(own);
  const { write, tell } = tellerOver(own, tables.main);
  const spent = { own: 0, bare: 0 };
  const turn = told.length / TURNS;
  for (let at = 0; at < TURNS; at++) {
    const made: (readonly Call[])[] = [];
    const mine = await timed(told.slice(at * turn, (at + 1) * turn), AT_ONCE, async (notified) => {
      const work = async () => {
        await write(notified);
        await tell(notified);
      };
      made.push(await record(work));
    });
    const again = made.map((calls) => callsTo(calls, tables, twins));
    const theirs = await timed(again, AT_ONCE, (calls) => sendBare(bare, calls));
    if (at > 0) spent.own += mine;
    if (at > 0) spent.bare += theirs;
  }
  return spent.own / spent.bare;
}
