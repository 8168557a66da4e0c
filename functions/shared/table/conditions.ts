/** The condition that a record is in one of these states: `#name IN (…)`, with its values. */
export function isOneOf(name: string, states: readonly string[]) {
  const values = Object.fromEntries(states.map((state, at) => [`:from${at}`, state]));
  return { condition: `#${name} IN (${Object.keys(values).join(', ')})`, values };
}

/**
 * The condition of a put that replaces a record: the record still has the version that was read, in a state from which
 * the move is legal.
 */
export function stillAt({ version, from }: { readonly version: number; readonly from: readonly string[] }) {
  const { condition, values } = isOneOf('status', from);
  return {
    ConditionExpression: `#version = :version AND ${condition}`,
    ExpressionAttributeNames: { '#version': 'version', '#status': 'status' },
    ExpressionAttributeValues: { ':version': version, ...values },
  };
}

/** The condition that a record still has the version that was read; 0: there is no record yet. */
export const atVersion = (version: number) =>
  version === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':version': version },
      };
