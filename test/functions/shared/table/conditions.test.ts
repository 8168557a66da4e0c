import { expect, it } from 'vitest';
import { isOneOf, stillAt } from '../../../../functions/shared/table/conditions.ts';

it('the condition of a move names every state that it is legal from, and nothing else', () => {
  expect(isOneOf('state', ['a', 'b'])).toEqual({
    condition: '#state IN (:from0, :from1)',
    values: { ':from0': 'a', ':from1': 'b' },
  });
});

it('the condition of a put binds it to the version and the states together', () => {
  expect(stillAt({ version: 3, from: ['sent'] })).toEqual({
    ConditionExpression: '#version = :version AND #status IN (:from0)',
    ExpressionAttributeNames: { '#version': 'version', '#status': 'status' },
    ExpressionAttributeValues: { ':version': 3, ':from0': 'sent' },
  });
});
