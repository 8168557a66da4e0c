import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishFact } from '../../../functions/outbox/publish-fact.ts';
import { KEPT_SECONDS, listenersOf, STUCK_AFTER_SECONDS, stuckBefore } from '../../../functions/outbox/rules.ts';
import { OWNER } from '../../support/events.ts';
import { anyFact } from '../../support/facts.ts';

const NOW = '2026-11-24T06:30:00.000Z';
const QUEUES = {
  inbox: { url: 'https://queue.example/inbox', facts: ['absence-reported', 'absence-withdrawn'] },
  archive: { url: 'https://queue.example/archive', facts: ['absence-reported'] },
};
const reported = () => anyFact(OWNER, 'absence-reported', NOW);

/** A queue and a mark that answer, fail, or do the work and lose the answer, as told in advance. */
type Fate = 'done' | 'failed' | 'answer lost';
function outside(fates: readonly Fate[]) {
  const left = [...fates];
  const happened: string[] = [];
  const step = async (what: string) => {
    const fate = left.shift() ?? 'done';
    if (fate !== 'failed') happened.push(what);
    if (fate !== 'done') throw new Error(fate);
  };
  const publish = publishFact({
    queues: QUEUES,
    send: (url) => step(url),
    store: { markPublished: (_fact, at, kept) => step(`marked ${at} ${kept}`) },
  });
  return { happened, publish };
}
const MARKED = `marked ${NOW} ${KEPT_SECONDS}`;

describe('publishing a fact (F6)', () => {
  it('publishing a fact sends it to everyone who listens, and marks it afterwards', async () => {
    const { happened, publish } = outside([]);
    await publish(reported(), NOW);
    expect(happened).toEqual([QUEUES.inbox.url, QUEUES.archive.url, MARKED]);
  });

  it('publishing a fact sends it to nobody who does not listen; a fact that nobody wants is done at once', async () => {
    const publisher = outside([]);
    await publisher.publish(anyFact(OWNER, 'absence-withdrawn', NOW), NOW);
    expect(publisher.happened).toEqual([QUEUES.inbox.url, MARKED]);
    const none = outside([]);
    await none.publish(anyFact(OWNER, 'settings-changed', NOW), NOW);
    expect(none.happened).toEqual([MARKED]);
  });

  it('publishing a fact leaves it open when a queue does not take it, and when the answer is lost between sending and marking', async () => {
    const refused = outside(['done', 'failed']);
    await expect(refused.publish(reported(), NOW)).rejects.toThrow('failed');
    expect(refused.happened).not.toContain(MARKED);
    const lost = outside(['done', 'answer lost']);
    await expect(lost.publish(reported(), NOW)).rejects.toThrow('answer lost');
    expect(lost.happened).toEqual([QUEUES.inbox.url, QUEUES.archive.url]);
    await lost.publish(reported(), NOW);
    expect(lost.happened.filter((what) => what === QUEUES.archive.url)).toHaveLength(2);
    expect(lost.happened.at(-1)).toBe(MARKED);
  });

  it('publishing a fact: whatever fails, a fact is marked only after every listener has it, and never less than once', async () => {
    const fates = fc.array(fc.constantFrom<Fate>('done', 'failed', 'answer lost'), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fates, async (some) => {
        const { happened, publish } = outside(some);
        const fact = reported();
        for (let done = false; !done; ) {
          done = await publish(fact, NOW).then(
            () => true,
            () => false,
          );
        }
        const first = happened.indexOf(MARKED);
        expect(happened.slice(0, first)).toEqual(expect.arrayContaining([QUEUES.inbox.url, QUEUES.archive.url]));
      }),
    );
  });
});

describe('what is stuck', () => {
  it('what is stuck is what has been open for more than two minutes', () => {
    expect(STUCK_AFTER_SECONDS).toBe(120);
    expect(stuckBefore(NOW)).toBe('2026-11-24T06:28:00.000Z');
  });

  it('listeners are found by the name of the fact', () => {
    expect(listenersOf(QUEUES, 'absence-reported')).toEqual(['inbox', 'archive']);
    expect(listenersOf(QUEUES, 'absence-withdrawn')).toEqual(['inbox']);
    expect(listenersOf(QUEUES, 'absence')).toEqual([]);
  });
});
