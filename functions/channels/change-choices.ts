import type { CallerAs } from '../access/authorize.ts';
import type { OwnerSettings } from '../settings/lookup.ts';
import { type RefusalParams, stale } from '../shared/errors.ts';
import { canonicalJson } from '../shared/ids.ts';
import { hoursMeet } from '../shared/school/hours.ts';
import { type AuthorizeDeps, authorizeOwn } from './authorize.ts';
import type { Choices } from './channel.ts';
import type { ChannelsLookup } from './lookup.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { type Choosable, faultOfWindow } from './rules.ts';
import type { ChannelsStore } from './store.ts';

type ReadDeps = AuthorizeDeps & { readonly channels: Pick<ChannelsLookup, 'reach'> };
type Deps = ReadDeps & {
  readonly store: Pick<ChannelsStore, 'choose'>;
  readonly settings: { of(ownerId: string): Promise<OwnerSettings> };
};
export type Wanted = {
  readonly muted: readonly { readonly area: Choosable; readonly channels: readonly ('email' | 'push')[] }[];
  readonly window: { readonly from: string; readonly to: string } | null;
  readonly digest: boolean;
  readonly language: 'nb' | 'nn' | 'en' | 'se' | null;
};

/** The caller's present choices; version 0 if there are none. */
export const showChoices =
  (deps: ReadDeps) =>
  async (caller: CallerAs): Promise<Choices> =>
    (await deps.channels.reach(caller.login.ownerId, await authorizeOwn(deps, caller))).choices;

/**
 * Writes choices over the version that the caller saw. Legal notices are not among the areas, so they cannot be
 * muted (F2).
 */
export const changeChoices =
  (deps: Deps) =>
  async (caller: CallerAs, wanted: Wanted, seen: number): Promise<Choices> => {
    const { ownerId } = caller.login;
    const areas = wanted.muted.map(({ area }) => area);
    if (new Set(areas).size !== areas.length) throw fault('/muted', 'channels.area-twice');
    if (wanted.window && faultOfWindow(wanted.window)) throw fault('/window', 'channels.window-empty');
    const [person, settings] = await Promise.all([
      authorizeOwn(deps, caller),
      wanted.window ? deps.settings.of(ownerId) : undefined,
    ]);
    const hours = settings?.at()['notices.window'];
    if (hours && wanted.window && !hoursMeet(hours, wanted.window)) {
      throw fault('/window', 'channels.window-outside', hours);
    }
    const choices: Choices = {
      muted: Object.fromEntries(wanted.muted.map(({ area, channels }) => [area, [...new Set(channels)]])),
      window: wanted.window ?? undefined,
      digest: wanted.digest,
      language: wanted.language ?? undefined,
      version: seen + 1,
    };
    // Choices that are sent back unchanged write nothing.
    const { choices: held } = await deps.channels.reach(ownerId, person);
    if (held.version === seen && canonicalJson(bare(held)) === canonicalJson(bare(choices))) return held;
    if (await deps.store.choose(ownerId, person, choices)) return choices;
    // After a lost answer the same choices are already stored under the next version.
    const { choices: now } = await deps.channels.reach(ownerId, person);
    if (now.version === seen + 1 && canonicalJson(bare(now)) === canonicalJson(bare(choices))) return now;
    throw stale(now.version);
  };

const fault = (at: string, code: RefusalCode, params?: RefusalParams) => refuse(code, params, { at });

/** Choices without their version, in a canonical form. */
const bare = ({ muted, window, digest, language }: Choices) => ({
  muted: Object.fromEntries(
    Object.entries(muted).flatMap(([area, channels]) =>
      channels.length > 0 ? [[area, channels.toSorted()] as const] : [],
    ),
  ),
  window: window ?? null,
  digest: digest ?? false,
  language: language ?? null,
});
