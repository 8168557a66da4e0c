import { type Actor, isProtected } from '../access/policy.ts';
import { kept } from '../shared/kept.ts';
import { allItems, type Dynamo, itemsAt, itemsToShow, key } from '../shared/table/dynamo.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { Group, type GroupCard, groupOf, type PupilName } from './group-records.ts';
import { logins } from './logins.ts';
import { changedMark, copyOf, isSameCopy, namesIn } from './name-copies.ts';
import { type GuardianContact, pupilLists, schoolPupils } from './pupil-lists.ts';
import {
  type GroupDay,
  lessonOf,
  type PupilCard,
  pupilOf,
  type School,
  type StaffCard,
  schoolsOf,
  staffOf,
  type Term,
} from './records.ts';
import { refuse } from './refusals.ts';
import type { WorkKind } from './rules.ts';
import { staffLists } from './staff-lists.ts';
import { isHere, roleId, type Who } from './who.ts';

/** The login key for queues and schedules, where nobody logs in: a call is a mistake and fails. */
export const nobodyLogsIn = (): Promise<never> => Promise.reject(new Error('Nobody logs in here.'));

export type Lookup = ReturnType<typeof rosterLookup>;

/**
 * The roster's read-only questions for the other features. Every read is strongly consistent (law 2), except indexes
 * and names that are only shown; each function is one round trip.
 */
export function rosterLookup(client: Dynamo, table: string, loginKey: () => Promise<string>) {
  const query = (pk: string, prefix?: string): Promise<Record<string, unknown>[]> =>
    allItems(client, {
      TableName: table,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
      ConsistentRead: true,
    });

  const names = async (
    ownerId: string,
    kind: 'GUARDIAN' | 'STAFF',
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, string>> => {
    const items = await itemsToShow(client, table, profiles(ownerId, kind, ids));
    return new Map(items.map((item) => [String(item.id), `${item.givenName} ${item.familyName}`]));
  };

  return {
    ...staffLists(client, table),
    ...pupilLists(client, table),
    ...logins(query, loginKey),

    /** A pupil's facts for the policy, and the card to show; `undefined` when there is no such pupil. */
    async pupil(ownerId: string, pupilId: string): Promise<PupilCard | undefined> {
      return pupilOf(await query(key(ownerId, 'PUPIL', pupilId), 'FACTS#'));
    },

    /** A member of staff with dated roles and groups; `undefined` when there is none. */
    async staff(ownerId: string, staffId: string): Promise<StaffCard | undefined> {
      return staffOf(await query(key(ownerId, 'STAFF', staffId), 'FACTS#'));
    },

    /** The owner's schools and terms. */
    async schools(ownerId: string): Promise<{ readonly schools: readonly School[]; readonly terms: readonly Term[] }> {
      return schoolsOf(await query(key(ownerId, 'SCHOOLS')));
    },

    /** The lessons of some groups from one day to another (both included), sorted by time: one parallel trip. */
    async lessons(ownerId: string, groupIds: readonly string[], from: Day, to: Day): Promise<readonly GroupDay[]> {
      const perGroup = await Promise.all(
        groupIds.map((groupId) => lessonsOfGroup(client, table, key(ownerId, 'GROUP', groupId), from, to)),
      );
      return perGroup.flat().sort((a, b) => (a.date + a.from < b.date + b.from ? -1 : 1));
    },

    /** A teacher's lessons from one day to another (both included), sorted by time (an eventually consistent index). */
    async timetable(ownerId: string, staffId: string, from: Day, to: Day): Promise<readonly GroupDay[]> {
      const items = await allItems(client, {
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': key(ownerId, 'STAFF', staffId, 'LESSONS'),
          ':from': from,
          ':to': `${to}~`,
        },
      });
      return items.map(lessonOf);
    },

    /** A group with everybody who is or was in it; `undefined` when there is none. One parallel trip. */
    async group(ownerId: string, groupId: string): Promise<GroupCard | undefined> {
      const pk = key(ownerId, 'GROUP', groupId);
      const [found, members] = await Promise.all([itemsAt(client, table, [{ pk, sk: 'GROUP' }]), query(pk, 'MEMBER#')]);
      return groupOf(found, members);
    },

    /** Groups by id, without their members, in no order; ids without a record are left out. */
    async groups(ownerId: string, groupIds: readonly string[]): Promise<readonly Group[]> {
      const keys = [...new Set(groupIds)].map((groupId) => ({ pk: key(ownerId, 'GROUP', groupId), sk: 'GROUP' }));
      return (await itemsAt(client, table, keys)).map((item) => Group.parse(item));
    },

    /** The groups of a school, past ones too (an eventually consistent index). */
    async groupsAt(ownerId: string, schoolId: string): Promise<readonly Group[]> {
      const items = await allItems(client, {
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': key(ownerId, 'SCHOOL', schoolId, 'GROUPS') },
      });
      return items.map((item) => Group.parse(item));
    },

    /**
     * Pupils as lists show them, by id; ids without a record are left out. With their group this costs one or two
     * reads, without it a read for each pupil.
     */
    pupilNames: namesIn(client, table),

    /** Names of guardians by id, eventually consistent; ids without a record are left out. The caller authorizes. */
    guardianNames: (ownerId: string, ids: readonly string[]) => names(ownerId, 'GUARDIAN', ids),

    /** Names of staff by id, eventually consistent; ids without a record are left out. */
    staffNames: (ownerId: string, ids: readonly string[]) => names(ownerId, 'STAFF', ids),
  };
}

/** The same for requests: schools and terms may be some seconds old, all else is read now. */
export function keptRoster(client: Dynamo, table: string, loginKey: () => Promise<string>): Lookup {
  const lookup = rosterLookup(client, table, loginKey);
  return { ...lookup, schools: kept(lookup.schools) };
}

const profiles = (ownerId: string, kind: 'GUARDIAN' | 'STAFF', ids: readonly string[]) =>
  [...new Set(ids)].map((id) => ({ pk: key(ownerId, kind, id), sk: 'FACTS#PROFILE' }));

async function lessonsOfGroup(client: Dynamo, table: string, pk: string, from: Day, to: Day): Promise<GroupDay[]> {
  const items = await allItems(client, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': `LESSON#${from}`, ':to': `LESSON#${to}~` },
  });
  return items.map(lessonOf);
}

/**
 * True when the pupil is at that school now: by the home school or by a group there. Other pupils are "not found", like
 * pupils who do not exist (decision 005).
 */
export const isAt = ({ facts }: PupilCard, schoolId: string, day: Day): boolean =>
  holdsOn(facts.stay, day) &&
  (facts.schoolId === schoolId ||
    facts.enrolments.some((enrolment) => enrolment.schoolId === schoolId && holdsOn(enrolment, day)));

/** The pupils who are in a group on a day, each once. */
export const membersOn = ({ members }: GroupCard, day: Day): readonly string[] => [
  ...new Set(members.flatMap((member) => (member.as === 'student' && holdsOn(member, day) ? [member.personId] : []))),
];

/** The names of a group's pupils of a day by id, without pupils who have left the owner's schools. */
export async function namesOn(
  lookup: Pick<Lookup, 'pupilNames'>,
  ownerId: string,
  { group, day }: { readonly group: GroupCard; readonly day: Day },
): Promise<ReadonlyMap<string, PupilName>> {
  const names = await lookup.pupilNames(ownerId, membersOn(group, day), group);
  return new Map([...names].filter(([, pupil]) => holdsOn(pupil, day)));
}

/** A pupil as the rows of a list name one. */
export const pupilRow = ({
  pupilId,
  givenName,
  familyName,
  protection,
}: Pick<PupilName, 'pupilId' | 'givenName' | 'familyName' | 'protection'>) => ({
  pupilId,
  pupilName: `${givenName} ${familyName}`,
  protected: isProtected(protection),
});

/** The pupil's class on a day. */
export const classOn = ({ groups }: PupilCard, day: Day): PupilCard['groups'][number] | undefined =>
  groups.find((group) => group.groupKind === 'basis' && holdsOn(group, day));

/** The name of the pupil's class on a day; `null` where the pupil is in none. */
export const classOf = (card: PupilCard, day: Day): string | null => classOn(card, day)?.groupName ?? null;

/** The card of a member of staff employed that day; a former one gets the same refusal as an unknown login. */
export function atWork(card: StaffCard | undefined, day: Day): StaffCard {
  if (!card || !holdsOn(card.employed, day)) throw refuse('no-such-role');
  return card;
}

/** A staff actor for the policy, out of a staff card. */
export const staffActor = (ownerId: string, card: StaffCard): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  ownerId,
  personId: card.staffId,
  assignments: card.assignments,
});

export { type NameCopies, nameCopies } from './copies-store.ts';
export { Settlement } from './questions.ts';
export type {
  Group,
  GroupCard,
  GroupDay,
  GuardianContact,
  PupilCard,
  PupilName,
  School,
  StaffCard,
  Term,
  Who,
  WorkKind,
};
export { changedMark, copyOf, isHere, isSameCopy, roleId, schoolPupils };
