import { isOneOf } from './conditions.ts';

type StateStep = {
  /** The attribute with the state, and the states from which the step is legal. */
  readonly state: string;
  readonly from: readonly string[];
  /** The attributes that change; an undefined one stays as it is. */
  readonly set: Readonly<Record<string, unknown>>;
  /** Items to add at the end of lists. */
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
  /** Attributes to remove. */
  readonly drop?: readonly string[];
  /** Attributes that must still have the value that was read; an undefined one may have any. */
  readonly asRead?: Readonly<Record<string, unknown>>;
  /** A further condition, with its values. */
  readonly also?: { readonly condition: string; readonly values?: Readonly<Record<string, unknown>> } | undefined;
};

const defined = (attributes: Readonly<Record<string, unknown>>) =>
  Object.entries(attributes).filter(([, value]) => value !== undefined);

/**
 * The update for one step of a state machine. Its condition has the states from which the step is legal and the values
 * that were read, so that one of two writers wins.
 */
export function stateStep({ state, from, set, append = {}, drop = [], asRead = {}, also }: StateStep) {
  const changed = defined(set);
  const appended = Object.entries(append);
  const read = defined(asRead);
  const legal = isOneOf(state, from);
  const assignments = [
    ...changed.map(([name]) => `#${name} = :${name}`),
    ...appended.map(([name]) => `#${name} = list_append(#${name}, :${name})`),
  ];
  const removal = drop.length === 0 ? '' : ` REMOVE ${drop.map((name) => `#${name}`).join(', ')}`;
  const conditions = [
    legal.condition,
    ...read.map(([name]) => `#${name} = :read_${name}`),
    also?.condition ?? [],
  ].flat();
  const names = [state, ...[...changed, ...appended, ...read].map(([name]) => name), ...drop];
  return {
    UpdateExpression: `SET ${assignments.join(', ')}${removal}`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries([...changed, ...appended].map(([name, value]) => [`:${name}`, value])),
      ...Object.fromEntries(read.map(([name, value]) => [`:read_${name}`, value])),
      ...legal.values,
      ...also?.values,
    },
  };
}
