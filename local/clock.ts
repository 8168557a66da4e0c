import { Cron } from 'croner';
import type { Invoke } from './invoke.ts';
import { jsonFile } from './state.ts';
import type { Deployed } from './template.ts';

/** A clock that can be set forward. Events carry its time; nothing else in the functions tells the time. */
export type Clock = {
  readonly now: () => number;
  /** Sets the clock forward to an instant (milliseconds) and runs what fell due on the way, in order. */
  readonly forwardTo: (to: number) => Promise<readonly string[]>;
  readonly stop: () => void;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** On a jump, a schedule that runs every few minutes runs for the last hour only: nobody waits for thousands of runs. */
const FREQUENT_REACH = 60 * MINUTE;

/** The minute clock: runs deployed schedules by the clocks of their time zone. The offset survives a restart. */
export function startClock(
  folder: string,
  schedules: Deployed['schedules'],
  invoke: Invoke,
  report: (line: string) => void,
): Clock {
  const saved = jsonFile(folder, 'clock.json', () => ({ offset: 0 }));
  let { offset } = saved.read();
  const now = () => Date.now() + offset;
  let ranUntil = now();

  const run = async (schedule: Deployed['schedules'][number], at: number): Promise<void> => {
    const time = new Date(at).toISOString();
    const input: unknown = JSON.parse(schedule.input.replaceAll('<aws.scheduler.scheduled-time>', time));
    try {
      await invoke(schedule.function, input);
    } catch (error) {
      report(`The schedule ${schedule.id} failed at ${time}: ${String(error)}`);
    }
  };

  const catchUp = async (until: number): Promise<readonly string[]> => {
    const due = schedules
      .flatMap((schedule) => timesBetween(schedule, ranUntil, until).map((at) => ({ schedule, at })))
      .sort((a, b) => a.at - b.at);
    ranUntil = until;
    for (const { schedule, at } of due) await run(schedule, at);
    return due.map(({ schedule, at }) => `${new Date(at).toISOString()} ${schedule.id}`);
  };

  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = busy.then(work);
    busy = turn.catch(() => {});
    return turn;
  };
  const tick = setInterval(() => void inTurn(() => catchUp(now())), 1000);
  tick.unref();

  return {
    now,
    stop: () => clearInterval(tick),
    forwardTo: (to) =>
      inTurn(async () => {
        if (to < now()) throw new RangeError('The clock goes forward only: what has happened has happened.');
        const ran = await catchUp(to);
        offset += to - now();
        saved.write({ offset });
        return ran;
      }),
  };
}

/** When a schedule fell due in `(after, until]`. */
function timesBetween(schedule: Deployed['schedules'][number], after: number, until: number): number[] {
  const cron = new Cron(cronOf(schedule.expression), { timezone: schedule.timeZone });
  const gap =
    (cron.nextRuns(2, new Date(after))[1]?.getTime() ?? 0) - (cron.nextRuns(1, new Date(after))[0]?.getTime() ?? 0);
  const from = gap < DAY / 2 ? Math.max(after, until - FREQUENT_REACH) : after;
  const times: number[] = [];
  for (let next = cron.nextRun(new Date(from)); next && next.getTime() <= until; next = cron.nextRun(next)) {
    times.push(next.getTime());
  }
  return times;
}

/** EventBridge's `cron(minute hour day month weekday year)` → the five fields everybody else knows. */
function cronOf(expression: string): string {
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ');
  if (fields?.length !== 6 || fields[5] !== '*') {
    throw new Error(`The local clock does not know the schedule "${expression}"; teach it in local/clock.ts`);
  }
  return fields
    .slice(0, 5)
    .map((field) => (field === '?' ? '*' : field))
    .join(' ');
}
