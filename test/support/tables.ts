import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

type Shape = Omit<CreateTableCommandInput, 'TableName'>;

const text = (name: string) => ({ AttributeName: name, AttributeType: 'S' as const });
const keys: NonNullable<Shape['KeySchema']> = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
];
const index = (name: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: `${name}pk`, KeyType: 'HASH' as const },
    { AttributeName: `${name}sk`, KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
});

/**
 * The shapes of `lib/stateful.ts` for tests that need a table and no template; `test/local/template.test.ts` holds the
 * two equal.
 */
export const TABLES: Readonly<Record<'main' | 'identity' | 'accessLog', Shape>> = {
  main: {
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keys,
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map(text),
    GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map(index),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
  identity: { BillingMode: 'PAY_PER_REQUEST', KeySchema: keys, AttributeDefinitions: ['pk', 'sk'].map(text) },
  accessLog: { BillingMode: 'PAY_PER_REQUEST', KeySchema: keys, AttributeDefinitions: ['pk', 'sk'].map(text) },
};
