import { expect, it } from 'vitest';
import { type Part, queryOf } from '../../../../functions/shared/table/dynamo.ts';

it.each<[string, Omit<Part, 'pk'>, string]>([
  ['every item', {}, ''],
  ['a range, both ends included', { from: 'a', to: 'b' }, ' AND sk BETWEEN :from AND :to'],
  ['from a key on', { from: 'a' }, ' AND sk >= :from'],
  ['up to a key', { to: 'b' }, ' AND sk <= :to'],
  ['after a key', { after: 'a' }, ' AND sk > :after'],
  ['before a key', { before: 'b' }, ' AND sk < :before'],
  ['the keys of a prefix', { prefix: 'A#' }, ' AND begins_with(sk, :prefix)'],
  ['every item where the end is left out', { after: undefined }, ''],
])('a query reads %s', (_what, range, condition) => {
  const ends = Object.entries(range).filter(([, end]) => end !== undefined);
  expect(queryOf('table', { pk: 'p', ...range })).toEqual({
    TableName: 'table',
    ConsistentRead: true,
    KeyConditionExpression: `pk = :pk${condition}`,
    ExpressionAttributeValues: { ':pk': 'p', ...Object.fromEntries(ends.map(([end, value]) => [`:${end}`, value])) },
  });
});

it('a query of an index names its keys, and is not strongly consistent: DynamoDB would refuse it', () => {
  expect(queryOf('table', { index: 'gsi2', pk: 'p', to: 'b' })).toEqual({
    TableName: 'table',
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :pk AND gsi2sk <= :to',
    ExpressionAttributeValues: { ':pk': 'p', ':to': 'b' },
  });
});
