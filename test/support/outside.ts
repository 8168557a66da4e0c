import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAws } from '../../local/aws.ts';
import { signingIn } from '../../local/certificate.ts';
import { openOutside } from '../../local/outside.ts';
import { openQueues } from '../../local/queue.ts';

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-north-1:000000000000:${rest}`;
export const SET = 'mail-of-these-tests';
export const TOPIC = arn('sns', 'mail-events');
export const APPLE = arn('sns', 'app/APNS/skolebro');
export const GOOGLE = arn('sns', 'app/GCM/skolebro');
/** Tokens as the two platforms make them. */
export const TOKENS = { apple: 'a1'.repeat(32), google: `d7Kp:${'APA91b-x_'.repeat(15)}` } as const;
/** Where the certificate lies: nobody serves it there, a test hands it over. */
export const BASE = 'http://localhost:1';

const TYPES = ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'];
const QUEUE = { name: 'told', visibilitySeconds: 30, maxReceives: Number.POSITIVE_INFINITY };

/** The local providers behind their endpoint, with one topic and one queue; the clock stands where the test sets it. */
export async function startOutside(signatureVersion: '1' | '2' = '2') {
  const folder = mkdtempSync(join(tmpdir(), 'skolebro-outside-'));
  const clock = { now: Date.parse('2026-11-24T09:00:00Z') };
  const queues = openQueues(folder, [QUEUE]);
  const deployed = {
    topics: [{ arn: TOPIC, signatureVersion, subscriptions: [{ queue: QUEUE.name, raw: false }] }],
    mailEvents: [{ set: SET, topic: TOPIC, types: TYPES }],
    functions: new Map([
      ['Api', { entry: '', environment: { PUSH_APPLICATIONS: JSON.stringify({ apns: APPLE, fcm: GOOGLE }) } }],
    ]),
  };
  const open = () => openOutside({ base: BASE, folder, deployed, queues, now: () => clock.now });
  let outside = open();
  const aws = await startAws(folder, async () => {});
  aws.serve(queues, [...outside.handles, outside.archiveServices]);
  return {
    endpoint: aws.endpoint,
    clock,
    queues,
    outside: () => outside,
    signing: () => signingIn(folder),
    /** What lies in the queue of provider events, the first first. */
    told: (): readonly string[] =>
      queues.receive(QUEUE.name, 100).map(({ body, receipt }) => {
        queues.remove(QUEUE.name, receipt);
        return body;
      }),
    restart() {
      outside.stop();
      outside = open();
      aws.serve(queues, [...outside.handles, outside.archiveServices]);
    },
    async stop() {
      outside.stop();
      await aws.stop();
      queues.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that counts what comes in, and answers as the test says; `undefined` cuts the connection. */
export async function startStub(
  answer: () => { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'cut',
) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const said = answer();
    if (said === 'hang') return;
    if (said === 'cut') return void request.socket.destroy();
    response.writeHead(said.status, said.headers);
    response.end(said.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    endpoint: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}
