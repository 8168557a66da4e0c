import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { allItems, conditionMet, type Dynamo, itemsAt, queryOf } from '../shared/table/dynamo.ts';
import { familyReadAt, openedAt, publicationAt, pupilLineAt, pupilPk } from './keys.ts';
import { FamilyRead, Line, type Opened, Publication } from './record.ts';

export type FamilyStore = ReturnType<typeof familyStore>;
type Person = Opened['person'];
type Name = { readonly pupilId: string; readonly documentId: string };
type Opening = Name & { readonly number: number; readonly person: Person; readonly at: string };

/** What families read of documents: the pupil's lines, publications, and what each has opened. */
export const familyStore = (client: Dynamo, table: string) => ({
  /** The lines of a pupil's documents, and what everybody has opened of them: one parallel trip. */
  async lines(ownerId: string, pupilId: string) {
    const under = (prefix: string) => allItems(client, queryOf(table, { pk: pupilPk(ownerId, pupilId), prefix }));
    const [lines, read] = await Promise.all([under('DOC#'), under('DOCREAD#')]);
    return {
      lines: lines.map((item) => Line.parse(item)),
      read: read.map((item) => FamilyRead.parse(item)),
    };
  },

  /** A document's line beside the pupil. */
  async line(ownerId: string, name: Name): Promise<Line | undefined> {
    const [item] = await itemsAt(client, table, [pupilLineAt(ownerId, name)]);
    return item && Line.parse(item);
  },

  /** Publications by their numbers; those that do not exist are left out. */
  async publications(ownerId: string, documentId: string, numbers: readonly number[]): Promise<readonly Publication[]> {
    const items = await itemsAt(
      client,
      table,
      numbers.map((number) => publicationAt(ownerId, documentId, number)),
    );
    return items.map((item) => Publication.parse(item));
  },

  /** Notes the first opening of a publication, and that the reader has seen so far. A repeat changes nothing. */
  async noteOpened(ownerId: string, { pupilId, documentId, number, person, at }: Opening): Promise<void> {
    const opened: Opened = { number, person, at };
    const read: FamilyRead = { documentId, person, number };
    await Promise.all([
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...openedAt(ownerId, documentId, opened), ...opened },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      ),
      conditionMet(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...familyReadAt(ownerId, { pupilId, documentId, person }), ...read },
            ConditionExpression: 'attribute_not_exists(pk) OR #number < :number',
            ExpressionAttributeNames: { '#number': 'number' },
            ExpressionAttributeValues: { ':number': number },
          }),
        ),
      ),
    ]);
  },
});
