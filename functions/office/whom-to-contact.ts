import { type Actor, decide, isProtected, type PupilFacts } from '../access/policy.ts';
import { isHere, type Lookup, rosterLookup, type Who } from '../roster/lookup.ts';
import {
  contactLineOf,
  contactLinesAt,
  loadOrgContext,
  type Settings,
  type SettingsLookup,
  settingsLookup,
} from '../settings/lookup.ts';
import type { ContactOf } from '../shared/http/contact.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { type Day, holdsOn } from '../shared/time.ts';

type Deps = {
  readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'schools'>;
  readonly settings: SettingsLookup<Pick<Settings, 'school.contact'>>;
};
type Roster = Pick<Lookup, 'pupil' | 'staff'>;

/**
 * The contacts of the schools that a login belongs to: a member of staff, a pupil, a guardian who may read of a child
 * there. For everybody else the owner's, or those of all its schools, which tell nothing of anybody (decision 005).
 */
const whomToContact =
  (deps: Deps): ContactOf =>
  async (login, moment) => {
    const [who, org] = await Promise.all([deps.lookup.whoIs(login), loadOrgContext(deps, { login, moment })]);
    const own = await schoolsOf(deps.lookup, who, { ownerId: login.ownerId, day: moment.day });
    return (own.length > 0 && contactLinesAt(org, own)) || contactLineOf(org);
  };

/** The same over the main table. */
export const contactOver = (client: Dynamo, table: string, loginKey: () => Promise<string>): ContactOf =>
  whomToContact({ lookup: rosterLookup(client, table, loginKey), settings: settingsLookup(client, table) });

type At = { readonly ownerId: string; readonly day: Day };

async function schoolsOf(lookup: Roster, who: Who, { ownerId, day }: At): Promise<readonly string[]> {
  const { periods = {}, guardianId, pupilId, staffId, childIds } = who;
  const id = (kind: Actor['kind'], personId: string | undefined) =>
    isHere(periods[kind] ?? {}, day) ? personId : undefined;
  const [guardian, pupil, staff] = [id('guardian', guardianId), id('pupil', pupilId), id('staff', staffId)];
  const [card, own, ...children] = await Promise.all([
    staff === undefined ? undefined : lookup.staff(ownerId, staff),
    pupil === undefined ? undefined : lookup.pupil(ownerId, pupil),
    ...(guardian === undefined ? [] : childIds.map((childId) => lookup.pupil(ownerId, childId))),
  ]);
  const mayRead = (facts: PupilFacts) =>
    decide('child:read', { kind: 'guardian', ownerId, personId: guardian ?? '' }, { kind: 'pupil', pupil: facts }, day)
      .allowed;
  return [
    ...(card?.assignments ?? []).flatMap((each) => (holdsOn(each, day) && each.schoolId ? [each.schoolId] : [])),
    ...(own && holdsOn(own.facts.stay, day) ? [own.facts.schoolId] : []),
    // A refusal is no look that the access log knows of, so it must not tell where a protected child goes (law 4).
    ...children.flatMap((child) =>
      child && !isProtected(child.facts.protection) && mayRead(child.facts) ? [child.facts.schoolId] : [],
    ),
  ];
}
