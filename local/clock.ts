import { Cron } from 'croner';
import type { Invoke } from './invoke.ts';
import { jsonFile } from './state.ts';
import type { Deployed } from './template.ts';

/** A clock that can be set forward. Events carry its time, the only time that functions use. */
export type Clock = {
  readonly now: () => number;
  /** Sets the clock forward to an instant (milliseconds) and runs the schedules that fell due in between, in order. */
  readonly forwardTo: (to: number) => Promise<readonly string[]>;
  /** Stops the clock; a present run continues to its end. */
  readonly stop: () => Promise<void>;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** The longest jump, since every due schedule runs: a longer jump would take too long. */
const MOST_FORWARD = 2 * 366 * DAY;
/**
 * On a jump, a schedule that runs every few minutes runs for the last hour only: nobody waits for thousands of runs.
 */
const FREQUENT_REACH = 60 * MINUTE;

/** The minute clock: runs deployed schedules by the clocks of their time zone. The offset survives a restart. */
export function startClock(
  folder: string,
  schedules: Deployed['schedules'],
  invoke: Invoke,
  report: (line: string) => void,
): Clock {
  const saved = jsonFile(folder, 'clock.json', () => ({ offset: 0 }));
  let offset = 0;
  const showAt = (value: number): void => {
    offset = value;
    // Functions that take up work later than its event run in this process, and ask there.
    process.env.SKOLEBRO_CLOCK_OFFSET = String(offset);
  };
  showAt(saved.read().offset);
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
    for (const { schedule, at } of due) {
      // The work that a run starts must see the time of the run, also during a jump.
      showAt(Math.max(offset, at - Date.now()));
      await run(schedule, at);
    }
    return due.map(({ schedule, at }) => `${new Date(at).toISOString()} ${schedule.id}`);
  };

  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = busy.then(work);
    busy = turn.catch(() => {});
    return turn;
  };
  const tick = setInterval(() => {
    // `run` reports a schedule that fails.
    inTurn(() => catchUp(now())).catch((error: unknown) => report(String(error)));
  }, 1000);
  tick.unref();

  return {
    now,
    async stop() {
      clearInterval(tick);
      await busy;
      delete process.env.SKOLEBRO_CLOCK_OFFSET;
    },
    forwardTo: (to) =>
      inTurn(async () => {
        if (to < now()) throw new RangeError('The clock goes forward only: what has happened has happened.');
        if (to > now() + MOST_FORWARD) throw new RangeError('The clock goes at most two years forward at a time.');
        const ran = await catchUp(to);
        showAt(Math.max(offset, to - Date.now()));
        saved.write({ offset });
        return ran;
      }),
  };
}

/** The time of the system with this state, for scripts beside it, with `--today` and all jumps. */
export const clockOf = (folder: string): number =>
  Date.now() + jsonFile(folder, 'clock.json', () => ({ offset: 0 })).read().offset;

/** The times at which a schedule fell due in `(after, until]`. */
function timesBetween(schedule: Deployed['schedules'][number], after: number, until: number): number[] {
  const cron = new Cron(cronOf(schedule.expression), { timezone: schedule.timeZone });
  const gap =
    (cron.nextRuns(2, new Date(after))[1]?.getTime() ?? 0) - (cron.nextRuns(1, new Date(after))[0]?.getTime() ?? 0);
  const from = gap < DAY / 2 ? Math.max(after, until - FREQUENT_REACH) : after;
  const times: number[] = [];
  for (let next = cron.nextRun(new Date(from)); next && next.getTime() <= until; next = cron.nextRun(next)) {
    if (!isShifted(schedule, next)) times.push(next.getTime());
  }
  return times;
}

/**
 * True for a run whose time of day does not exist that night: EventBridge Scheduler skips it, but our library runs it
 * when the gap ends. (A time that occurs twice runs once.)
 */
function isShifted({ expression, timeZone }: Deployed['schedules'][number], at: Date): boolean {
  const [minute, hour] = cronOf(expression).split(' ').map(Number);
  if (minute === undefined || hour === undefined || Number.isNaN(minute + hour)) return false;
  const [shownHour, shownMinute] = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone })
    .format(at)
    .split(':')
    .map(Number);
  return shownHour !== hour || shownMinute !== minute;
}

/** EventBridge's `cron(minute hour day month weekday year)` or `rate(1 minute)` → the usual five fields of cron. */
function cronOf(expression: string): string {
  if (expression === 'rate(1 minute)') return '* * * * *';
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.split(' ');
  if (fields?.length !== 6 || fields[5] !== '*') {
    throw new Error(`The local clock does not know the schedule "${expression}"; teach it in local/clock.ts`);
  }
  return fields
    .slice(0, 5)
    .map((field) => (field === '?' ? '*' : field))
    .join(' ');
}
