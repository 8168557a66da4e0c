import { type Caller, logLooks } from '../access/authorize.ts';
import type { Action } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type ChannelsLookup, type Choosable, getsNotices } from '../channels/lookup.ts';
import { type MessageSettings, mustBeOn } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactAt, loadOrgContext, type Settings, type SettingsLookup } from '../settings/lookup.ts';
import { type Hours, isOpen } from '../shared/school/hours.ts';
import { addDays, type Instant, instantIn, type Moment } from '../shared/time.ts';
import { audienceOf, type GroupRight, type Home } from './audience.ts';
import { type GroupName, loadGroup, mustIn } from './authorize.ts';
import { nameOf } from './rules.ts';
import { countsIn, guardiansIn, linesOf } from './view.ts';

/** The settings that news to a group reads. */
export type GroupSettings = MessageSettings & Pick<Settings, 'notices.window'>;
export type GroupFormDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'schools' | 'group' | 'pupil' | 'guardianContacts'>;
  readonly settings: SettingsLookup<GroupSettings>;
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  readonly logRead: LogRead;
};
type Rights = {
  readonly action: Action;
  readonly right: GroupRight;
  /** The area in which people may have muted the news. */
  readonly area: Choosable;
};

/**
 * Whom news to the group reaches now, those among them without a notice, and the caller in the group: five reads. It
 * refuses a caller without the action, and a school that has turned messages off.
 */
export const groupForm =
  (deps: GroupFormDeps, { action, right, area }: Rights) =>
  async (caller: Caller, name: GroupName) => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const found = await loadGroup(deps, caller, { ...name, load: () => loadOrgContext(deps, caller) });
    const { actor, group, loaded: org } = found;
    const basis = mustIn(found, action, moment);
    mustBeOn(org, name.schoolId);
    const homes = await audienceOf(deps.lookup, ownerId, { group, day: moment.day, right });
    const silent = await silentIn(deps, ownerId, { homes, moment, area });
    const looks = silent.map(({ card }) => ({ facts: card.facts, basis }));
    const [contacts] = await Promise.all([
      deps.lookup.guardianContacts(ownerId, guardiansIn(silent)),
      logLooks(deps.logRead, actor, moment, action, looks),
    ]);
    const { pupils, adults } = countsIn(homes, []);
    const form = {
      group: group.name,
      pupils,
      adults,
      silent: linesOf(silent, contacts),
      office: contactAt(org, name.schoolId),
      noticesAt: leaveAt(org.at(name.schoolId)['notices.window'], moment),
    };
    return { form, found };
  };

type Asked = { readonly homes: readonly Home[]; readonly moment: Moment; readonly area: Choosable };

/** The homes in which somebody gets no notice, with those people alone. Each person's channels are read once. */
async function silentIn(
  { channels }: Pick<GroupFormDeps, 'channels'>,
  ownerId: string,
  { homes, moment, area }: Asked,
): Promise<readonly Home[]> {
  const readers = new Map(homes.flatMap((home) => home.readers.map((reader) => [nameOf(reader), reader] as const)));
  const reached = await Promise.all(
    [...readers].map(async ([name, reader]) => {
      const reach = await channels.reach(ownerId, reader);
      return getsNotices(reach, area, moment.day) ? [] : [name];
    }),
  );
  const silent = new Set(reached.flat());
  return homes
    .map(({ card, readers: all }) => ({ card, readers: all.filter((reader) => silent.has(nameOf(reader))) }))
    .filter(({ readers: left }) => left.length > 0);
}

/** When notices leave that are written now: `null` for at once, else when the owner's hours begin again. */
function leaveAt(window: Hours, { instant, day, time }: Moment): Instant | null {
  if (isOpen(window, time)) return null;
  const today = instantIn(day, window.from);
  return today > instant ? today : instantIn(addDays(day, 1), window.from);
}
