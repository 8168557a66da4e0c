import { Refusal } from '../../../functions/shared/errors.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { clock, type Sought, seek, TIMES } from '../../functions/conferences/seek.ts';
import { AT, casesOver, DAY, O } from '../../functions/conferences/world.ts';
import { engineClient } from '../../support/table.ts';
import { type Chance, chanceOf } from '../chance.ts';

/** One process of clients over an engine that others use too. It gets its work as a message, and may be killed. */

export type Family = { readonly subject: string; readonly pupilId: string; readonly bookingId?: string | undefined };
export type Work = {
  /** `seek`: each family books. `move`: families move their talks without end. `away`: the order to cancel runs. */
  readonly act: 'seek' | 'move' | 'away';
  readonly endpoint: string;
  readonly table: string;
  readonly conferenceId: string;
  readonly teacherId: string;
  readonly families: readonly Family[];
  readonly seed: number;
  /** Within how many milliseconds the clients begin. */
  readonly spreadMs: number;
};
export type Done = { readonly outcomes: readonly Sought[]; readonly cancelled: number };

const LATER = '2026-11-03T08:00:00.000Z';
type Cases = ReturnType<typeof casesOver>;

process.on('message', async (work: Work) => {
  const cases = casesOver(engineClient(work.endpoint), work.table);
  process.send?.(await doneBy(work, cases));
  process.disconnect();
});

async function doneBy(work: Work, cases: Cases): Promise<Done> {
  const { act, conferenceId, teacherId } = work;
  const chance = chanceOf(work.seed);
  if (act === 'seek') return { outcomes: await seekAll(work, cases, chance), cancelled: 0 };
  process.send?.('begun');
  if (act === 'away') {
    const order = { ownerId: O, conferenceId, teacherId };
    return { outcomes: [], cancelled: await cases.cancelTeacher(order, momentOf(Date.parse(LATER))) };
  }
  await Promise.all(work.families.map((family) => moveOn(work, cases, { family, chance })));
  return { outcomes: [], cancelled: 0 };
}

const callerOf = ({ subject }: Family) =>
  ({
    as: 'guardian',
    login: { login: 'guardian', ownerId: O, subject },
    moment: momentOf(Date.parse(AT)),
    language: 'nb',
  }) as const;
const keyed = () => {
  const key = newId();
  return { key, requestHash: key };
};

const seekAll = ({ families, conferenceId, teacherId, spreadMs }: Work, cases: Cases, chance: Chance) =>
  Promise.all(
    families.map((family) => {
      const wish = { conferenceId, teacherId, pupilId: family.pupilId, day: DAY, together: false };
      const book = (from: string) => cases.book(callerOf(family), { ...wish, from, idempotencyKey: keyed() });
      return seek(book, chance, spreadMs);
    }),
  );

/** Moves a talk to times of chance until the process is killed. */
async function moveOn(
  { conferenceId }: Work,
  cases: Cases,
  { family, chance }: { readonly family: Family; readonly chance: Chance },
): Promise<never> {
  const { pupilId, bookingId = '' } = family;
  for (;;) {
    const to = { conferenceId, pupilId, bookingId, day: DAY, from: clock(chance.below(TIMES)) };
    await cases.move(callerOf(family), { ...to, idempotencyKey: keyed() }).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    });
  }
}
