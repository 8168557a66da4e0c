import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Person } from './events.ts';
import { INBOX_KINDS, type ObjectRef } from './rules.ts';

/** The object of an event: a pupil's report, application, lesson or day. */
export type PupilObject = { readonly ownerId: string; readonly pupilId: string; readonly about: ObjectRef };

const LoggedEvent = z.object({
  kind: z.enum(INBOX_KINDS),
  order: z.string(),
  day: z.optional(z.string()),
  open: z.optional(z.boolean()),
});
type LoggedEvent = z.output<typeof LoggedEvent>;
/** A delivered inbox item, with the fields of its event that decide about supersession. */
const DeliveredItem = z.extend(LoggedEvent, { itemId: z.string(), person: Person });
export type DeliveredItem = z.output<typeof DeliveredItem>;

/** A person's items about an object that are not superseded yet. */
export type CurrentItems = { readonly ownerId: string; readonly person: Person; readonly about: ObjectRef };
const Current = z.pipe(
  z.object({ current: z.custom<ReadonlySet<string>>((value) => value instanceof Set) }),
  z.transform(({ current }) => [...current]),
);
const currentAt = ({ ownerId, person, about }: CurrentItems) => ({
  pk: key(ownerId, person.kind.toUpperCase(), person.id),
  sk: key('CURRENT', about.kind, about.id ?? about.day ?? 'all'),
});

/** Sets hold JSON text, so that a repeated entry is stored once. */
const setOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z._default(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform((texts): readonly z.output<Schema>[] => [...texts].map((text) => schema.parse(JSON.parse(text)))),
    ),
    [],
  );
/** The names of the sets in the table: `told` holds the delivered items, `marks` the events that supersede. */
const Stored = z.pipe(
  z.object({ told: setOf(DeliveredItem), marks: setOf(LoggedEvent) }),
  z.transform(({ told, marks }) => ({ delivered: told, superseding: marks })),
);
/** The items delivered about an object, and its events that supersede others. */
export type SupersessionLog = {
  readonly delivered: readonly DeliveredItem[];
  readonly superseding: readonly LoggedEvent[];
};

export type SupersessionStore = ReturnType<typeof supersessionStore>;

/**
 * The supersession log of an object, `PUPIL#id` / `NEWS#kind#id or day`: one small item that every event adds to, with
 * `ReturnValues=ALL_NEW`. So of two events, in any order, the second sees the first.
 */
export function supersessionStore(client: Dynamo, table: string) {
  return {
    /** Adds to the log and returns all of it; adding the same again changes nothing. */
    async add(
      { ownerId, pupilId, about }: PupilObject,
      { delivered, superseding }: SupersessionLog,
      expiresAtSeconds: number,
    ): Promise<SupersessionLog> {
      const sets = Object.entries({ told: delivered, marks: superseding }).filter(([, entries]) => entries.length > 0);
      const added = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: key(ownerId, 'PUPIL', pupilId), sk: key('NEWS', about.kind, about.id ?? about.day ?? 'all') },
          UpdateExpression: `SET expiresAtSeconds = :expires ADD ${sets.map(([name]) => `${name} :${name}`).join(', ')}`,
          ExpressionAttributeValues: {
            ':expires': expiresAtSeconds,
            ...Object.fromEntries(sets.map(([name, entries]) => [`:${name}`, new Set(entries.map(textOf))])),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Stored.parse(added.Attributes);
    },

    /** Adds an item to a person's current items about an object and returns them all. */
    async addCurrent(list: CurrentItems, itemId: string, expiresAtSeconds: number): Promise<readonly string[]> {
      const added = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: currentAt(list),
          UpdateExpression: 'SET expiresAtSeconds = :expires ADD #current :item',
          ExpressionAttributeNames: { '#current': 'current' },
          ExpressionAttributeValues: { ':expires': expiresAtSeconds, ':item': new Set([itemId]) },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Current.parse(added.Attributes);
    },

    /** Takes superseded items off the list; taking them off again changes nothing. */
    async dropCurrent(list: CurrentItems, itemIds: readonly string[]): Promise<void> {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: currentAt(list),
          UpdateExpression: 'DELETE #current :items',
          ExpressionAttributeNames: { '#current': 'current' },
          ExpressionAttributeValues: { ':items': new Set(itemIds) },
        }),
      );
    },

    /** Items delivered about a pupil's days, from one day to another, both included; strongly consistent. */
    async deliveredOn(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly DeliveredItem[]> {
      const place = (day: Day) => key('NEWS', 'absence-day', day);
      const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), place(from), place(to));
      return items.flatMap((item) => Stored.parse(item).delivered);
    },
  };
}

/** An entry's fields in a fixed order, so that equal entries are equal text. */
const FIELDS = ['kind', 'order', 'day', 'open', 'itemId', 'person', 'id'];
const textOf = (entry: LoggedEvent | DeliveredItem): string => JSON.stringify(entry, FIELDS);
