import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { allItems, conditionMet, type Dynamo, firstItems, itemAt, itemsAt, queryOf } from '../shared/table/dynamo.ts';
import { countedTo, type Rate } from '../shared/table/rate.ts';
import { type Day, type Instant, isKept, momentOf } from '../shared/time.ts';
import {
  answerAt,
  answersPk,
  dueKeys,
  duePk,
  groupPk,
  meetingAt,
  meetingItem,
  plannerKeys,
  plannerPk,
  seatsAt,
} from './keys.ts';
import { Answer, Meeting, Seats } from './record.ts';
import { MOST_PER_HOUR, type Person } from './rules.ts';

export type MeetingsStore = ReturnType<typeof meetingsStore>;
type InGroup = Pick<Meeting, 'groupId' | 'meetingId'>;
/** A meeting by its id alone, looked for in these groups. */
type InGroups = { readonly groupIds: readonly string[]; readonly meetingId: string };

type PlannedFrom = { readonly from: Day; readonly now: Instant };
type DueRange = { readonly from: Day; readonly to: Day; readonly limit: number };

/** The answers to a meeting, and the places that are taken where they are counted. */
export type Answers = { readonly answers: readonly Answer[]; readonly taken: number };

/** A new meeting with its fact and the answer to the request. */
export type PlanSave = {
  readonly ownerId: string;
  readonly meeting: Meeting;
  readonly fact: Fact;
  readonly reply: WriteAction;
};
/** A meeting as it was read, and as it shall be; the fact only if families are told. */
export type ChangeSave = {
  readonly ownerId: string;
  readonly before: Meeting;
  readonly after: Meeting;
  readonly fact?: Fact | undefined;
};

/** The most meetings that a member of staff plans in an hour. */
const PLANNED: Rate = { kind: 'MEETINGS', per: 'hour', most: MOST_PER_HOUR };
/** The meeting is as it was read. */
const AS_READ = '#status = :planned AND version = :read';

/** Reads and writes of meetings: each read is one round trip, strongly consistent. */
export const meetingsStore = (client: Dynamo, table: string) => ({
  ...reads(client, table),
  ...writes(client, table),
});

function reads(client: Dynamo, table: string) {
  return {
    /** A meeting of a group. */
    async find(ownerId: string, name: InGroup, now: Instant): Promise<Meeting | undefined> {
      return keptOf(await itemAt(client, table, meetingAt(ownerId, name)), now);
    },

    /** A meeting if one of these groups has it: an absent one costs the same. */
    async findIn(ownerId: string, { groupIds, meetingId }: InGroups, now: Instant): Promise<Meeting | undefined> {
      const places = groupIds.map((groupId) => meetingAt(ownerId, { groupId, meetingId }));
      const [item] = await itemsAt(client, table, places);
      return keptOf(item, now);
    },

    /** The meetings of a group that are kept: a few each year. */
    async ofGroup(ownerId: string, groupId: string, now: Instant): Promise<readonly Meeting[]> {
      const part = queryOf(table, { pk: groupPk(ownerId, groupId), prefix: 'MEETING#' });
      return (await allItems(client, part)).flatMap((item) => keptOf(item, now) ?? []);
    },

    /** Every answer to a meeting. */
    async answers(ownerId: string, meetingId: string): Promise<Answers> {
      const items = await allItems(client, queryOf(table, { pk: answersPk(ownerId, meetingId) }));
      const seats = items.find(({ sk }) => sk === 'SEATS');
      return {
        answers: items.filter(({ sk }) => sk !== 'SEATS').map((item) => Answer.parse(item)),
        taken: seats ? Seats.parse(seats).taken : 0,
      };
    },

    /** Meetings with a last day of answers in a range, of which nobody was reminded, at most `limit` (an index). */
    async due(ownerId: string, { from, to, limit }: DueRange): Promise<readonly Meeting[]> {
      const query = queryOf(table, { index: 'gsi2', pk: duePk(ownerId), from, to: `${to}~` });
      return (await firstItems(client, query, limit)).map((item) => Meeting.parse(item));
    },

    /** The meetings that a member of staff has planned, from a day on, that are kept (an index). */
    async plannedBy(ownerId: string, staffId: string, { from, now }: PlannedFrom): Promise<readonly Meeting[]> {
      const query = queryOf(table, { index: 'gsi1', pk: plannerPk(ownerId, staffId), from });
      return (await allItems(client, query)).flatMap((item) => keptOf(item, now) ?? []);
    },

    /** A person's own answers, by meeting. */
    async ownAnswers(
      ownerId: string,
      person: Person,
      meetingIds: readonly string[],
    ): Promise<ReadonlyMap<string, Answer>> {
      const places = meetingIds.map((id) => answerAt(ownerId, id, person));
      const items = await itemsAt(client, table, places);
      return new Map(
        meetingIds.flatMap((id) => {
          const item = items.find(({ pk }) => pk === answersPk(ownerId, id));
          return item ? [[id, Answer.parse(item)] as const] : [];
        }),
      );
    },
  };
}

/** The meeting of an item, unless it is over. */
function keptOf(item: Readonly<Record<string, unknown>> | undefined, now: Instant): Meeting | undefined {
  const meeting = item && Meeting.parse(item);
  return meeting && isKept(meeting, now) ? meeting : undefined;
}

function writes(client: Dynamo, table: string) {
  return {
    /** Writes all or nothing, whatever the number of families. `moved`: this key has been answered meanwhile. */
    plan: ({ ownerId, meeting, fact, reply }: PlanSave): Promise<'saved' | 'moved' | 'too-many'> => {
      const { meetingId, capacity, expiresAtSeconds } = meeting;
      const by = { kind: 'staff', id: meeting.by };
      const seats = { ...seatsAt(ownerId, meetingId), taken: 0, expiresAtSeconds };
      return commitLabelled<'too-many'>(client, [
        orMoved(reply),
        {
          label: 'too-many',
          action: countedTo(table, PLANNED, { ownerId, by, now: momentOf(Date.parse(meeting.at)) }),
        },
        orMoved(newItem(table, meetingItem(ownerId, meeting))),
        ...(capacity === undefined ? [] : [orMoved(newItem(table, seats))]),
        orMoved(factPut(table, fact)),
      ]);
    },

    /** Writes a changed or cancelled meeting. False: it or its places have changed meanwhile. */
    async change({ ownerId, before, after, fact }: ChangeSave): Promise<boolean> {
      const { capacity } = after;
      const saved = await commitLabelled(client, [
        orMoved(changeOf(table, { ownerId, before, after })),
        ...(capacity === undefined || capacity === before.capacity
          ? []
          : [orMoved(check(table, seatsAt(ownerId, after.meetingId), capacity))]),
        ...(fact ? [orMoved(factPut(table, fact))] : []),
      ]);
      return saved === 'saved';
    },

    /** Keeps the answers to a meeting, and the count of its places, as long as the meeting that has moved. */
    async keepAnswers(ownerId: string, { meetingId, expiresAtSeconds }: Meeting): Promise<void> {
      const items = await allItems(client, queryOf(table, { pk: answersPk(ownerId, meetingId) }));
      await Promise.all(
        items.map(({ pk, sk }) =>
          conditionMet(
            client.send(
              new UpdateCommand({
                TableName: table,
                Key: { pk, sk },
                UpdateExpression: 'SET expiresAtSeconds = :expires',
                ConditionExpression: 'attribute_exists(pk)',
                ExpressionAttributeValues: { ':expires': expiresAtSeconds },
              }),
            ),
          ),
        ),
      );
    },
  };
}

const newItem = (table: string, Item: Record<string, unknown>): WriteAction => ({
  Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** No more places are taken than these. */
const check = (table: string, Key: Record<string, unknown>, most: number): WriteAction => ({
  ConditionCheck: {
    TableName: table,
    Key,
    ConditionExpression: 'taken <= :most',
    ExpressionAttributeValues: { ':most': most },
  },
});

/** A cancelled meeting, and one of which people were reminded, is no longer due for a reminder. */
function changeOf(table: string, { ownerId, before, after }: Omit<ChangeSave, 'fact'>): WriteAction {
  const isDue = after.status === 'planned' && after.remindedAt === undefined;
  return {
    Put: {
      TableName: table,
      Item: {
        ...meetingAt(ownerId, after),
        ...plannerKeys(ownerId, after),
        ...after,
        ...(isDue && dueKeys(ownerId, after)),
      },
      ConditionExpression: AS_READ,
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':planned': 'planned', ':read': before.version },
    },
  };
}
