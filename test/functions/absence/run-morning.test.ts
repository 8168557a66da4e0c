import { expect, test } from 'vitest';
import type { RollDeps } from '../../../functions/absence/roll-open-reports.ts';
import { runMorning } from '../../../functions/absence/run-morning.ts';
import { ISSUERS, OWNER } from '../../support/events.ts';
import { SETTINGS } from './world.ts';

function deps(report: () => Promise<undefined>, asked: string[]): RollDeps {
  return {
    lookup: {
      pupil: async () => undefined,
      schools: async () => ({ schools: [], terms: [] }),
      lessons: async () => [],
    },
    settings: { of: async () => ({ at: () => SETTINGS }) },
    store: {
      openReports: async (ownerId) => {
        asked.push(ownerId);
        return [{ pupilId: 'p', reportId: 'r' }];
      },
      report,
      guard: async () => ({ version: 0, spans: [] }),
      save: async () => 'saved',
      tell: async () => true,
    },
  };
}

test('each owner is worked through once, though two issuers name it', async () => {
  const asked: string[] = [];
  await runMorning(
    deps(async () => undefined, asked),
    ISSUERS,
  )({ time: '2026-11-25T05:30:00Z' });
  expect(asked).toEqual([OWNER]);
});

test('a report that fails makes the run fail, so that it is repeated', async () => {
  const run = runMorning(
    deps(() => Promise.reject(new Error('no answer')), []),
    ISSUERS,
  );
  await expect(run({ time: '2026-11-25T05:30:00Z' })).rejects.toThrow(/1 parts of the job failed/);
});

test('an owner that cannot be read does not hold up the others', async () => {
  const [first, second] = ['an-owner', 'another-owner'];
  const issuers = ISSUERS.map((issuer) =>
    issuer.login === 'guardian'
      ? { ...issuer, clients: { a: first, b: second } }
      : { ...issuer, realms: { a: first, b: second } },
  );
  const asked: string[] = [];
  const all = deps(async () => undefined, asked);
  const settings: RollDeps['settings'] = {
    of: async (ownerId) => {
      if (ownerId === first) throw new Error('no answer');
      return { at: () => SETTINGS };
    },
  };
  await expect(runMorning({ ...all, settings }, issuers)({ time: '2026-11-25T05:30:00Z' })).rejects.toThrow();
  expect(asked).toContain(second);
});

test('an event without its time is refused', async () => {
  const run = runMorning(
    deps(async () => undefined, []),
    ISSUERS,
  );
  await expect(run({})).rejects.toThrow(/time/);
});
