import type { output } from 'zod/mini';
import type { Language } from '../shared/texts/language.ts';
import type { Day } from '../shared/time.ts';
import type { Choices, Device } from './channel.ts';
import type { Reach } from './lookup.ts';
import { CHOOSABLE, type DeviceHealth, deviceHealth, maskedAddress, type Silence, silenceOf } from './rules.ts';
import type { Channels, Choices as WireChoices } from './schema.ts';
import { texts } from './texts.ts';

const say = (code: string, language: Language): string => texts[code]?.[language] ?? '';
const adviceFor = (health: DeviceHealth, language: Language): string | null =>
  health === 'works' ? null : say(`channels.advice-${health}`, language);

/** A person's channels, with advice where something is wrong (F4). */
export function showChannels(
  all: readonly Device[],
  reach: Reach,
  today: Day,
  language: Language,
): output<typeof Channels> {
  const devices = all.map((device) => ({ device, health: deviceHealth(device, today) }));
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
      advice: adviceFor(health, language),
    })),
    email: reach.email
      ? {
          address: maskedAddress(reach.email.address),
          health: reach.email.aside === undefined ? 'works' : 'failed',
          confirmedOn: reach.email.checkedOn ?? null,
          advice: reach.email.aside === undefined ? null : say(`channels.advice-email-${reach.email.aside}`, language),
        }
      : null,
    silence: silence ? { code: silence, advice: say(`channels.silence-${silence}`, language) } : null,
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
    mutesEverything: CHOOSABLE.every((subject) =>
      ['email', 'push'].every((way) => choices.muted[subject]?.some((channel) => channel === way)),
    ),
  });

/** A person's choices, and the alternatives. */
export const showChoices = (choices: Choices, language: Language): output<typeof WireChoices> => ({
  muted: CHOOSABLE.flatMap((subject) => {
    const channels = choices.muted[subject];
    return channels && channels.length > 0 ? [{ subject, channels: [...channels] }] : [];
  }),
  window: choices.window ?? null,
  digest: choices.digest ?? false,
  language: choices.language ?? null,
  subjects: CHOOSABLE.map((subject) => ({ subject, title: say(`channels.subject-${subject}`, language) })),
  locked: say('channels.locked', language),
});
