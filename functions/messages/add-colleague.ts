import type { CallerAs } from '../access/authorize.ts';
import type { Lookup, StaffCard } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import { notFound } from '../shared/errors.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { addDays, type Day, holdsOn, type Moment } from '../shared/time.ts';
import { type Change, type ChangeDeps, readPeople, saveChange } from './change-people.ts';
import { firstStep, inStateAt, isSeated, lastAllowedDay } from './colleague-rules.ts';
import { mustBeOn, mustBeOpen } from './delivery.ts';
import type { Party, Thread } from './record.ts';
import { refuse } from './refusals.ts';
import { authorizeThread, byRelation, isApart, MAY_WRITE, presentIn, type ThreadName } from './rights.ts';
import { isSame, MOST_PARTIES, type Person } from './rules.ts';
import { namesOf, togetherOf } from './view.ts';

export type AddDeps = ChangeDeps & { readonly lookup: Pick<Lookup, 'whoIs' | 'guardianContacts' | 'staffNames'> };
type Input = ThreadName & {
  /** Either names the colleague; the Feide name counts where both do. */
  readonly staffId?: string | undefined;
  readonly feideName?: string | undefined;
  readonly lastDay: Day;
  readonly askForEarlier?: boolean | undefined;
};

/**
 * A teacher of the pupil adds a colleague of the school to a conversation, until a day (G2): two reads and one
 * transaction. By the school's setting, the family is told, or must say yes first.
 */
export const addColleague = (deps: AddDeps) => (caller: CallerAs<'staff'>, input: Input) =>
  retryOnConflict(async () => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const named = () =>
      input.feideName === undefined
        ? { staffId: input.staffId }
        : deps.lookup.whoIs({ login: 'feide', ownerId, subject: input.feideName });
    const found = await authorizeThread(
      deps,
      { ...caller, name: input },
      {
        right: MAY_WRITE,
        load: () => Promise.all([loadOrgContext(deps, caller), named()]),
        beside: ({ thread, loaded: [, { staffId }], staff }) => {
          const guardians = thread.parties.map(({ person }) => person).filter(({ kind }) => kind === 'guardian');
          return Promise.all([
            readPeople(deps, ownerId, { thread, staff, coming: staffId }),
            namesOf(deps.lookup, ownerId, guardians),
          ]);
        },
      },
    );
    const { thread, card, basis } = found;
    const [beside, names] = found.beside;
    const [org, { staffId = '' }] = found.loaded;
    // An added colleague does not add others.
    if (!byRelation(basis)) throw notFound();
    mustBeOn(org, thread.schoolId);
    mustBeOpen(thread, org, moment);
    const present = presentIn({ ownerId, card, thread, staff: beside.cards, day: moment.day });
    if (isApart(present, togetherOf(card, names))) throw refuse('messages.homes-apart');
    const comer: Person = { kind: 'staff', id: staffId };
    const isIn = present.some(({ person }) => isSame(person, comer));
    const colleague = beside.cards.get(staffId);
    mayCome({ thread, comer, colleague, isIn, input }, moment);
    const setting = org.at(thread.schoolId)['messages.colleagues'];
    const change = added(thread, { input, comer, addedBy: found.party.person.id, setting, moment });
    return saveChange(deps, caller, { found: { ...found, beside, org }, change });
  });

type Coming = {
  readonly thread: Thread;
  readonly comer: Person;
  readonly colleague: StaffCard | undefined;
  readonly isIn: boolean;
  readonly input: Input;
};

/** Refuses a colleague who may not come to the conversation, and says why. */
function mayCome({ thread, comer, colleague, isIn, input }: Coming, moment: Moment): void {
  const { lastDay, feideName } = input;
  const lastAllowed = lastAllowedDay(moment.day);
  if (lastDay < moment.day || lastDay > lastAllowed)
    throw refuse('messages.last-day', { lastAllowedDay: lastAllowed }, { at: '/lastDay' });
  const works = colleague?.assignments.some(
    (assignment) => assignment.schoolId === thread.schoolId && holdsOn(assignment, moment.day),
  );
  if (!works) throw refuse('messages.no-colleague', {}, { at: feideName === undefined ? '/staffId' : '/feideName' });
  const seated = seatedIn(thread, moment);
  const isAsked = seated.some(({ person, waits }) => waits === true && isSame(person, comer));
  if (isIn || isAsked) throw refuse('messages.already-in');
  const others = seated.filter(({ person }) => !isSame(person, comer));
  if (others.length >= MOST_PARTIES) throw refuse('messages.too-many-people');
}

const seatedIn = ({ parties }: Thread, moment: Moment): readonly Party[] =>
  parties.filter((party) => isSeated(party, moment));

type Adding = {
  readonly input: Input;
  readonly comer: Person;
  readonly addedBy: string;
  readonly setting: 'inform' | 'ask';
  readonly moment: Moment;
};

/** The change by which the colleague comes. Colleagues whose part is over leave their places. */
function added(thread: Thread, { input, comer, addedBy, setting, moment }: Adding): Change {
  const { to, tells } = firstStep(setting, input.askForEarlier === true);
  const isComer = ({ person }: Party) => isSame(person, comer);
  const stay = seatedIn(thread, moment).filter((party) => !isComer(party));
  const party: Party = {
    person: comer,
    as: 'added',
    since: moment.day,
    until: addDays(input.lastDay, 1),
    addedBy,
    seesFrom: '',
    consent: 'none',
    // Somebody who was in it before has it in a list still.
    listedAt: thread.parties.find(isComer)?.listedAt ?? '',
  };
  const isAsked = setting === 'ask' || input.askForEarlier === true;
  const askedAt = isAsked ? moment.instant : undefined;
  return {
    kind: tells,
    staffId: comer.id,
    people: (lineId) => [...stay, inStateAt(party, to, { seesFrom: lineId, askedAt })],
    dropped: thread.parties.filter((party) => !isSeated(party, moment) && !isComer(party)),
  };
}
