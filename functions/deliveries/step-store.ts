import type { Fact } from '../shared/fact.ts';
import { newId } from '../shared/ids.ts';
import { commit, factPut } from '../shared/table/commit.ts';
import { type Dynamo, firstItems, key, queryOf } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { type DeliveryName, Named } from './record.ts';
import type { Step } from './rules.ts';
import { dueKeys, keyOf, LEAVES } from './store.ts';

export type StepStore = ReturnType<typeof stepStore>;
type Paper = Extract<Step, { do: 'paper' }>['why'];
type LetGo = Extract<Step, { do: 'let-go' }>['why'];

/** Unopened, and not let go. */
const UNOPENED = 'attribute_exists(pk) AND attribute_not_exists(openedAt) AND attribute_not_exists(letGoAt)';
/** No status has come since the read. */
const AS_READ = 'revision = :read';

const DUE = 'gsi2pk = :due, gsi2sk = :until';
const dueAt = ({ ownerId }: DeliveryName, until: Instant) => {
  const { gsi2pk, gsi2sk } = dueKeys(ownerId, until);
  return { ':due': gsi2pk, ':until': gsi2sk };
};
type Change = { readonly set: string; readonly when: string; readonly given: Record<string, unknown> };

/** The clock's steps on deliveries. Conditions let either a step or an opening win, and make steps idempotent. */
export function stepStore(client: Dynamo, table: string) {
  const step = async (name: DeliveryName, { set, when, given }: Change, facts: readonly Fact[] = []) => {
    const Update = {
      TableName: table,
      Key: keyOf(name),
      UpdateExpression: set,
      ConditionExpression: when,
      ExpressionAttributeValues: given,
    };
    return (await commit(client, newId(), [{ Update }, ...facts.map((fact) => factPut(table, fact))])).ok;
  };

  return {
    /** The names of an owner's due deliveries, the longest waiting first, at most `limit` (an index). */
    async due(ownerId: string, now: Instant, limit: number): Promise<readonly DeliveryName[]> {
      const query = queryOf(table, { index: 'gsi2', pk: key(ownerId, 'DELIVERIES'), to: now });
      const items = await firstItems(client, query, limit);
      return items.map((item) => ({ ownerId, ...Named.parse(item) }));
    },

    /** Postpones the next look. */
    wait: (name: DeliveryName, until: Instant, read: number): Promise<boolean> =>
      step(name, {
        set: `SET ${DUE}`,
        when: `${UNOPENED} AND attribute_not_exists(paperDone) AND ${AS_READ}`,
        given: { ...dueAt(name, until), ':read': read },
      }),

    /** Reminds, once ever, with the fact that orders the notice. */
    remind: (name: DeliveryName, at: Instant, until: Instant, read: number, fact: Fact): Promise<boolean> =>
      step(
        name,
        {
          set: `SET remindedAt = :at, ${DUE}`,
          when: `${UNOPENED} AND attribute_not_exists(remindedAt) AND attribute_not_exists(paperAt) AND ${AS_READ}`,
          given: { ...dueAt(name, until), ':at': at, ':read': read },
        },
        [fact],
      ),

    /** Makes the school's paper task, once ever, with its fact. */
    toPaper: (
      { schoolId, ...name }: DeliveryName & { readonly schoolId: string },
      why: Paper,
      at: Instant,
      until: Instant,
      read: number,
      fact: Fact,
    ): Promise<boolean> =>
      step(
        name,
        {
          set: `SET paperAt = :at, paperWhy = :why, gsi1pk = :school, gsi1sk = :sorted, ${DUE}`,
          when: `${UNOPENED} AND attribute_not_exists(paperAt) AND ${AS_READ}`,
          given: {
            ...dueAt(name, until),
            ':at': at,
            ':why': why,
            ':school': key(name.ownerId, 'SCHOOL', schoolId, 'PAPER-TASKS'),
            ':sorted': key(at, name.warningId, name.person.id),
            ':read': read,
          },
        },
        [fact],
      ),

    /** Lets the delivery go: it needs no more steps, and an open paper task leaves the list. */
    letGo: (name: DeliveryName, why: LetGo, at: Instant): Promise<boolean> =>
      step(name, {
        set: `SET letGoAt = :at, letGoWhy = :why ${LEAVES}`,
        when: `${UNOPENED} AND attribute_not_exists(paperDone)`,
        given: { ':at': at, ':why': why },
      }),
  };
}
