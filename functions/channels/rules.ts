import { type Day, daysBetween, type Instant, isTimeOfDay, laterBy, type TimeOfDay } from '../shared/time.ts';

/** Subjects that a person may mute; a legal notice ignores them (F2). */
export const CHOOSABLE = [
  'absence',
  'leave',
  'lessons',
  'figures',
  'warnings',
  'remarks',
  'messages',
  'meetings',
  'documents',
] as const;
export type Choosable = (typeof CHOOSABLE)[number];

/** Test notices that a person may order in an hour. */
export const TESTS_PER_HOUR = 3;

/** The orders that still count against the limit at an instant. */
export const recentTests = (orders: readonly Instant[], now: Instant): readonly Instant[] =>
  orders.filter((order) => Date.parse(now) - Date.parse(order) < 3_600_000);

/** When the next test may be ordered; `undefined` for now. */
export function testAgainAt(orders: readonly Instant[], now: Instant): Instant | undefined {
  const recent = [...recentTests(orders, now)].sort();
  const first = recent[recent.length - TESTS_PER_HOUR];
  return first === undefined ? undefined : laterBy(first, 3_600_000);
}

/** An address masked, so that its owner recognizes it and a bystander cannot read it: `k•••@mail.example`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? '•••' : `${[...address][0]}•••${address.slice(at)}`;
}

/** The fault of an own window: malformed or equal times leave no hour. */
export const faultOfWindow = (window: {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}): 'window-empty' | undefined =>
  isTimeOfDay(window.from) && isTimeOfDay(window.to) && window.from !== window.to ? undefined : 'window-empty';

/** After so many days without an accepted push, a device is shown with advice (F4). */
const SILENT_DAYS = 30;

/** Days after which a platform forgets the token of an unopened app (Google's limit). */
const IDLE_DAYS = 270;
/** Days for which a failed device is shown with advice. */
const FAILED_DAYS = 30;
const DAY_MS = 86_400_000;

/** When the night removes a device: long after the last sign of life, or a while after a failure. */
export function staleAt(device: {
  readonly registeredAt: Instant;
  readonly lastAcceptedAt?: Instant | undefined;
  readonly failed?: { readonly at: Instant } | undefined;
}): Instant {
  const { registeredAt, lastAcceptedAt = registeredAt, failed } = device;
  if (failed) return laterBy(failed.at, FAILED_DAYS * DAY_MS);
  return laterBy(lastAcceptedAt > registeredAt ? lastAcceptedAt : registeredAt, IDLE_DAYS * DAY_MS);
}

export type DeviceHealth = 'works' | 'silent' | 'failed' | 'untried';

/** The health of a device, by the provider's latest report. */
export function deviceHealth(
  device: {
    readonly registeredAt: Instant;
    readonly lastAcceptedAt?: Instant | undefined;
    readonly failed?: { readonly reason: string } | undefined;
    /** Absent until SNS has made the endpoint: no push is possible. */
    readonly endpointArn?: string | undefined;
  },
  today: Day,
): DeviceHealth {
  if (device.failed || device.endpointArn === undefined) return 'failed';
  if (device.lastAcceptedAt === undefined) return 'untried';
  return daysBetween(device.lastAcceptedAt.slice(0, 10), today) > SILENT_DAYS ? 'silent' : 'works';
}

/** The reason why only the inbox reaches a person; `undefined` if a channel works. */
export type Silence = 'no-channel' | 'all-failed' | 'all-muted';
export function silenceOf(person: {
  readonly devices: readonly DeviceHealth[];
  readonly email: 'works' | 'failed' | 'none';
  readonly mutesEverything: boolean;
}): Silence | undefined {
  const working = person.devices.some((device) => device !== 'failed') || person.email === 'works';
  if (working) return person.mutesEverything ? 'all-muted' : undefined;
  return person.devices.length > 0 || person.email === 'failed' ? 'all-failed' : 'no-channel';
}

/** True when contact data was confirmed within eighteen months (eForvaltningsforskriften § 32). */
function isFresh(checkedOn: Day | undefined, today: Day): boolean {
  if (checkedOn === undefined) return false;
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - 18;
  const oldest = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  return checkedOn >= `${oldest}-${today.slice(8)}`;
}

/**
 * The reason why e-mail cannot reach a person, `undefined` if it can. Legal notices need freshly confirmed contact
 * data.
 */
export function whyNoEmail(
  legal: boolean,
  email: { readonly aside?: string | undefined; readonly checkedOn?: Day | undefined } | undefined,
  today: Day,
): 'no-address' | 'address-failed' | 'contact-data-old' | undefined {
  if (!email) return 'no-address';
  if (email.aside !== undefined) return 'address-failed';
  return legal && !isFresh(email.checkedOn, today) ? 'contact-data-old' : undefined;
}

type Ways = {
  /** Devices that work. */
  readonly devices: readonly unknown[];
  readonly email?: { readonly aside?: string | undefined; readonly checkedOn?: Day | undefined } | undefined;
  readonly choices: { readonly muted: Readonly<Record<string, readonly ('email' | 'push')[]>> };
};

/** True when a notice of this area, which is not legal, leaves to the person by some way. */
export function getsNotices({ devices, email, choices }: Ways, area: Choosable, today: Day): boolean {
  const muted = choices.muted[area] ?? [];
  const byPush = devices.length > 0 && !muted.includes('push');
  return byPush || (whyNoEmail(false, email, today) === undefined && !muted.includes('email'));
}
