import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { at, listOf } from '../support/json.ts';
import { productionStage } from '../support/production-stage.ts';
import { idOf, type Resource, resourcesOf, systemOf } from '../support/templates.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What a call in the code asks of AWS. A transaction asks for each of its parts. */
const CALLS: Readonly<Record<string, string>> = {
  Get: 'dynamodb:GetItem',
  BatchGet: 'dynamodb:BatchGetItem',
  Query: 'dynamodb:Query',
  Scan: 'dynamodb:Scan',
  Put: 'dynamodb:PutItem',
  Update: 'dynamodb:UpdateItem',
  Delete: 'dynamodb:DeleteItem',
  BatchWrite: 'dynamodb:BatchWriteItem',
  'Put: {': 'dynamodb:PutItem',
  'Update: {': 'dynamodb:UpdateItem',
  'Delete: {': 'dynamodb:DeleteItem',
  'ConditionCheck: {': 'dynamodb:ConditionCheckItem',
  GetObject: 's3:GetObject',
  DeleteObject: 's3:DeleteObject',
  SendObjectMalwareScan: 'guardduty:SendObjectMalwareScan',
  PutObject: 's3:PutObject',
  CopyObject: 's3:PutObject',
  SendMessageBatch: 'sqs:SendMessage',
  GetSecretValue: 'secretsmanager:GetSecretValue',
  CreatePlatformEndpoint: 'sns:CreatePlatformEndpoint',
  SetEndpointAttributes: 'sns:SetEndpointAttributes',
  DeleteEndpoint: 'sns:DeleteEndpoint',
  Publish: 'sns:Publish',
};

/** Rights that the event source or the queue's grant brings, for which no code of ours calls. */
const BROUGHT = new Set([
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:ChangeMessageVisibility',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
]);

/** Calls that share a file with what the entry uses and that it never makes: no right for them. */
const UNREACHED: Readonly<Record<string, readonly string[]>> = {
  // Marking a report handled reads and puts a report and its guard; the other moves are the API's.
  'functions/absence/on-decided.ts': [
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:DeleteItem',
    'dynamodb:ConditionCheckItem',
  ],
  // Settings are read, and their writer stands beside; leave asks the roster for schools alone.
  'functions/handling/api.ts': ['dynamodb:ConditionCheckItem'],
  'functions/handling/on-leave.ts': ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
  // One door to files: the checker scans nothing again, and the API hands out addresses alone.
  'functions/attachments/on-file.ts': ['guardduty:SendObjectMalwareScan'],
  'functions/attachments/api.ts': ['dynamodb:ConditionCheckItem', 's3:DeleteObject'],
  // The importer reads uploads; announcing and copying them is the API's.
  'functions/imports/on-upload.ts': ['s3:PutObject'],
  // Sending and delivering share their writes; the conditions of a withdrawal are the API's.
  'functions/messages/every-minute.ts': ['dynamodb:ConditionCheckItem'],
  // The night deletes; the writes of conversations and reports are the API's.
  'functions/message-care/every-night.ts': ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
  // The night changes heads; sections, leases and publications lie in the same store.
  'functions/documents/every-night.ts': ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
  // Settings are only asked, and their writer stands beside; the API fills no inbox and asks for no names, the reminder
  // marks none read.
  'functions/notifications/on-fact.ts': ['dynamodb:ConditionCheckItem'],
  'functions/notifications/every-minute.ts': ['dynamodb:ConditionCheckItem'],
  'functions/notifications/every-15-minutes.ts': ['dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  'functions/notifications/api.ts': ['dynamodb:BatchGetItem', 'dynamodb:ConditionCheckItem'],
  // People choose and register; failures are heard of by the queue's function, which does neither.
  'functions/channels/api.ts': ['dynamodb:ConditionCheckItem'],
  'functions/channels/on-fact.ts': [
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:DeleteItem',
  ],
  // One store of notices: the sweep looks for what is due, the sender moves, the ear adds what it hears. Of the
  // settings it only asks.
  'functions/notices/every-minute.ts': ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  'functions/notices/on-message.ts': ['dynamodb:ConditionCheckItem'],
  'functions/notices/on-provider-event.ts': ['dynamodb:Query'],
  // Only the sweep looks for what is still waiting.
  'functions/outbox/on-fact-written.ts': ['dynamodb:Query'],
  // The fact makes a job, the worker moves it; the ear reads receipts where the worker writes packages. Of the settings
  // it only asks.
  'functions/archive/every-minute.ts': ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
  'functions/archive/api.ts': ['dynamodb:ConditionCheckItem'],
  'functions/archive/on-receipt.ts': ['dynamodb:PutItem', 's3:PutObject'],
  // Of the settings it only asks; their own writes lie in the same store.
  'functions/figures/api.ts': ['dynamodb:ConditionCheckItem'],
  // One store of lessons: of a lesson by its name the counting never asks.
  'functions/figures/on-fact.ts': ['dynamodb:GetItem'],
  // It shows what other features' readers find, whose writes lie in the same stores.
  'functions/family/api.ts': ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'],
  // It asks talks and meetings, whose writes lie in the same stores.
  'functions/calendar/api.ts': ['dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  'functions/office/api.ts': ['dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  'functions/statements/api.ts': ['dynamodb:ConditionCheckItem'],
  'functions/remarks/api.ts': ['dynamodb:ConditionCheckItem'],
  // For a refused caller's contact they ask the settings, whose writer stands beside.
  'functions/access/api.ts': ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
  'functions/deliveries/api.ts': ['dynamodb:ConditionCheckItem'],
  'functions/imports/api.ts': ['dynamodb:ConditionCheckItem'],
};

/** The actions that an entry's code can call, after everything it cannot reach has been shaken off. */
function calledBy(entry: string): ReadonlySet<string> {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    treeShaking: true,
  });
  const code = outputFiles.map(({ text }) => text).join('\n');
  // The bundler numbers a name that several files import: `new GetCommand2(`.
  const called = (call: string) =>
    call.endsWith('{') ? code.includes(call) : new RegExp(`new ${call}Command\\d*\\(`).test(code);
  return new Set(Object.entries(CALLS).flatMap(([call, action]) => (called(call) ? [action] : [])));
}

describe('rights', () => {
  const { notices, ...stage } = productionStage();
  const pushApplications = { fcm: 'arn:aws:sns:eu-north-1:123456789012:app/GCM/skolebro' };
  const system = resourcesOf(systemOf({ ...stage, notices: { ...notices, pushApplications } }));
  const functions = system
    .of('AWS::Lambda::Function')
    .map((resource) => ({ entry: String(at(resource.metadata, 'skolebro:entry')), granted: grantedTo(resource) }));

  function grantedTo(resource: Resource): ReadonlySet<string> {
    const role = idOf(at(resource.properties, 'Role'));
    const actions = system
      .of('AWS::IAM::Policy')
      .filter(({ properties }) => listOf(at(properties, 'Roles')).some((of) => idOf(of) === role))
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      .flatMap((statement) => listOf(at(statement, 'Action')).map(String));
    return new Set(actions.filter((action) => /^(dynamodb|s3|sqs|secretsmanager|sns|guardduty):/.test(action)));
  }

  it.each(functions)('rights: $entry may do what its code calls for', ({ entry, granted }) => {
    expect([...calledBy(entry)].filter((action) => !granted.has(action))).toEqual(UNREACHED[entry] ?? []);
  });

  it.each(functions)('rights: $entry may do nothing that its code never calls for', ({ entry, granted }) => {
    const called = calledBy(entry);
    const lost = granted.has('sqs:SendMessage') ? ['sqs:SendMessage'] : [];
    expect([...granted].filter((action) => ![...called, ...BROUGHT, ...lost].includes(action))).toEqual([]);
  });

  it('the access log is only ever added to: who writes it can neither read nor delete, and one reads it', () => {
    const log = system.of('AWS::DynamoDB::GlobalTable').filter(({ id }) => id.startsWith('AccessLog'));
    expect(log).toHaveLength(1);
    const about = system
      .of('AWS::IAM::Policy')
      .flatMap(({ properties }) => listOf(at(properties, 'PolicyDocument', 'Statement')))
      .filter((statement) => listOf(at(statement, 'Resource')).some((arn) => idOf(arn) === log[0]?.id))
      .map((statement) => listOf(at(statement, 'Action')).join(' '));
    expect(about.length).toBeGreaterThan(5);
    expect([...new Set(about)].sort()).toEqual(['dynamodb:PutItem', 'dynamodb:Query']);
    expect(about.filter((actions) => actions === 'dynamodb:Query')).toHaveLength(1);
  });

  it('rights sees a call in code', () => {
    expect(calledBy('functions/outbox/on-fact-written.ts')).toContain('sqs:SendMessage');
    expect(calledBy('functions/docs/api.ts')).toEqual(new Set());
  });
});
