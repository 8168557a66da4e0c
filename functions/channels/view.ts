import type { output } from 'zod/mini';
import { sayContact } from '../shared/http/contact.ts';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { Choices, Device } from './channel.ts';
import type { Reach } from './lookup.ts';
import { CHOOSABLE, type DeviceHealth, deviceHealth, maskedAddress, type Silence, silenceOf } from './rules.ts';
import type { Channels, Choices as WireChoices } from './schema.ts';
import { texts } from './texts.ts';

const say = (code: string, language: Language): string => texts[code]?.[language] ?? '';
/** The reader of the advice: the day, the language, and whom the reader contacts. */
type Reader = { readonly today: Day; readonly language: Language; readonly contact: string };
const advise = (code: string, { language, contact }: Reader): string =>
  sayContact(say(`channels.${code}`, language), contact, language);
const adviceFor = (health: DeviceHealth, reader: Reader): string | null =>
  health === 'works' ? null : advise(`advice-${health}`, reader);

/** A person's channels, with advice where something is wrong (F4). */
export function showChannels(all: readonly Device[], reach: Reach, reader: Reader): output<typeof Channels> {
  const devices = all.map((device) => ({ device, health: deviceHealth(device, reader.today) }));
  const silence = silenceIn(
    devices.map(({ health }) => health),
    reach,
  );
  return {
    devices: devices.map(({ device, health }) => ({
      deviceId: device.deviceId,
      platform: device.platform,
      registeredAt: device.registeredAt,
      lastAcceptedAt: device.lastAcceptedAt ?? null,
      health,
      advice: adviceFor(health, reader),
    })),
    email: reach.email
      ? {
          address: maskedAddress(reach.email.address),
          health: reach.email.aside === undefined ? 'works' : 'failed',
          confirmedOn: reach.email.checkedOn ?? null,
          advice: reach.email.aside === undefined ? null : advise(`advice-email-${reach.email.aside}`, reader),
        }
      : null,
    silence: silence ? { code: silence, advice: advise(`silence-${silence}`, reader) } : null,
  };
}

const emailState = (email: Reach['email']): 'none' | 'works' | 'failed' => {
  if (email === undefined) return 'none';
  return email.aside === undefined ? 'works' : 'failed';
};

/** The reason why only the inbox reaches a person. */
export const silenceIn = (devices: readonly DeviceHealth[], { email, choices }: Reach): Silence | undefined =>
  silenceOf({
    devices,
    email: emailState(email),
    mutesEverything: CHOOSABLE.every((area) =>
      ['email', 'push'].every((way) => choices.muted[area]?.some((channel) => channel === way)),
    ),
  });

/** A person's choices, and the alternatives. */
export const showChoices = (choices: Choices, language: Language): output<typeof WireChoices> => ({
  muted: CHOOSABLE.flatMap((area) => {
    const channels = choices.muted[area];
    return channels && channels.length > 0 ? [{ area, channels: [...channels] }] : [];
  }),
  window: choices.window ?? null,
  digest: choices.digest ?? false,
  language: choices.language ?? null,
  areas: CHOOSABLE.map((area) => ({ area, title: say(`channels.area-${area}`, language) })),
  locked: say('channels.locked', language),
});
