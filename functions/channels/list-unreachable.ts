import type { output } from 'zod/mini';
import { groupTarget, logProtected, permitStaff, staffAsking } from '../access/asking.ts';
import { guardiansWho } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import type { Lookup, PupilCard } from '../roster/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { holdsOn } from '../shared/time.ts';
import type { Caller } from './asking.ts';
import type { ChannelsLookup, Reach } from './lookup.ts';
import { deviceHealth } from './rules.ts';
import type { Unreachable } from './schema.ts';
import { texts } from './texts.ts';
import { silenceIn } from './view.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil'>;
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  readonly logRead: LogRead;
};

const ACTION = 'class:reach';

/**
 * Families of a class whom no notice reaches (F4): those with a guardian who should know and hears nothing. Ids of guardians, no
 * address and no number: what is wrong, not how to call.
 */
export const listUnreachable =
  (deps: Deps) =>
  async (caller: Caller, groupId: string): Promise<output<typeof Unreachable>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const [who, group] = await Promise.all([deps.lookup.whoIs(caller.login), deps.lookup.group(ownerId, groupId)]);
    const asking = await staffAsking(deps.lookup, caller, who);
    if (!group) throw notFound();
    const target = groupTarget(group);
    const basis = permitStaff(asking, caller, ACTION, target);
    const pupilIds = group.members
      .filter((one) => one.as === 'student' && holdsOn(one, day))
      .map((one) => one.personId);
    const cards = (await Promise.all(pupilIds.map((id) => deps.lookup.pupil(ownerId, id)))).flatMap(
      (card) => card ?? [],
    );
    const families = await Promise.all(cards.map((card) => familyOf(deps, caller, card)));
    const silent = families.filter(({ guardians }) => guardians.length > 0);
    const seen = cards.filter((card) => silent.some((one) => one.pupilId === card.facts.pupilId));
    await logProtected(
      deps.logRead,
      asking.actor,
      caller.moment,
      ACTION,
      seen.map(({ facts }) => ({ facts, basis })),
    );
    return { families: silent.sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb')) };
  };

async function familyOf({ channels }: Deps, { login, moment, language }: Caller, card: PupilCard) {
  const { ownerId } = login;
  const { facts, givenName, familyName } = card;
  const reached = await Promise.all(
    guardiansWho('child:read', ownerId, facts, moment.day).map(async ({ guardianId }) => ({
      guardianId,
      silence: silent(await channels.reach(ownerId, { kind: 'guardian', id: guardianId }), moment.day),
    })),
  );
  return {
    pupilId: facts.pupilId,
    pupilName: `${givenName} ${familyName}`,
    protected: facts.protection !== 'none',
    guardians: reached.flatMap(({ guardianId, silence }) =>
      silence ? [{ guardianId, silence, advice: texts[`channels.family-${silence}`]?.[language] ?? '' }] : [],
    ),
  };
}

const silent = (reach: Reach, day: string) =>
  silenceIn(
    reach.devices.map((device) => deviceHealth(device, day)),
    reach,
  );
