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
    const outcome = await commitOnce(client, token, actions);
    if (!('conflict' in outcome)) return outcome;
    if (attempt >= 5) throw refuse('unavailable', {}, { cause: outcome.conflict });
    await pause(15 * 2 ** attempt * (0.5 + Math.random()));
  }
}

/** One try. `conflict`: another transaction was under way with the same items, and nothing is written. */
async function commitOnce(
  client: Pick<Dynamo, 'send'>,
  token: string,
  actions: readonly WriteAction[],
): Promise<Committed | { readonly conflict: unknown }> {
  try {
    await client.send(
      new TransactWriteCommand({ TransactItems: [...actions], ClientRequestToken: token.slice(0, 36) }),
    );
    return { ok: true };
  } catch (error) {
    if (error instanceof Error && conditionFailed(error)) {
      const codes = cancelCodes(error);
      return { ok: false, refused: codes.flatMap((code, index) => (code === 'ConditionalCheckFailed' ? [index] : [])) };
    }
    if (!transactionConflict(error)) throw error;
    return { conflict: error };
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

/**
 * The same where many write to one record at once. A conflict is `moved` without a second try: the other transaction
 * changes the version that this one was read at, so that only reading again helps.
 */
export async function commitCrowded<Label extends string>(
  client: Pick<Dynamo, 'send'>,
  labelled: readonly Labelled<Label>[],
): Promise<'saved' | 'moved' | Label> {
  const actions = labelled.map(({ action }) => action);
  const outcome = await commitOnce(client, newId(), actions);
  return 'conflict' in outcome ? 'moved' : savedOf(labelled, outcome);
}

const ROUNDS = 4;

/**
 * Repeats read, decide and write while other writes come between; refuses with "try again" after a few rounds.
 */
export async function retryOnConflict<T>(round: () => Promise<T | 'moved'>): Promise<T> {
  for (let attempt = 1; attempt <= ROUNDS; attempt++) {
    const outcome = await round();
    if (outcome !== 'moved') return outcome;
  }
  throw refuse('changed-meanwhile');
}

/** As long as a request can wait: it is answered before Lambda's ten seconds are over. */
const CROWDED_MS = 8500;
const LONGEST_PAUSE_MS = 1500;

/**
 * The same for a record in which many write at once: it goes on as long as a request can, with pauses that differ, so
 * that each comes to its turn.
 */
export async function retryWhileCrowded<T>(round: () => Promise<T | 'moved'>): Promise<T> {
  const end = Date.now() + CROWDED_MS;
  for (let attempt = 1; ; attempt++) {
    const outcome = await round();
    if (outcome !== 'moved') return outcome;
    const left = end - Date.now();
    if (left <= 0) throw refuse('changed-meanwhile');
    await pause(Math.min(left, Math.min(LONGEST_PAUSE_MS, 40 * 2 ** attempt) * Math.random()));
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
