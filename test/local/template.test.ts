import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FOLDERS } from '../../local/state.ts';
import { readDeployed } from '../../local/template.ts';
import { TABLES } from '../support/tables.ts';

const AWS = 'http://127.0.0.1:4999';
const builds = () => readdirSync(FOLDERS.build).filter((name) => name.startsWith('template-')).length;

describe('what the local runtime reads out of the synthesized app', () => {
  it('what the local runtime reads out of the synthesized app is one synthesis for every port: the issuers answer where this system does', () => {
    const issuersAt = (base: string) => {
      const { routes } = readDeployed(base, AWS);
      return [...new Set(routes.flatMap(({ authorizer }) => (authorizer ? [authorizer.issuer] : [])))].sort();
    };
    expect(issuersAt('http://localhost:3000')).toEqual([
      'http://localhost:3000/feide',
      'http://localhost:3000/idporten',
    ]);
    const before = builds();
    expect(issuersAt('http://localhost:3100')).toEqual([
      'http://localhost:3100/feide',
      'http://localhost:3100/idporten',
    ]);
    expect(builds()).toBe(before);
  });

  it('what the local runtime reads out of the synthesized app has the tables in the shape that the tests of stores use', () => {
    const { tables } = readDeployed('http://localhost:3000', AWS);
    expect(tables).toHaveLength(3);
    const shapes = tables.map(({ TableName: _name, ...shape }) => shape);
    expect(shapes).toEqual(expect.arrayContaining(Object.values(TABLES)));
  });

  it('what the local runtime reads out of the synthesized app has the outbox’s stream with its filter, bounds and place for what fails', () => {
    const { streams, queues, functions } = readDeployed('http://localhost:3000', AWS);
    const outbox = streams.find(
      ({ function: id }) => functions.get(id)?.entry === 'functions/outbox/on-fact-written.ts',
    );
    expect(outbox?.filters).toEqual([{ eventName: ['INSERT'], dynamodb: { NewImage: { type: { S: ['OUTBOX'] } } } }]);
    expect(outbox?.bisect).toBe(true);
    expect(outbox?.retries).toBeGreaterThan(0);
    expect(queues.map(({ name }) => name)).toContain(outbox?.aside);
  });

  it('what the local runtime reads out of the synthesized app has the archive at this system’s own address, with the host that may be told names', () => {
    const { functions } = readDeployed('http://localhost:3100', AWS);
    const worker = [...functions.values()].find(({ entry }) => entry === 'functions/archive/every-minute.ts');
    const ways = Object.values(JSON.parse(worker?.environment.ARCHIVES ?? '{}'));
    expect(ways).toMatchObject([{ kind: 'p360', url: 'http://localhost:3100/p360/rpc', hosts: ['localhost:3100'] }]);
  });

  it('what the local runtime reads out of the synthesized app has where SES tells of mails: a topic that comes to the queue of who listens', () => {
    const { topics, mailEvents, queueMappings, functions } = readDeployed('http://localhost:3000', AWS);
    const [told] = mailEvents;
    expect([mailEvents.length, [...(told?.types ?? [])].sort()]).toEqual([
      1,
      ['bounce', 'complaint', 'delivery', 'deliveryDelay', 'reject', 'send'],
    ]);
    const topic = topics.find(({ arn }) => arn === told?.topic);
    const listeners = queueMappings.filter(({ queue }) =>
      topic?.subscriptions.some((subscription) => subscription.queue === queue),
    );
    const entries = listeners.map(({ function: id }) => functions.get(id)?.entry);
    expect(entries).toEqual(['functions/notices/on-provider-event.ts']);
    const environment = functions.get(listeners[0]?.function ?? '')?.environment;
    expect(environment).toMatchObject({
      MAIL_TOPIC_ARN: told?.topic,
      ACCOUNT_ID: '000000000000',
      MAIL_CERTIFICATES: 'http://localhost:3000/dev/certificate',
    });
    const sender = [...functions.values()].find(({ entry }) => entry === 'functions/notices/on-message.ts');
    expect(sender?.environment.MAIL_CONFIGURATION_SET).toBe(told?.set);
  });

  it('what the local runtime reads out of the synthesized app finds a function for every route, stream, queue, schedule and upload, and a queue for every mapping', () => {
    const { routes, streams, queueMappings, schedules, uploads, queues, functions } = readDeployed(
      'http://localhost:3000',
      AWS,
    );
    const wanted = [...routes, ...streams, ...queueMappings, ...schedules, ...uploads].map((route) => route.function);
    expect(wanted.filter((id) => !functions.has(id))).toEqual([]);
    const names = new Set(queues.map(({ name }) => name));
    expect(queueMappings.filter(({ queue }) => !names.has(queue))).toEqual([]);
    const letters = queues.flatMap(({ deadLetters }) => deadLetters ?? []);
    expect(letters.filter((name) => !names.has(name))).toEqual([]);
  });
});
