import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openQueues } from '../../local/queue.ts';
import { startPolling } from '../../local/queue-poller.ts';

const QUEUES = [
  { name: 'facts', visibilitySeconds: 30, deadLetters: 'aside', maxReceives: 3 },
  { name: 'aside', visibilitySeconds: 30, maxReceives: Number.POSITIVE_INFINITY },
];
const NOW = Date.parse('2026-11-24T06:30:00Z');
let folder: string;
let queues: ReturnType<typeof openQueues>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolebro-queue-'));
  queues = openQueues(folder, QUEUES);
});
afterEach(() => {
  vi.useRealTimers();
  queues.close();
  rmSync(folder, { recursive: true, force: true });
});

const bodies = (most = 10) => queues.receive('facts', most).map(({ body }) => body);
const states = () => queues.lately(10).map(({ body, state }) => `${body} ${state}`);
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000);

describe('a local queue is one of SQS', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));

  it('a local queue hides a message while somebody works on it, and gives it again when it was not deleted', () => {
    queues.send('facts', 'a', null);
    expect([bodies(), bodies()]).toEqual([['a'], []]);
    later(29);
    expect(bodies()).toEqual([]);
    later(2);
    const [again] = queues.receive('facts', 10);
    expect(again).toMatchObject({ body: 'a', receives: 2 });
    queues.remove('facts', again?.receipt ?? '');
    later(31);
    expect([bodies(), queues.count('facts')]).toEqual([[], 0]);
  });

  it('a receipt that was overtaken deletes nothing: who has the message now is still at work', () => {
    queues.send('facts', 'a', null);
    const [first] = queues.receive('facts', 1);
    later(31);
    queues.receive('facts', 1);
    queues.remove('facts', first?.receipt ?? '');
    expect(queues.count('facts')).toBe(1);
  });

  it('a local queue gives the oldest first, at most as many as asked for, with the group', () => {
    for (const body of ['a', 'b', 'c']) {
      queues.send('facts', body, `owner-${body}`);
      later(1);
    }
    expect(queues.receive('facts', 2).map(({ body, group }) => [body, group])).toEqual([
      ['a', 'owner-a'],
      ['b', 'owner-b'],
    ]);
    expect(bodies()).toEqual(['c']);
  });

  it('a local queue puts a message aside that came back too often; the others go on', () => {
    queues.send('facts', 'poison', null);
    for (let times = 0; times < 3; times++) {
      expect(bodies()).toEqual(['poison']);
      later(31);
    }
    queues.send('facts', 'good', null);
    expect(bodies()).toEqual(['good']);
    expect([queues.count('aside'), queues.receive('aside', 1).map(({ body }) => body)]).toEqual([1, ['poison']]);
  });

  it('a local queue loses nothing when the system stops: what was in hand comes again', () => {
    queues.send('facts', 'in hand', null);
    queues.receive('facts', 1);
    queues.send('facts', 'waiting', null);
    queues.close();
    queues = openQueues(folder, QUEUES);
    expect(bodies()).toEqual(['waiting']);
    later(31);
    expect(bodies().sort()).toEqual(['in hand', 'waiting']);
  });

  it('a local queue remembers what left and what became of it', () => {
    queues.send('facts', 'a', null);
    expect(states()).toEqual(['a waiting']);
    const [a] = queues.receive('facts', 1);
    expect(states()).toEqual(['a tried']);
    queues.remove('facts', a?.receipt ?? '');
    queues.send('facts', 'poison', null);
    for (let times = 0; times < 4; times++) {
      bodies();
      later(31);
    }
    expect(states()).toEqual(['poison put aside', 'a done']);
    for (let count = 0; count < 600; count++) queues.send('aside', String(count), null);
    expect(queues.lately(1000)).toHaveLength(500);
  });
});

describe('the poller hands messages on', () => {
  const world = (handle: (bodies: string[]) => unknown) => {
    const handed: string[][] = [];
    const reports: string[] = [];
    const stop = startPolling({ queue: 'facts', function: 'OnFact', batchSize: 3 }, queues, {
      invoke: async (_id, event) => {
        const { Records } = event as { Records: { body: string; messageId: string; attributes: object }[] };
        handed.push(Records.map(({ body }) => body));
        const failed = handle(Records.map(({ body }) => body));
        return {
          batchItemFailures: Records.filter(({ body }) => body === failed).map(({ messageId }) => ({
            itemIdentifier: messageId,
          })),
        };
      },
      now: () => NOW,
      report: (line) => reports.push(line),
    });
    return { handed, reports, stop };
  };

  it('the poller hands messages on: in batches; what is not named as failed is done, the rest comes again', async () => {
    for (const body of ['a', 'b', 'c', 'd']) queues.send('facts', body, null);
    const { handed, stop } = world(() => 'b');
    await vi.waitFor(() => expect(handed.flat()).toHaveLength(4));
    await stop();
    expect(handed.map((batch) => batch.length <= 3)).not.toContain(false);
    expect(queues.lately(10).filter(({ state }) => state === 'tried')).toEqual([
      { queue: 'facts', body: 'b', state: 'tried' },
    ]);
  });

  it('an entry that throws gives the whole batch back, and is told', async () => {
    queues.send('facts', 'a', null);
    const { reports, stop } = world(() => {
      throw new Error('no table');
    });
    await vi.waitFor(() => expect(reports).toHaveLength(1));
    await stop();
    expect([queues.count('facts'), reports[0]]).toEqual([1, expect.stringContaining('no table')]);
  });
});
