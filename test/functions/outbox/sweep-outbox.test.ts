import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sweepOutbox } from '../../../functions/outbox/sweep-outbox.ts';
import type { Fact } from '../../../functions/shared/fact.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { anyFact } from '../../support/facts.ts';

const NOW = '2026-11-24T06:30:00.000Z';
const [ANNA, BERGEN, CLARA] = [newId(), newId(), newId()];
const facts = (ownerId: string, count: number) =>
  Array.from({ length: count }, () => anyFact(ownerId, 'absence-reported', '2026-11-24T06:00:00.000Z'));

/** An outbox in memory whose facts leave when published, and a sweeper over it. */
function outbox(open: Readonly<Record<string, readonly unknown[]>>, broken: ReadonlySet<unknown> = new Set()) {
  const left = new Map(Object.entries(open));
  const published: Fact[] = [];
  const asked: string[] = [];
  const sweep = sweepOutbox({
    ownerIds: Object.keys(open),
    store: {
      openBefore: async (ownerId, before, limit) => {
        asked.push(before);
        if (broken.has(ownerId)) throw new Error('the table is away');
        return (left.get(ownerId) ?? []).slice(0, limit);
      },
    },
    publish: async (fact) => {
      if (broken.has(fact)) throw new Error('the queue is away');
      published.push(fact);
      left.set(
        fact.ownerId,
        (left.get(fact.ownerId) ?? []).filter((waiting) => waiting !== fact),
      );
    },
  });
  // The sweeper parses what it reads, so a fact is a copy: its id tells which it was.
  const of = (ownerId: string) => published.filter((fact) => fact.ownerId === ownerId).length;
  return { sweep, asked, published, of };
}

describe('the sweeper', () => {
  it('the sweeper asks for what has been open for more than two minutes', async () => {
    const { sweep, asked } = outbox({ [ANNA]: [] });
    expect(await sweep(NOW)).toEqual({ swept: 0, failed: 0 });
    expect(asked).toEqual(['2026-11-24T06:28:00.000Z']);
  });

  it('one owner’s backlog does not starve another: each has a share of every run', async () => {
    const { sweep, of } = outbox({ [ANNA]: facts(ANNA, 1000), [BERGEN]: facts(BERGEN, 3) });
    await sweep(NOW);
    expect([of(ANNA), of(BERGEN)]).toEqual([100, 3]);
  });

  it('an owner whose facts cannot be read holds up nobody, and is told', async () => {
    const { sweep, of } = outbox({ [ANNA]: [], [BERGEN]: facts(BERGEN, 2), [CLARA]: facts(CLARA, 1) }, new Set([ANNA]));
    expect(await sweep(NOW)).toEqual({ swept: 3, failed: 1 });
    expect([of(BERGEN), of(CLARA)]).toEqual([2, 1]);
  });

  it('the sweeper: what is no fact, and a fact that no queue takes, hold up no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (good) => {
        const open = good.map((isGood) => (isGood ? facts(ANNA, 1)[0] : { id: 'half a fact' }));
        const { sweep, published } = outbox({ [ANNA]: open });
        const fine = good.filter(Boolean).length;
        expect(await sweep(NOW)).toEqual({ swept: fine, failed: good.length - fine });
        expect(published).toEqual(open.filter((_one, index) => good[index]));
      }),
      { numRuns: 30 },
    );
  });
});
