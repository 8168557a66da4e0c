import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { authorizeGroup, logLooks } from '../access/authorize.ts';
import { guardiansWho, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { type GuardianContact, type Lookup, membersOn, type PupilCard } from '../roster/lookup.ts';
import type { ChannelsLookup, Reach } from './lookup.ts';
import { deviceHealth } from './rules.ts';
import type { Unreachable } from './schema.ts';
import { texts } from './texts.ts';
import { silenceIn } from './view.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'guardianContacts'>;
  readonly channels: Pick<ChannelsLookup, 'reach'>;
  readonly logRead: LogRead;
};

const ACTION = 'class:reach';

/**
 * Families of a class that no notice reaches (F4): entitled guardians without a working channel, the cause, and the
 * phone number. A protected family's number is on the pupil's card only (law 4).
 */
export const listUnreachable =
  (deps: Deps) =>
  async (caller: Caller, groupId: string): Promise<output<typeof Unreachable>> => {
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const { actor, basis, group } = await authorizeGroup(deps.lookup, caller, { action: ACTION, groupId });
    const pupilIds = membersOn(group, day);
    const cards = (await Promise.all(pupilIds.map((id) => deps.lookup.pupil(ownerId, id)))).flatMap(
      (card) => card ?? [],
    );
    const families = await Promise.all(cards.map((card) => familyOf(deps, caller, card)));
    const silent = await callable(
      deps,
      ownerId,
      families.filter(({ guardians }) => guardians.length > 0),
      caller,
    );
    const seen = cards.filter((card) => silent.some((pupil) => pupil.pupilId === card.facts.pupilId));
    await logLooks(
      deps.logRead,
      actor,
      caller.moment,
      ACTION,
      seen.map(({ facts }) => ({ facts, basis })),
    );
    return { families: silent.sort((a, b) => a.pupilName.localeCompare(b.pupilName, 'nb')) };
  };

type Family = Awaited<ReturnType<typeof familyOf>>;

/** Families with names and numbers, in one read for all; states each missing number. */
async function callable(deps: Deps, ownerId: string, families: readonly Family[], { language }: Caller) {
  const ids = families.flatMap(({ guardians }) => guardians.map(({ guardianId }) => guardianId));
  const contacts = await deps.lookup.guardianContacts(ownerId, ids);
  const toDo = (contact: GuardianContact | undefined, isProtected: boolean) => {
    if (isProtected || contact?.isProtected) return 'see-card';
    return contact?.phone ? 'call' : 'ask-for-contact';
  };
  return families.map((family) => ({
    ...family,
    guardians: family.guardians.map((guardian) => {
      const contact = contacts.get(guardian.guardianId);
      const does = toDo(contact, family.protected);
      return {
        ...guardian,
        // Lists are printed, so a protected pupil's guardians appear on the card only (law 4).
        name: family.protected ? null : (contact?.name ?? null),
        phone: does === 'call' ? (contact?.phone ?? null) : null,
        toDo: { does, text: texts[`channels.do-${does}`]?.[language] ?? '' },
      } as const;
    }),
  }));
}

async function familyOf({ channels }: Deps, { login, moment, language }: Caller, card: PupilCard) {
  const { ownerId } = login;
  const { facts, givenName, familyName } = card;
  const reached = await Promise.all(
    guardiansWho('child:read', ownerId, facts, moment.day).map(async ({ guardianId }) => ({
      guardianId,
      silence: silenceOf(await channels.reach(ownerId, { kind: 'guardian', id: guardianId }), moment.day),
    })),
  );
  return {
    pupilId: facts.pupilId,
    schoolId: facts.schoolId,
    pupilName: `${givenName} ${familyName}`,
    protected: isProtected(facts.protection),
    guardians: reached.flatMap(({ guardianId, silence }) =>
      silence ? [{ guardianId, silence, advice: texts[`channels.family-${silence}`]?.[language] ?? '' }] : [],
    ),
  };
}

const silenceOf = (reach: Reach, day: string) =>
  silenceIn(
    reach.devices.map((device) => deviceHealth(device, day)),
    reach,
  );
