import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { sendableEmail } from '../shared/email.ts';
import { allItems, type Dynamo, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import type { Day } from '../shared/time.ts';
import { Aside, Choices, Device, Left, NO_CHOICES, type WorkingDevice } from './channel.ts';

/** A person of one owner. */
export type Reached = { readonly kind: 'guardian' | 'pupil' | 'staff'; readonly id: string };

/** A person's channels now. */
export type Reach = {
  /** Devices that work. */
  readonly devices: readonly WorkingDevice[];
  /**
   * The roster's address in the form that mail is sent to, its day of confirmation, and the reason if it is suppressed.
   */
  readonly email?: {
    readonly address: string;
    readonly checkedOn?: Day | undefined;
    readonly aside?: Aside['reason'] | undefined;
  };
  readonly choices: Choices;
  /** The last notice by each channel or device, by `leftKey`. */
  readonly left?: ReadonlyMap<string, Left>;
  /** The period of the person's record. */
  readonly person: { readonly from?: Day | undefined; readonly to?: Day | undefined };
};

export type ChannelsLookup = ReturnType<typeof channelsLookup>;

/** Read-only channels for the sender, in one parallel trip (decision 017). */
export function channelsLookup(client: Dynamo, table: string) {
  return {
    async reach(ownerId: string, { kind, id }: Reached): Promise<Reach> {
      const pk = key(ownerId, kind.toUpperCase(), id);
      const [[profile], items] = await Promise.all([
        itemsAt(client, table, [{ pk, sk: 'FACTS#PROFILE' }]),
        allItems(client, queryOf(table, { pk, prefix: 'CHANNEL#' })),
      ]);
      return reachOf(profile, items);
    },
  };
}

const Period = z.object({ from: z.optional(z.string()), to: z.optional(z.string()) });
type Item = Readonly<Record<string, unknown>>;

/** The sort key of the last notice of e-mail, or of one device, in the person's partition. */
export const leftKey = (channel: 'email' | 'push', deviceId?: string): string =>
  key('CHANNEL', 'LEFT', channel, ...(deviceId === undefined ? [] : [deviceId]));

/** Makes the channels from a person's profile and `CHANNEL#` items. */
export function reachOf(profile: Item | undefined, items: readonly Item[]): Reach {
  const at = (sk: string) => items.find((item) => item.sk === sk);
  const devices = items
    .filter((item) => String(item.sk).startsWith('CHANNEL#DEVICE#'))
    .map((item) => Device.parse(item));
  const written = profile?.email;
  const address = typeof written === 'string' ? (sendableEmail(written) ?? written) : undefined;
  const choices = at('CHANNEL#CHOICES');
  const checkedOn = profile?.contactCheckedDate;
  return {
    devices: devices.filter(isWorking),
    choices: choices ? Choices.parse(choices) : NO_CHOICES,
    left: new Map(
      items
        .filter(({ sk }) => String(sk).startsWith('CHANNEL#LEFT#'))
        .map((item) => [String(item.sk), Left.parse(item)]),
    ),
    person: Period.parse(profile ?? {}),
    ...(address !== undefined && {
      email: {
        address,
        checkedOn: typeof checkedOn === 'string' ? checkedOn : undefined,
        aside: asideOf(address, at),
      },
    }),
  };
}

const isWorking = (device: Device): device is WorkingDevice =>
  device.failed === undefined && device.endpointArn !== undefined;

/** The reason why an address is suppressed. An unsendable one, from before addresses were checked, always is. */
function asideOf(address: string, at: (sk: string) => Item | undefined): Aside['reason'] | undefined {
  const aside = at(key('CHANNEL', 'ASIDE', addressHash(address)));
  if (aside) return Aside.parse(aside).reason;
  return sendableEmail(address) === undefined ? 'rejected' : undefined;
}

/** The hash of an address, for keys (decision 001). */
export const addressHash = (address: string): string =>
  createHash('sha256').update(address.trim().toLowerCase()).digest('hex').slice(0, 32);

export type { Left } from './channel.ts';
export { type Choosable, getsNotices, whyNoEmail } from './rules.ts';
