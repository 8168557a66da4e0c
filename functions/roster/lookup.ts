import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Actor } from '../access/policy.ts';
import type { Login } from '../shared/actor.ts';
import { allItems, type Dynamo, key } from '../shared/dynamo.ts';
import { Refusal } from '../shared/errors.ts';
import { keyedId } from '../shared/ids.ts';
import type { Day } from '../shared/time.ts';
import {
  type Grant,
  type GroupDay,
  lessonOf,
  type PupilCard,
  pupilOf,
  type School,
  type StaffCard,
  schoolsOf,
  staffOf,
  type Term,
  whoOf,
} from './records.ts';
import type { WorkKind } from './rules.ts';

/** The person records behind a login, and which children a guardian should be asked about. */
export type Who = {
  readonly guardianId?: string | undefined;
  readonly pupilId?: string | undefined;
  readonly staffId?: string | undefined;
  readonly childIds: readonly string[];
};

export type Lookup = ReturnType<typeof rosterLookup>;

/**
 * Who belongs to whom: the roster's read-only questions for the other features. Every answer is read now and
 * strongly consistent (law 2); each function is one round trip.
 */
export function rosterLookup(client: Dynamo, table: string, loginKey: () => Promise<string>) {
  const query = (pk: string, prefix?: string): Promise<Record<string, unknown>[]> =>
    allItems(client, {
      TableName: table,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': pk, ...(prefix !== undefined && { ':prefix': prefix }) },
      ConsistentRead: true,
    });

  return {
    /** Records behind a login; a login nobody knows has none and is refused nothing here: the policy does that. */
    async whoIs(login: Login): Promise<Who> {
      const subject = keyedId(await loginKey(), login.login, login.subject);
      return whoOf(await query(key(login.ownerId, 'LOGIN', subject)));
    },

    /** What the policy needs to know of a pupil, and the card to show; `undefined` when there is no such pupil. */
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

    /** Names of guardians by id, for those who may see them; ids without a record are left out. */
    async guardianNames(ownerId: string, guardianIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (guardianIds.length === 0) return new Map();
      const keys = [...new Set(guardianIds)]
        .slice(0, 100)
        .map((id) => ({ pk: key(ownerId, 'GUARDIAN', id), sk: 'FACTS#PROFILE' }));
      const found = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
      );
      const items = found.Responses?.[table] ?? [];
      return new Map(items.map((item) => [String(item.id), `${item.givenName} ${item.familyName}`]));
    },
  };
}

async function lessonsOfGroup(client: Dynamo, table: string, pk: string, from: Day, to: Day): Promise<GroupDay[]> {
  const items = await allItems(client, {
    TableName: table,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': pk, ':from': `LESSON#${from}`, ':to': `LESSON#${to}~` },
  });
  return items.map(lessonOf);
}

/** The person a login stands for in one capacity; a login without that capacity owns nothing, so everything is 404. */
export function capacity(who: Who, kind: 'guardian' | 'pupil' | 'staff'): string {
  const personId = kind === 'guardian' ? who.guardianId : kind === 'pupil' ? who.pupilId : who.staffId;
  if (personId === undefined) throw new Refusal('forbidden', 'no-such-role');
  return personId;
}

/** A staff actor for the policy, out of a staff card. */
export const staffActor = (ownerId: string, card: StaffCard): Extract<Actor, { kind: 'staff' }> => ({
  kind: 'staff',
  ownerId,
  personId: card.staffId,
  assignments: card.assignments,
});

export type { Grant, GroupDay, PupilCard, School, StaffCard, Term, WorkKind };
