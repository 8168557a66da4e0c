import * as z from 'zod/mini';
import { newSortableId } from './ids.ts';
import type { Instant } from './time.ts';

/** The fields of every fact beside its name, version and data. */
const ENVELOPE = { id: z.string(), occurredAt: z.string(), ownerId: z.string() };

/**
 * Any fact, in the outbox and on its way to consumers. A fact is self-contained: consumers never join it with another
 * stream record (decision 002).
 */
export const Fact = z.object({
  ...ENVELOPE,
  name: z.string(),
  version: z.number(),
  data: z.record(z.string(), z.unknown()),
});
export type Fact = Readonly<z.output<typeof Fact>>;

/**
 * The schema of one fact of a feature: the envelope with its name and its data. Facts are declared in the feature's
 * `events.ts`.
 */
export const fact = <Name extends string, Data extends z.core.$ZodShape>(name: Name, data: Data) =>
  z.object({ ...ENVELOPE, name: z.literal(name), version: z.literal(1), data: z.object(data) });

/** Facts that no feature subscribes to, and why. Any other fact without a subscriber fails the build. */
export const UNHEARD = z.registry<{ readonly why: string }>();

/** The names of the facts in a union of them: of a feature, or of a subscription. */
export const factNames = (facts: z.ZodMiniDiscriminatedUnion): readonly string[] =>
  [...(facts._zod.propValues.name ?? [])].map(String);

/** Read-only data of a fact: nothing on the way to the outbox changes it. */
type Unchanged<Value> = Value extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Unchanged<Value[Key]> }
    : Value;

type Content<Published extends Fact, Name> = {
  readonly ownerId: string;
  readonly occurredAt: Instant;
  readonly data: Unchanged<Extract<Published, { name: Name }>['data']>;
  /**
   * Set it where a repeat must make the same fact; otherwise the id is new and sortable by time, so that a sweeper
   * reads the oldest fact first.
   */
  readonly id?: string;
};

/**
 * The function that makes the facts of one feature. It checks nothing at runtime: a wrong name or a wrong field does
 * not compile. Write `data` as a literal, so that the compiler also refuses a field that the schema does not have.
 */
export const factMaker =
  <Published extends Fact>() =>
  <Name extends Published['name']>(name: Name, { id, ownerId, occurredAt, data }: Content<Published, Name>) => ({
    id: id ?? newSortableId(Date.parse(occurredAt)),
    name,
    version: 1 as const,
    occurredAt,
    ownerId,
    data,
  });
