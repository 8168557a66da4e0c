import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, itemsAt, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { remindedAt, remindedPart, runningPk, type TalkName, talkAt } from './keys.ts';
import { Conference, Talk } from './record.ts';

export type SweepStore = ReturnType<typeof sweepStore>;

/** What the hourly job reads and writes beside the talks themselves. */
export const sweepStore = (client: Dynamo, table: string) => ({
  /** The conferences of all schools that are neither drafts nor over (an eventually consistent, sparse index). */
  async running(ownerId: string): Promise<readonly Conference[]> {
    const items = await allItems(client, queryOf(table, { index: 'gsi2', pk: runningPk(ownerId) }));
    return items.map((item) => Conference.parse(item));
  },

  /** Talks by name, in no order: a round trip for each hundred, in parallel. */
  async talks(ownerId: string, names: readonly TalkName[]): Promise<readonly Talk[]> {
    const items = await itemsAt(
      client,
      table,
      names.map((name) => talkAt(ownerId, name)),
    );
    return items.map((item) => Talk.parse(item));
  },

  /** The talks of a day, by their ids, of which people have been reminded. */
  async reminded(ownerId: string, conferenceId: string, day: Day): Promise<ReadonlySet<string>> {
    const items = await allItems(client, queryOf(table, remindedPart(ownerId, conferenceId, day)));
    return new Set(items.map(({ bookingId }) => String(bookingId)));
  },

  /** Marks a talk as reminded of, with the fact: once, and only while it is as it was read. */
  async remind(ownerId: string, talk: Talk, fact: Fact): Promise<boolean> {
    const { bookingId, expiresAtSeconds } = talk;
    const saved = await commitLabelled<never>(
      client,
      [
        { ConditionCheck: { TableName: table, Key: talkAt(ownerId, talk), ...atVersion(talk.version) } },
        {
          Put: {
            TableName: table,
            Item: { ...remindedAt(ownerId, talk), bookingId, expiresAtSeconds },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        factPut(table, fact),
      ].map(orMoved),
    );
    return saved === 'saved';
  },
});
