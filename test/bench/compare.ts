import type { HttpEvent, HttpResult } from '../../functions/shared/http/entry.ts';
import type { Dynamo } from '../../functions/shared/table/dynamo.ts';
import type { Tables } from '../support/table.ts';
import { type Call, callsTo, recordCalls, sendBare } from './bare-calls.ts';
import { printTable } from './print-table.ts';

/** Requests of one kind. Each must answer with `status`; the first fifth of them warms up and is not counted. */
export type Load = {
  readonly name: string;
  readonly status: number;
  readonly events: readonly HttpEvent[];
  /** Sequential trips that a request may take. */
  readonly mostTrips: number;
  /** What happens before, on both sides. */
  readonly before?: readonly HttpEvent[];
};

/** The system under measurement, and twin tables with the same contents for the bare calls. */
export type Twins = {
  readonly answer: (event: HttpEvent) => Promise<HttpResult>;
  readonly client: Dynamo;
  readonly tables: Tables;
  readonly bareClient: Dynamo;
  readonly bareTables: Tables;
};

type Compared = {
  readonly name: string;
  readonly calls: number;
  readonly trips: number;
  readonly atOnce: number;
  readonly perSecond: number;
  readonly bare: number;
};

/** Both sides take turns, so that what else the machine does falls on both. The first turn warms up. */
const TURNS = 5;
const AT_ONCE = [1, 8];

/**
 * Prints requests per second through handler and rules beside those of the very same database calls made bare, in
 * this run, on this machine: the ratio is what our code costs. One after the other, and eight at once. Returns the
 * loads that take more trips than they may.
 */
export async function compareToBare(title: string, twins: Twins, loads: readonly Load[]): Promise<readonly string[]> {
  const sides = sidesOf(twins);
  const rows: Compared[] = [];
  for (const load of loads) {
    for (const event of load.before ?? []) await sides.bare(sides.twin(await sides.own(event)));
    const share = Math.floor(load.events.length / AT_ONCE.length);
    for (const [index, atOnce] of AT_ONCE.entries()) {
      rows.push(await compared(sides, load, load.events.slice(index * share, (index + 1) * share), atOnce));
    }
  }
  printTable(
    title,
    [
      { title: 'request', of: (row) => row.name },
      { title: 'calls', of: (row) => row.calls },
      { title: 'trips', of: (row) => row.trips },
      { title: 'at once', of: (row) => row.atOnce },
      { title: 'requests/s', of: (row) => row.perSecond.toFixed(0) },
      { title: 'bare calls, requests/s', of: (row) => row.bare.toFixed(0) },
      { title: 'time, ratio to bare', of: (row) => (row.bare / row.perSecond).toFixed(2) },
    ],
    rows,
  );
  return loads.flatMap(({ name, mostTrips }) => {
    const most = Math.max(...rows.filter((row) => row.name === name).map((row) => row.trips));
    return most > mostTrips ? [`${name} takes ${most} trips, over ${mostTrips}`] : [];
  });
}

type Sides = ReturnType<typeof sidesOf>;

/** A request through our code, giving the calls it made; and such calls alone, at the twin tables. */
function sidesOf(twins: Twins) {
  const record = recordCalls(twins.client);
  return {
    own: (event: HttpEvent, status?: number): Promise<readonly Call[]> =>
      record(async () => {
        const { statusCode, body } = await twins.answer(event);
        if (status !== undefined && statusCode !== status)
          throw new Error(`${event.routeKey} answered ${statusCode}, not ${status}: ${body}`);
      }),
    twin: (calls: readonly Call[]) => callsTo(calls, twins.tables, twins.bareTables),
    bare: (calls: readonly Call[]) => sendBare(twins.bareClient, calls),
  };
}

async function compared(sides: Sides, load: Load, events: readonly HttpEvent[], atOnce: number): Promise<Compared> {
  const turn = Math.floor(events.length / TURNS);
  const spent = { own: 0, bare: 0 };
  let last: readonly Call[] = [];
  for (let at = 0; at < TURNS; at++) {
    const made: (readonly Call[])[] = [];
    const own = await timed(events.slice(at * turn, (at + 1) * turn), atOnce, async (event) => {
      made.push(await sides.own(event, load.status));
    });
    const bare = await timed(made.map(sides.twin), atOnce, sides.bare);
    if (at > 0) spent.own += own;
    if (at > 0) spent.bare += bare;
    last = made.at(-1) ?? [];
  }
  const counted = turn * (TURNS - 1) * 1000;
  const trips = Math.max(0, ...last.map((call) => call.depth));
  return {
    name: load.name,
    calls: last.length,
    trips,
    atOnce,
    perSecond: counted / spent.own,
    bare: counted / spent.bare,
  };
}

/** Milliseconds for all things, so many at once. */
export async function timed<Thing>(things: readonly Thing[], atOnce: number, work: (thing: Thing) => Promise<void>) {
  const waiting = [...things];
  const worker = async () => {
    for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - began;
}
