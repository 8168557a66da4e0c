import { PROTECTIONS, type Protection } from '../access/policy.ts';
import { key } from '../shared/table/dynamo.ts';
import { type ItemWorld, type Of, put } from './change.ts';
import type { Person } from './people-items.ts';
import { protectionOf, type SettledProtection, stricter, strictestOf, type Word } from './protection.ts';
import { shownKey } from './rules.ts';
import type { Held } from './scratch.ts';

/** A person's protection after this row, and the statements that the next import needs. */
export function shieldOf(
  kind: 'pupil' | 'guardian',
  { id, data, pair }: Of<'pupil'> | Of<'guardian'>,
  { kin }: Pick<Person, 'kin'>,
  world: ItemWorld,
) {
  const settled: SettledProtection | undefined = world.scratch.settledOf('protection', id);
  const own = wordOf(pair.index, data.protection, pair.held, settled);
  // The person who left may be another person: their protection goes on, but never a statement of no protection.
  const inherited = kin.succeeds
    .map((held) => memoryOf(held)?.strictest ?? 'unknown')
    .filter((level) => level !== 'none');
  const word = { ...own, strictest: inherited.reduce(stricter, own.strictest) };
  const words: readonly Word[] = [
    word,
    ...kin.rows.map(({ index, data: other, held }) => wordOf(index, protectionIn(other.protection), held, settled)),
    ...kin.held.map((held) =>
      wordOf(held.index, protectionIn(held.extra.said ?? held.extra.protection), held, settled),
    ),
  ];
  const statement = {
    index: pair.index,
    system: world.system,
    shown: shownKey(pair.row.key),
    protection: data.protection,
    at: world.now,
  };
  const partition = key(world.ownerId, kind === 'pupil' ? 'PUPIL' : 'GUARDIAN', id);
  return {
    ...protectionOf(words, settled),
    extra: { protection: word.strictest, said: word.said, before: word.before, since: settled?.at },
    changes: [put(partition, key('SAYS', pair.index), statement)],
  };
}

/** A row's present and earlier statements; `before` follows the row when the source gives it another key. */
function wordOf(
  index: string,
  said: Protection,
  held: Pick<Held, 'extra' | 'formerIndex'> | undefined,
  settled: SettledProtection | undefined,
): Word {
  const kept = settled !== undefined && held?.extra.since === settled.at;
  const before = kept ? held.extra.before : settled?.over[held?.formerIndex ?? index];
  return {
    said,
    strictest: strictestOf(memoryOf(held), said, settled),
    before: before === undefined ? undefined : protectionIn(before),
  };
}
const protectionIn = (word: unknown): Protection => PROTECTIONS.find((level) => level === word) ?? 'unknown';
const memoryOf = (held: Pick<Held, 'extra'> | undefined) =>
  held && { strictest: protectionIn(held.extra.protection), since: held.extra.since };

/** A person's protection by all statements, after the write of their rows in this file. */
export function protectionNow(kind: 'pupil' | 'guardian', id: string, { scratch }: Pick<ItemWorld, 'scratch'>) {
  const settled: SettledProtection | undefined = scratch.settledOf('protection', id);
  const words = scratch
    .wordsOn(kind, id)
    .map(({ index, extra }) => wordOf(index, protectionIn(extra.said ?? extra.protection), { extra }, settled));
  return protectionOf(words, settled);
}
