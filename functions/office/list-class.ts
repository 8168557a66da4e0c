import type { output } from 'zod/mini';
import { authorizeGroup, type Caller, groupTarget, logLooks } from '../access/authorize.ts';
import { decide, isProtected } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import {
  type GroupCard,
  type GuardianContact,
  type Lookup,
  membersOn,
  namesOn,
  type PupilCard,
  type PupilName,
} from '../roster/lookup.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { fullName } from './full-name.ts';
import { byName } from './rules.ts';
import type { ClassList } from './schema.ts';
import { mayBeCalled } from './show-card.ts';
import { wordFor } from './texts.ts';

export type ClassDeps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil' | 'pupilNames' | 'guardianContacts'>;
  readonly logRead: LogRead;
};
const ACTION = 'class:pupils';
const CONTACTS = 'class:contacts';
type Row = output<typeof ClassList>['pupils'][number];
/** A line of the list with the pupil's facts for the access log. */
type Listed = { readonly facts: Pick<PupilName, 'pupilId' | 'protection'>; readonly row: Row };

/** Use-case: the pupils of a group today, with their guardians' numbers for the staff responsible for it. */
export const listClass =
  (deps: ClassDeps) =>
  async (caller: Caller, groupId: string): Promise<output<typeof ClassList>> => {
    const { lookup, logRead } = deps;
    const { ownerId } = caller.login;
    const { day } = caller.moment;
    const { actor, basis, group } = await authorizeGroup(lookup, caller, { action: ACTION, groupId });
    const contacts = decide(CONTACTS, actor, groupTarget(group), day);
    const found = await (contacts.allowed
      ? withContacts(deps, ownerId, membersOn(group, day), day)
      : namesAlone(deps, ownerId, group, day));
    const [reached, named] = [found.filter(isReached), found.filter((listed) => !isReached(listed))];
    await Promise.all([
      logLooks(logRead, actor, caller.moment, ACTION, looksOf(named, basis)),
      contacts.allowed && logLooks(logRead, actor, caller.moment, CONTACTS, looksOf(reached, contacts.basis)),
    ]);
    const pupils = found.map(({ row }) => row);
    const isShort = pupils.some(({ guardians }) => guardians === null);
    const why = contacts.allowed ? 'office.left-out.protected' : 'office.left-out.not-yours';
    return {
      groupId,
      name: group.name,
      date: day,
      pupils,
      notShown: isShort ? wordFor(why, caller.language) : null,
    };
  };

/** True if the line shows guardians, which is a look by its own right; false for a protected pupil. */
const isReached = ({ row }: Listed): boolean => row.guardians !== null;
const looksOf = (listed: readonly Listed[], basis: string) => listed.map(({ facts }) => ({ facts, basis }));

const listedOf = (
  pupil: Pick<PupilName, 'pupilId' | 'givenName' | 'familyName' | 'protection'>,
  guardians: Row['guardians'],
): Listed => ({
  facts: pupil,
  row: { pupilId: pupil.pupilId, pupilName: fullName(pupil), protected: isProtected(pupil.protection), guardians },
});

async function namesAlone({ lookup }: ClassDeps, ownerId: string, group: GroupCard, day: Day): Promise<Listed[]> {
  const names = await namesOn(lookup, ownerId, { group, day });
  return [...names.values()].sort(byName).map((pupil) => listedOf(pupil, null));
}

/**
 * Only the card shows the family of a protected pupil and the number of a protected guardian, since people print lists
 * (law 4).
 */
async function withContacts(
  { lookup }: ClassDeps,
  ownerId: string,
  ids: readonly string[],
  day: Day,
): Promise<Listed[]> {
  const read = await Promise.all(ids.map((id) => lookup.pupil(ownerId, id)));
  const cards = read.flatMap((card) => (card && holdsOn(card.facts.stay, day) ? [card] : []));
  const callable = new Map(cards.map((card) => [card.facts.pupilId, openOf(card, ownerId, day)]));
  const contacts = await lookup.guardianContacts(
    ownerId,
    [...callable.values()].flatMap((guardians) => guardians ?? []),
  );
  return cards
    .map(({ facts, givenName, familyName }) => ({ ...facts, givenName, familyName }))
    .sort(byName)
    .map((pupil) => listedOf(pupil, shownOf(callable.get(pupil.pupilId) ?? null, contacts)));
}

const openOf = (card: PupilCard, ownerId: string, day: Day): readonly string[] | null =>
  !isProtected(card.facts.protection) ? [...mayBeCalled(ownerId, card, day)] : null;

const shownOf = (ids: readonly string[] | null, contacts: ReadonlyMap<string, GuardianContact>) =>
  ids
    ?.flatMap((id) => contacts.get(id) ?? [])
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
    .map(({ guardianId, name, phone, isProtected }) => ({ guardianId, name, phone: isProtected ? null : phone })) ??
  null;
