import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { refuse } from '../errors.ts';
import type { Fact } from '../fact.ts';
import { newId } from '../ids.ts';
import { cancelCodes, conditionFailed, type Dynamo, key, transactionConflict } from './dynamo.ts';

export type WriteAction = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** The outbox item of a fact, for the transaction of the change behind the fact. */
export const factPut = (table: string, fact: Fact): WriteAction => ({
  Put: {
    TableName: table,
    Item: {
      pk: key(fact.ownerId, 'OUTBOX', fact.id),
      sk: 'FACT',
      type: 'OUTBOX',
      fact,
      gsi2pk: key(fact.ownerId, 'OUTBOX'),
      gsi2sk: fact.occurredAt,
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** The outcome of a transaction. `refused`: indexes of the actions whose conditions failed. */
export type Committed = { readonly ok: true } | { readonly ok: false; readonly refused: readonly number[] };

/**
 * Writes all actions or none. Retries conflicts with other transactions. `token` (26–36 characters, one per request)
 * makes a retry after a lost answer the same write for DynamoDB.
 */
export async function commit(
  client: Pick<Dynamo, 'send'>,
  token: string,
  actions: readonly WriteAction[],
): Promise<Committed> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.send(
        new TransactWriteCommand({ TransactItems: [...actions], ClientRequestToken: token.slice(0, 36) }),
      );
      return { ok: true };
    } catch (error) {
      if (error instanceof Error && conditionFailed(error)) {
        const codes = cancelCodes(error);
        return {
          ok: false,
          refused: codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])),
        };
      }
      if (!transactionConflict(error)) throw error;
      if (attempt >= 5) throw refuse('unavailable', {}, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 15 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/**
 * An action of a transaction, with the label of a failed condition; `moved`: another write came between, so read again.
 */
export type Labelled<Label extends string> = { readonly label: Label | 'moved'; readonly action: WriteAction };

export const orMoved = (action: WriteAction): Labelled<never> => ({ label: 'moved', action });

/**
 * The label of a transaction's outcome. The first of several refusals wins, so that a repeated request gets its stored
 * answer even if the record has changed too.
 */
export function savedOf<Label extends string>(
  labelled: readonly Labelled<Label>[],
  outcome: Committed,
): 'saved' | 'moved' | Label {
  if (outcome.ok) return 'saved';
  return outcome.refused.map((index) => labelled[index]?.label).find((label) => label !== undefined) ?? 'moved';
}

/** Writes all or nothing, and returns the label of the outcome. */
export async function commitLabelled<Label extends string>(
  client: Pick<Dynamo, 'send'>,
  labelled: readonly Labelled<Label>[],
): Promise<'saved' | 'moved' | Label> {
  const actions = labelled.map(({ action }) => action);
  return savedOf(labelled, await commit(client, newId(), actions));
}

const ROUNDS = 4;

/** Repeats read, decide and write while other writes come between; refuses with "try again" after a few rounds. */
export async function retryOnConflict<T>(round: () => Promise<T | 'moved'>): Promise<T> {
  for (let attempt = 1; attempt <= ROUNDS; attempt++) {
    const outcome = await round();
    if (outcome !== 'moved') return outcome;
  }
  throw refuse('changed-meanwhile');
}
