import { availableParallelism, loadavg } from 'node:os';
import { SHARDS } from '../../functions/notices/store.ts';
import { PER_SHARD } from '../../functions/notices/sweep-notices.ts';
import type { Measured } from './fan-out-worker.ts';
import { printTable } from './print-table.ts';

/** What providers took in the burst. */
export type Taken = { readonly email: number; readonly push: number };

/** Three sequential trips a notice (decision 017). */
const MOST_TRIPS = 3;
/** Memory at the end beside memory at a tenth of the way. */
const MOST_GROWTH = 1.3;

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
/** `2 email unknown, 1 push claimed`, or none. */
const countsOf = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => `${words.filter((text) => text === word).length} ${word}`).join(', ') || 'none';
const growthOf = ({ megabytes }: Measured): number => (megabytes.at(-1) ?? 0) / (megabytes[0] ?? 0);

/** Prints what was measured: pace, waiting, memory, and what the database is asked. */
export function printMeasured(guardians: number, measured: Measured, taken: Taken): void {
  const { costs, seconds, cpuSeconds, big, small, alone, megabytes, left } = measured;
  const waits = (sorted: readonly number[], unit: 's' | 'ms') =>
    [0.5, 0.99].map((share) => `${(at(sorted, share) / (unit === 's' ? 1000 : 1)).toFixed(0)} ${unit}`).join(', ');
  printTable(
    `One announcement to ${guardians} guardians: inbox, plan, claim, hand-over, mark`,
    [
      { title: 'what', of: (row: readonly [string, string]) => row[0] },
      { title: 'measured', of: (row) => row[1] },
    ],
    [
      ['handed over, with the small owners’', `${taken.email} e-mails, ${taken.push} pushes`],
      ['  of these left in doubt at first, taken on by the sweep', countsOf(left)],
      ['cores, load of the machine in the last minute', `${availableParallelism()}, ${loadavg()[0]?.toFixed(1)}`],
      ['guardians told a second', (guardians / seconds).toFixed(0)],
      ['guardians told a second of the sender’s processor', (guardians / cpuSeconds).toFixed(0)],
      ['time beside the same database calls made bare, ratio', costs.ratio.toFixed(2)],
      ['from commit to hand-over, p50 and p99', waits(big, 's')],
      ['  of a small owner in the middle of it', waits(small, 'ms')],
      ['  of a small owner alone', waits(alone, 'ms')],
      ['  p99 in the middle beside alone, ratio', (at(small, 0.99) / at(alone, 0.99)).toFixed(2)],
      ['memory at 10, 50 and 100 %', megabytes.map((size) => `${size.toFixed(0)} MB`).join(', ')],
      ['  end beside beginning, ratio', growthOf(measured).toFixed(2)],
    ],
  );
  printTable(
    'What notifying one guardian asks of the database (units with the inbox item)',
    [
      { title: 'guardian with', of: ([name]: readonly [string, Measured['costs']['address']]) => name },
      { title: 'calls', of: ([, cost]) => cost.calls },
      { title: 'sequential trips', of: ([, cost]) => cost.trips },
      { title: 'read units', of: ([, cost]) => cost.read },
      { title: 'write units', of: ([, cost]) => cost.write },
    ],
    [
      ['an address', costs.address],
      ['an address and a phone, its first push of the day', costs.phone],
    ],
  );
}

/**
 * What the account may do decides, not the sender: the arithmetic for what is usual. Half have a phone, and an e-mail
 * only if they do not look.
 */
export function printQuotas(guardians: number): void {
  const woken = SHARDS.length * PER_SHARD;
  const minutes = (count: number, perSecond: number) => `${(count / perSecond / 60).toFixed(0)} min`;
  printTable(
    `What the quota of SES makes of ${guardians} guardians`,
    [
      { title: 'e-mails a second', of: (row: { readonly perSecond: number }) => row.perSecond },
      { title: 'the half without a phone', of: ({ perSecond }) => minutes(guardians / 2, perSecond) },
      { title: 'everybody', of: ({ perSecond }) => minutes(guardians, perSecond) },
      { title: 'days at 50,000 a day', of: () => Math.ceil(guardians / 50_000) },
      // Who got no turn or was throttled, whose digest came due or push was not opened, comes back through the sweep.
      {
        title: 'everybody, woken by the sweep',
        of: ({ perSecond }) => minutes(guardians, Math.min(perSecond, woken / 60)),
      },
    ],
    [14, 50, 100, 500].map((perSecond) => ({ perSecond })),
  );
  printTable(
    `What a quota of SNS makes of ${guardians} pushes (the account's own is in Service Quotas)`,
    [
      { title: 'pushes a second', of: (row: { readonly perSecond: number }) => row.perSecond },
      { title: 'all', of: ({ perSecond }) => `${Math.ceil(guardians / perSecond)} s` },
      { title: 'all, woken by the sweep', of: ({ perSecond }) => minutes(guardians, Math.min(perSecond, woken / 60)) },
    ],
    [300, 3000].map((perSecond) => ({ perSecond })),
  );
  const pace = (woken / 60).toFixed(1);
  console.log(`\n  The sweep wakes at most ${woken} notices of an owner a minute: ${pace} a second.`);
}

/** What is over a budget, or was lost or doubled on its way. */
export function faultsOf(measured: Measured, taken: Taken): readonly string[] {
  const { costs, megabytes, requests } = measured;
  const trips = Math.max(costs.address.trips, costs.phone.trips);
  const [first = 0, , last = 0] = megabytes;
  return [
    ...(trips > MOST_TRIPS ? [`a notice takes ${trips} sequential trips, over ${MOST_TRIPS}`] : []),
    ...(growthOf(measured) <= MOST_GROWTH
      ? []
      : [`memory grew from ${first.toFixed(0)} to ${last.toFixed(0)} MB, over ${MOST_GROWTH} times`]),
    ...(taken.email === requests / 2 && taken.push === requests / 2
      ? []
      : [`${requests} requests became ${taken.email} e-mails and ${taken.push} pushes, not a half of each`]),
  ];
}
