import type { output } from 'zod/mini';
import type { Calling } from '../access/authorize.ts';
import type { Day } from '../shared/time.ts';
import { Statement } from './questions.ts';
import { authorizePair, classNow, type PairContext, type PairName, type SameDeps } from './same-people.ts';
import { type Item, mayGoOn, type Side, sameStamp, standingFacts } from './same-rules.ts';
import type { ComparedPerson, Gift, SamePeople } from './schema.ts';
import { schoolsOf, strictest } from './settle-rules.ts';
import { statementShown } from './work-view.ts';

/** Two records side by side, and the rights that one joined record would have (J2). */
export const comparePeople =
  (deps: SameDeps) =>
  async (caller: Calling, name: PairName): Promise<output<typeof SamePeople>> => {
    const { kind } = name;
    const { day } = caller.moment;
    const pair = await authorizePair(deps, caller, name);
    const { sides } = pair;
    const names = await namesOf(deps, caller, kind, pair);
    return {
      kind,
      people: sides.map((side) => personShown(kind, side, day)),
      mayGoOn: [...mayGoOn(sides, day)],
      joined: {
        protection: kind === 'staff' ? null : strictest(sides.map(({ protection }) => protection)),
        gives: sides.flatMap((side) => standingFacts(side, day).flatMap((item) => giftOf(item, side, names))),
      },
      seen: sameStamp(sides),
    };
  };

const word = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function personShown(kind: PairName['kind'], side: Side, day: Day): output<typeof ComparedPerson> {
  const { id, profile, protection, to, statements, hasOwnRecords } = side;
  return {
    id,
    name: `${profile.givenName} ${profile.familyName}`,
    birthDate: word(profile.birthDate),
    className: classNow(side.facts, day),
    protection: kind === 'staff' ? null : protection,
    to: to ?? null,
    hasOwnRecords,
    sources: statements.map((each) => statementShown(Statement.parse(each))),
  };
}

/** Names of the people and schools that the records refer to; of pupils only those of the caller's school. */
async function namesOf(
  { lookup }: SameDeps,
  { login, moment }: Calling,
  kind: PairName['kind'],
  { sides, children, schools, schoolId }: PairContext,
): Promise<ReadonlyMap<string, string>> {
  const named = children
    .filter((card) => schoolId === undefined || schoolsOf(card.facts, moment.day).includes(schoolId))
    .map((card) => [card.facts.pupilId, `${card.givenName} ${card.familyName}`] as const);
  const guardianIds = kind === 'pupil' ? sides.flatMap(({ facts }) => facts.flatMap(guardianIn)) : [];
  const guardians = await lookup.guardianNames(login.ownerId, guardianIds);
  return new Map([...named, ...guardians, ...schools.map(({ id, name }) => [id, name] as const)]);
}

const guardianIn = ({ guardianId }: Item): string[] => (typeof guardianId === 'string' ? [guardianId] : []);

type Kind = output<typeof Gift>['kind'];
const KINDS: Readonly<Record<string, Kind>> = {
  GUARDIAN: 'relation',
  CONSENT: 'consent',
  ENROLMENT: 'enrolment',
  TEACHES: 'teaches',
  ROLE: 'role',
  GRANT: 'substitute',
};

/** The right that a fact gives, and its person, school or group. */
function giftOf(item: Item, side: Side, names: ReadonlyMap<string, string>): output<typeof Gift>[] {
  const kind = KINDS[item.sk.split('#')[1] ?? ''];
  if (!kind) return [];
  const pupilId = item.pk.split('#').at(-1) ?? '';
  const with_ = pupilId === side.id ? (word(item.guardianId) ?? word(item.schoolId) ?? '') : pupilId;
  return [
    {
      kind,
      hadBy: side.id,
      name: word(item.groupName) ?? names.get(with_) ?? null,
      value: word(item.basis) ?? word(item.role) ?? word(item.as),
      from: word(item.from),
      to: word(item.to),
    },
  ];
}
