import { send } from '../api/call.ts';
import { Refused } from '../api/problem.ts';
import type { AnswerOf } from '../api/table.ts';
import { loadConfig, type PushWay } from '../config.ts';
import { forget, keep, recall } from '../session/browser-memory.ts';
import type { Role } from '../session/me.ts';
import { browserFacts, unsubscribe } from './browser.ts';
import { readToken } from './token.ts';

/** This browser as the API knows it. In memory only: the next load of the portal asks the push service anew. */
type Device = { readonly role: Role; readonly deviceId: string; readonly token: string };
type Channels = AnswerOf<'GET /v1/guardian/notice-channels'>;

let device: Device | undefined;
let checking: Promise<void> | undefined;
let switching: Promise<Asked> | undefined;
let leaving = false;
/** How long a sign-out waits for a check that is under way, to learn the device's id. */
const MOST_MS_TO_LEARN = 1500;

/** The id of this browser's device; `undefined` while no pushes come to it. */
export const deviceHere = (): string | undefined => device?.deviceId;

/**
 * Looks after the subscription of a browser in which somebody had switched notices on, once per load of the portal.
 * Platforms renew tokens, so that the token is read anew. A person without any browser at the API is another than that
 * somebody, or has removed this one elsewhere: the subscription is dropped. Nobody gets notices where they never
 * switched them on.
 */
export function checked(role: Role): Promise<void> {
  checking ??= check(role).catch((error: unknown) => {
    checking = undefined;
    throw error;
  });
  return checking;
}

async function check(role: Role): Promise<void> {
  if (recall('push') === undefined) return;
  const { push } = await loadConfig();
  if (!push || browserFacts().permission !== 'granted') return forget('push');
  const { devices } = (await send(`GET /v1/${role}/notice-channels`, {})) as Channels;
  if (devices.some(({ platform }) => platform === 'web')) await register(role, push);
  else await drop();
}

/** What became of a tap on the switch: a browser asks the person, who may say no or nothing. */
export type Asked = 'granted' | 'denied' | 'default';

/**
 * Switches notices on in this browser. Called by a tap: browsers let a page ask for the permission only then. A second
 * tap meanwhile is the same one.
 */
export function switchOn(role: Role): Promise<Asked> {
  switching ??= ask(role).finally(() => {
    switching = undefined;
  });
  return switching;
}

async function ask(role: Role): Promise<Asked> {
  const permission = await Notification.requestPermission();
  const { push } = await loadConfig();
  if (permission !== 'granted' || !push) return permission;
  await register(role, push);
  return permission;
}

/** Registers the browser at the API, which takes it from an earlier person of this browser. */
async function register(role: Role, push: PushWay): Promise<void> {
  const token = await readToken(push);
  if (device?.token === token || leaving) return;
  // Before the answer: if it is lost, the next load finds the device and goes on.
  keep('push', 'on');
  try {
    const body = { platform: 'web', token };
    const made = await send(`POST /v1/${role}/devices`, { body, idempotencyKey: crypto.randomUUID() });
    device = { role, deviceId: (made as AnswerOf<'POST /v1/guardian/devices'>).deviceId, token };
  } catch (error) {
    if (error instanceof Refused && error.problem.status < 500) await drop();
    throw error;
  }
}

/** Switches notices off in this browser. */
export async function switchOff(): Promise<void> {
  if (device) await send(`DELETE /v1/${device.role}/devices/{deviceId}`, { params: { deviceId: device.deviceId } });
  await drop();
}

/** Switches off at a sign-out. The browser ends its own part even if the API does not answer. */
export async function release(role: Role): Promise<void> {
  const learning = device ? undefined : checked(role).catch(() => undefined);
  await Promise.race([learning, new Promise((done) => setTimeout(done, MOST_MS_TO_LEARN))]);
  leaving = true;
  await Promise.allSettled([unsubscribe(), switchOff()]);
}

async function drop(): Promise<void> {
  device = undefined;
  forget('push');
  await unsubscribe();
}
