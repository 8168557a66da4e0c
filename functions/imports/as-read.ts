import type { WriteAction } from '../shared/table/commit.ts';
import type { Held } from './scratch.ts';

/** The record of an action. */
export function recordOf({ Put, Delete, Update }: WriteAction): {
  readonly table: string;
  readonly pk: string;
  readonly sk: string;
} {
  const { pk, sk } = Put?.Item ?? Delete?.Key ?? Update?.Key ?? {};
  return { table: String((Put ?? Delete ?? Update)?.TableName), pk: String(pk), sk: String(sk) };
}

/**
 * Makes the action on the row's own record conditional: the record is unchanged since the read, or still absent if the
 * row is new. A new row's own record is the first action. A lesson written as confirmed must still be confirmed:
 * otherwise a teacher who takes a confirmation back meanwhile would lose the lesson from the to-do list.
 */
export function asRead(
  actions: readonly WriteAction[],
  place: Readonly<Record<string, string | undefined>> | undefined,
  held: Held | undefined,
): WriteAction[] {
  const at = actions.findIndex((action) => place === undefined || isAt(action, place));
  return actions.map((action, index) => (index === at ? stillConfirmed(conditional(action, held?.hash)) : action));
}

const isAt = (action: WriteAction, { pk, sk }: Readonly<Record<string, string | undefined>>): boolean => {
  const found = recordOf(action);
  return found.pk === pk && found.sk === sk;
};

function conditional({ Put, Delete, Update }: WriteAction, hash: string | undefined): WriteAction {
  const names = { '#read': 'hash' };
  const when = {
    ConditionExpression: hash === undefined ? 'attribute_not_exists(pk)' : '#read = :read',
    ...(hash !== undefined && { ExpressionAttributeNames: names, ExpressionAttributeValues: { ':read': hash } }),
  };
  if (Put) return { Put: { ...Put, ...when } };
  if (Delete) return { Delete: { ...Delete, ...when } };
  if (!Update) throw new Error('Only what is written can be conditional');
  return {
    Update: {
      ...Update,
      ConditionExpression: when.ConditionExpression,
      ExpressionAttributeNames: { ...Update.ExpressionAttributeNames, ...when.ExpressionAttributeNames },
      ExpressionAttributeValues: { ...Update.ExpressionAttributeValues, ...when.ExpressionAttributeValues },
    },
  };
}

const stillConfirmed = (action: WriteAction): WriteAction =>
  action.Put?.Item?.confirmed === true
    ? {
        Put: {
          ...action.Put,
          ConditionExpression: `${action.Put.ConditionExpression} AND #confirmed = :confirmed`,
          ExpressionAttributeNames: { ...action.Put.ExpressionAttributeNames, '#confirmed': 'confirmed' },
          ExpressionAttributeValues: { ...action.Put.ExpressionAttributeValues, ':confirmed': true },
        },
      }
    : action;
