import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, queryOf } from '../shared/table/dynamo.ts';
import { type AskName, askAt, askedAt, askedPart, asksPart, type LineName } from './keys.ts';
import { Ask } from './record.ts';

export type AskStore = ReturnType<typeof askStore>;
/** What a teacher said of a pupil before and says now; `undefined` for nothing. */
export type AskChange = { readonly name: AskName; readonly before: Ask | undefined; readonly after: Ask | undefined };
type AskSave = { readonly ownerId: string; readonly changes: readonly AskChange[]; readonly facts: readonly Fact[] };

/** Reads and writes of what teachers say of talks: in the conference, and the same beside the pupil. */
export const askStore = (client: Dynamo, table: string) => ({
  ...askReads(client, table),

  async ofTeacher(ownerId: string, name: LineName): Promise<readonly Ask[]> {
    return (await allItems(client, queryOf(table, asksPart(ownerId, name)))).map((item) => Ask.parse(item));
  },

  /** Writes changes, all or none; each on condition of what was read. */
  save: ({ ownerId, changes, facts }: AskSave): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(
      client,
      [
        ...changes.flatMap((change) => changeActions(table, ownerId, change)),
        ...facts.map((fact) => factPut(table, fact)),
      ].map(orMoved),
    ),
});

/** What a family's page asks. */
export const askReads = (client: Dynamo, table: string) => ({
  /** What the teachers say of a pupil in a conference. */
  async asksOf(ownerId: string, pupilId: string, conferenceId: string): Promise<readonly Ask[]> {
    return (await allItems(client, queryOf(table, askedPart(ownerId, pupilId, conferenceId)))).map((item) =>
      Ask.parse(item),
    );
  },
});

const changeActions = (table: string, ownerId: string, { name, before, after }: AskChange): readonly WriteAction[] =>
  [askAt(ownerId, name), askedAt(ownerId, name)].map((place) => {
    const still = atVersion(before?.version ?? 0);
    return after
      ? { Put: { TableName: table, Item: { ...place, ...after }, ...still } }
      : { Delete: { TableName: table, Key: place, ...still } };
  });
