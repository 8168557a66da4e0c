import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { timeOfWork } from '../../functions/shared/jobs/time-of-work.ts';
import { type Clock, clockOf, startClock } from '../../local/clock.ts';

type Schedule = Parameters<typeof startClock>[1][number];

const daily = (id: string, minute: number, hour: number): Schedule => ({
  id,
  expression: `cron(${minute} ${hour} * * ? *)`,
  timeZone: 'Europe/Oslo',
  function: id,
  input: '{"time":"<aws.scheduler.scheduled-time>"}',
});
const EVERY_MINUTE: Schedule = { ...daily('minute', 0, 0), expression: 'cron(* * * * ? *)' };

let folder: string;
let running: Clock | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolebro-clock-'));
});
afterEach(async () => {
  await running?.stop();
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

/** A clock that shows `now`, and what it ran: the function with the time it was given. */
function clockAt(now: string, schedules: readonly Schedule[], fails: readonly string[] = []) {
  vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date', 'setInterval', 'clearInterval'] });
  const ran: string[] = [];
  const told: string[] = [];
  const invoke = async (id: string, event: unknown) => {
    const { time } = event as { time: string };
    ran.push(`${id} ${time}`);
    if (fails.includes(id)) throw new Error('out of order');
  };
  const clock = startClock(folder, schedules, invoke, (line) => told.push(line));
  running = clock;
  return { clock, ran, told, to: (time: string) => clock.forwardTo(Date.parse(time)) };
}

describe('the clock', () => {
  it('the clock of a state that began on an earlier day is the time of work that has waited, until it stops', async () => {
    const saved = { offset: Date.parse('2026-11-29T06:00:00Z') - Date.parse('2026-12-05T22:00:00Z') };
    writeFileSync(join(folder, 'clock.json'), JSON.stringify(saved));
    const { clock, to } = clockAt('2026-12-05T22:00:00Z', []);
    const taken = () => timeOfWork(Date.parse('2026-11-29T05:00:00Z')).instant;
    expect(taken()).toBe('2026-11-29T06:00:00.000Z');
    await to('2026-11-30T08:00:00Z');
    expect(taken()).toBe('2026-11-30T08:00:00.000Z');
    await clock.stop();
    expect(taken()).toBe('2026-12-05T22:00:00.000Z');
    expect(timeOfWork(Date.parse('2027-01-01T08:00:00Z')).instant).toBe('2027-01-01T08:00:00.000Z');
  });

  it('the clock goes forward only, and says so; a jump that nobody would see the end of is refused', async () => {
    const { clock, to } = clockAt('2026-11-24T10:00:00Z', []);
    await to('2026-11-24T12:00:00Z');
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-24T12:00:00.000Z');
    await expect(to('2026-11-24T11:59:59Z')).rejects.toThrow(/forward only/);
    await expect(to('2036-01-01T00:00:00Z')).rejects.toThrow(/two years/);
    expect(new Date(clock.now()).toISOString()).toBe('2026-11-24T12:00:00.000Z');
  });

  it('the clock runs every minute of the hour that comes twice in autumn, each once, when it runs at a rate', async () => {
    const rate: Schedule = { ...EVERY_MINUTE, expression: 'rate(1 minute)', timeZone: 'Etc/UTC' };
    const { ran, to } = clockAt('2027-10-31T00:30:00Z', [rate]);
    await to('2027-10-31T01:30:00Z');
    const minutes = Array.from({ length: 60 }, (_none, index) => Date.parse('2027-10-31T00:31:00Z') + index * 60_000);
    expect(ran).toEqual(minutes.map((at) => `minute ${new Date(at).toISOString()}`));
  });

  it('the clock runs what fell due in order, once each, with the time each was meant for', async () => {
    const { ran, to } = clockAt('2026-11-24T10:00:00Z', [daily('night', 0, 2), daily('morning', 30, 6)]);
    await to('2026-11-26T05:30:00Z');
    expect(ran).toEqual([
      'night 2026-11-25T01:00:00.000Z',
      'morning 2026-11-25T05:30:00.000Z',
      'night 2026-11-26T01:00:00.000Z',
      'morning 2026-11-26T05:30:00.000Z',
    ]);
    await to('2026-11-26T05:31:00Z');
    expect(ran).toHaveLength(4);
  });

  it('the clock runs what comes every minute for the last hour of a jump only', async () => {
    const { ran, to } = clockAt('2026-11-24T10:00:00Z', [EVERY_MINUTE]);
    await to('2026-11-30T10:00:00Z');
    expect(ran).toHaveLength(60);
    expect(ran.at(-1)).toBe('minute 2026-11-30T10:00:00.000Z');
  });

  it('the clock keeps the hours of Oslo when the clocks change', async () => {
    const spring = clockAt('2027-03-27T12:00:00Z', [daily('morning', 30, 6)]);
    await spring.to('2027-03-28T12:00:00Z');
    expect(spring.ran).toEqual(['morning 2027-03-28T04:30:00.000Z']);
    rmSync(folder, { recursive: true });
    await spring.clock.stop();
    const autumn = clockAt('2026-10-24T12:00:00Z', [daily('morning', 30, 6)]);
    await autumn.to('2026-10-25T12:00:00Z');
    expect(autumn.ran).toEqual(['morning 2026-10-25T05:30:00.000Z']);
  });

  it('the clock: in the night without it leaves out 02:30, in the night with two of them runs it once, as the scheduler does', async () => {
    const spring = clockAt('2027-03-27T12:00:00Z', [daily('night', 30, 2), daily('early', 30, 1)]);
    await spring.to('2027-03-28T12:00:00Z');
    expect(spring.ran).toEqual(['early 2027-03-28T00:30:00.000Z']);
    await spring.to('2027-03-29T12:00:00Z');
    expect(spring.ran.at(-1)).toBe('night 2027-03-29T00:30:00.000Z');
    await spring.clock.stop();
    rmSync(folder, { recursive: true });
    const autumn = clockAt('2026-10-24T12:00:00Z', [daily('night', 30, 2)]);
    await autumn.to('2026-10-25T00:45:00Z');
    await autumn.to('2026-10-25T12:00:00Z');
    expect(autumn.ran).toEqual(['night 2026-10-25T00:30:00.000Z']);
  });

  it('the clock goes on when a schedule fails, and tells which', async () => {
    const { ran, told, to } = clockAt('2026-11-24T10:00:00Z', [daily('bad', 0, 2), daily('good', 0, 3)], ['bad']);
    await to('2026-11-25T10:00:00Z');
    expect(ran).toHaveLength(2);
    expect(told).toEqual([expect.stringContaining('bad failed at 2026-11-25T01:00:00.000Z')]);
  });

  it('the clock finds its time again after a restart', async () => {
    const first = clockAt('2026-11-24T10:00:00Z', []);
    await first.to('2026-12-01T10:00:00Z');
    await first.clock.stop();
    const again = clockAt('2026-11-24T10:05:00Z', []);
    expect(new Date(again.clock.now()).toISOString()).toBe('2026-12-01T10:05:00.000Z');
  });

  it('the clock ticks by itself', async () => {
    const { ran } = clockAt('2026-11-24T10:00:30Z', [EVERY_MINUTE]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ran).toEqual(['minute 2026-11-24T10:01:00.000Z']);
  });
});

it('a script beside the system has its clock, also after it was set forward or began on another day', async () => {
  const { clock } = clockAt('2026-11-29T06:00:00Z', []);
  await clock.forwardTo(Date.parse('2026-12-24T17:00:00Z'));
  expect(new Date(clockOf(folder)).toISOString()).toBe('2026-12-24T17:00:00.000Z');
  expect(new Date(clockOf(join(folder, 'another'))).toISOString()).toBe('2026-11-29T06:00:00.000Z');
});
