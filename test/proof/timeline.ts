import type { Chance } from './chance.ts';

const MINUTE = 60_000;
/** Tasks side by side: as many as their database answers interleave. */
const AT_ONCE = 40;

export type Run = () => Promise<unknown>;

/** Virtual time, minute by minute: what falls into a minute runs in it, in any order, many at once. */
export function timelineFrom(start: number, chance: Chance) {
  const minutes = new Map<number, Run[]>();
  let minute = 0;
  let waiting = 0;
  return {
    now: (): number => start + minute * MINUTE,
    /** How many tasks are still to come. */
    waiting: (): number => waiting,
    /** Runs something so many milliseconds from now. */
    later(delay: number, run: Run): void {
      const at = minute + Math.floor(delay / MINUTE);
      const others = minutes.get(at);
      if (others) others.push(run);
      else minutes.set(at, [run]);
      waiting += 1;
    },
    /** Lives through the present minute, with all that its tasks put into it, and moves on. */
    async pass(): Promise<void> {
      for (let due = minutes.get(minute) ?? []; due.length > 0; due = minutes.get(minute) ?? []) {
        minutes.set(minute, []);
        waiting -= due.length;
        const order = chance.shuffled(due);
        for (let at = 0; at < order.length; at += AT_ONCE) {
          await Promise.all(order.slice(at, at + AT_ONCE).map((run) => run()));
        }
      }
      minutes.delete(minute);
      minute += 1;
    },
  };
}
