import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Person } from './events.ts';
import { type About, INBOX_KINDS, type Trace } from './rules.ts';

/** The object of an event: a pupil's report, application, lesson or day. */
export type Thing = { readonly ownerId: string; readonly pupilId: string; readonly about: About };

const Mark = z.object({
  kind: z.enum(INBOX_KINDS),
  order: z.string(),
  day: z.optional(z.string()),
  open: z.optional(z.boolean()),
});
/** A delivered inbox item, with the fields that decide about supersession. */
const Told = z.extend(Mark, { itemId: z.string(), person: Person });
export type Told = z.output<typeof Told>;

/** Sets hold JSON text, so that a repeated entry is stored once. */
const setOf = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.optional(
    z.pipe(
      z.custom<ReadonlySet<string>>((value) => value instanceof Set),
      z.transform((texts): readonly z.output<Schema>[] => [...texts].map((text) => schema.parse(JSON.parse(text)))),
    ),
  );
const Stored = z.object({ told: setOf(Told), marks: setOf(Mark) });
/** The items delivered about an object (`told`), and its events that supersede (`marks`). */
export type Traces = { readonly told: readonly Told[]; readonly marks: readonly Trace[] };

export type SupersessionStore = ReturnType<typeof supersessionStore>;

/**
 * The supersession log of an object, `PUPIL#id` / `NEWS#kind#id or day`: one small item that every event adds to, with
 * `ReturnValues=ALL_NEW`. So of two events, in any order, the second sees the first.
 */
export function supersessionStore(client: Dynamo, table: string) {
  return {
    /** Adds to the log and returns all of it; adding the same again changes nothing. */
    async join({ ownerId, pupilId, about }: Thing, { told, marks }: Traces, expiresAtSeconds: number): Promise<Traces> {
      const sets = [
        ['told', told.map(textOfTold)],
        ['marks', marks.map(textOfMark)],
      ] as const;
      const given = sets.filter(([, texts]) => texts.length > 0);
      const joined = await client.send(
        new UpdateCommand({
          TableName: table,
          Key: { pk: key(ownerId, 'PUPIL', pupilId), sk: key('NEWS', about.kind, about.id ?? about.day ?? 'all') },
          UpdateExpression: `SET expiresAtSeconds = :expires ADD ${given.map(([name]) => `${name} :${name}`).join(', ')}`,
          ExpressionAttributeValues: {
            ':expires': expiresAtSeconds,
            ...Object.fromEntries(given.map(([name, texts]) => [`:${name}`, new Set(texts)])),
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return tracesOf(joined.Attributes);
    },

    /** Items delivered about a pupil's days, from one day to another, both included; strongly consistent. */
    async ofDays(ownerId: string, pupilId: string, from: Day, to: Day): Promise<readonly Told[]> {
      const place = (day: Day) => key('NEWS', 'absence-day', day);
      const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), place(from), place(to));
      return items.flatMap((item) => tracesOf(item).told);
    },
  };
}

function tracesOf(item: unknown): Traces {
  const { told, marks } = Stored.parse(item);
  return { told: told ?? [], marks: marks ?? [] };
}

/** Fields in a fixed order, so that equal entries are equal text. */
const textOfMark = ({ kind, order, day, open }: Trace): string => JSON.stringify({ kind, order, day, open });
const textOfTold = ({ kind, order, day, open, itemId, person }: Told): string =>
  JSON.stringify({ kind, order, day, open, itemId, person: { kind: person.kind, id: person.id } });
