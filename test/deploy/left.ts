import { readFileSync } from 'node:fs';
import { CreatePlatformApplicationCommand, SNSClient } from '@aws-sdk/client-sns';
import { stageNamed } from '../../lib/stage.ts';
import { at, listOf } from '../support/json.ts';
import type { Checks } from './checks.ts';
import type { Emulator } from './emulator.ts';

/** As an operator makes them by hand before the first deployment (docs/deploy.md): CloudFormation cannot. */
export async function makePushApplications(): Promise<void> {
  const client = new SNSClient({});
  for (const arn of new Set(Object.values(stageNamed('emulator').notices.pushApplications ?? {}))) {
    const [, Platform = '', Name = ''] = arn.split(':app/')[1]?.match(/^(\w+)\/(.+)$/) ?? [];
    const Attributes = { PlatformPrincipal: 'emulator', PlatformCredential: 'emulator' };
    await client.send(new CreatePlatformApplicationCommand({ Platform, Name, Attributes }));
  }
}

/**
 * Registers a phone and tests the notices, as a guardian; then looks for what reached the provider of mail and the one
 * of pushes.
 */
export async function seeNoticesLeave(
  baseUrl: string,
  token: string,
  emulator: Emulator,
  { check }: Checks,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const post = (path: string, body?: unknown) =>
    fetch(`${baseUrl}${path}`, { method: 'POST', headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const device = { platform: 'fcm', token: 'deployed'.padEnd(140, 'A') };
  const registered = await post('/v1/guardian/devices', device);
  check('a phone is registered', registered.status === 201, [registered.status, await registered.text()]);
  const tested = await post('/v1/guardian/test-notices');
  check('the notices are tested', tested.status === 202, [tested.status, await tested.text()]);
  const mails = await soon(
    () => mailsAt(emulator),
    (found) => found.length > 0,
  );
  check('e-mails left', mails.length > 0, mails);
  const from = stageNamed('emulator').notices.mailFrom;
  check(
    'all from the neutral address of a domain that SES knows',
    mails.every((mail) => JSON.stringify(mail).includes(from)),
    mails,
  );
  const pushes = await soon(
    async () => linesOf(emulator).filter((line) => line.includes('platform-endpoint publish')),
    (found) => found.length > 0,
  );
  check('a push left', pushes.length > 0, pushes);
}

/** What functions log as an error is an alarm in production: none of it may come of an ordinary day. */
export function seeNoErrors(emulator: Emulator, { check }: Checks): void {
  const errors = linesOf(emulator).filter((line) => /"level":\s*"(?:ERROR|CRITICAL)"/.test(line));
  check('no function logged an error', errors.length === 0, errors.slice(0, 5));
}

const linesOf = ({ log }: Emulator): readonly string[] => readFileSync(log, 'utf8').split('\n');

async function mailsAt({ endpoint }: Emulator): Promise<readonly unknown[]> {
  const answer: unknown = await (await fetch(`${endpoint}/_ministack/ses/messages`)).json();
  return Object.values(at(answer, 'messages') ?? answer ?? {}).flatMap((messages) => listOf(messages));
}

/** What is seen once it holds, or after a minute as it is. */
async function soon<Value>(look: () => Promise<Value>, holds: (seen: Value) => boolean): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    const seen = await look();
    if (holds(seen) || attempt >= 60) return seen;
    await new Promise((later) => setTimeout(later, 1000));
  }
}
