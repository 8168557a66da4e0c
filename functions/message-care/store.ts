import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { allItems, type Dynamo, itemsAt, key, newestFirst, queryOf } from '../shared/table/dynamo.ts';
import { countedTo, type Rate } from '../shared/table/rate.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Moment } from '../shared/time.ts';
import { KINDS, schoolPk } from './keys.ts';
import { Once, Report } from './record.ts';
import { MOST_REPORTS, REPORT_STATES, type ReportState } from './rules.ts';

/** The most reports of a person in a day. */
const REPORTS: Rate = { kind: 'REPORTS', per: 'day', most: MOST_REPORTS };

export type CareReports = ReturnType<typeof reportsStore>;
type Message = { readonly threadId: string; readonly messageId: string };
/** A list of a school's reports. */
type ReportList = { readonly schoolId: string; readonly state: ReportState };
type Page = { readonly limit: number; readonly after?: string | undefined };

const reportAt = (ownerId: string, { schoolId, reportedId }: ReportName, state: ReportState) => ({
  pk: schoolPk(ownerId, schoolId),
  sk: key(KINDS[state], reportedId),
});
const onceKind = ({ messageId }: Message) => key('REPORTED-BY', messageId);

export type ReportName = { readonly schoolId: string; readonly reportedId: string };
export type ReportSave = {
  readonly ownerId: string;
  readonly report: Report;
  /** The mark at the message, on condition that its text stands. */
  readonly mark: WriteAction;
  readonly fact: Fact;
  readonly relation: RelationCondition | undefined;
  readonly moment: Moment;
};

/** Reports of messages, in two lists of the school: open and handled. */
export function reportsStore(client: Dynamo, table: string) {
  return {
    /** Who has reported a message: as many as are in the conversation. */
    async reportersOf(ownerId: string, message: Message): Promise<readonly Once[]> {
      const pk = key(ownerId, 'THREAD', message.threadId);
      const items = await allItems(client, queryOf(table, { pk, prefix: `${onceKind(message)}#` }));
      return items.map((item) => Once.parse(item));
    },

    /** Writes a report, once for each person and message, and at most twenty of a person in a day. */
    save: ({ ownerId, report, mark, fact, relation, moment }: ReportSave): Promise<'saved' | 'moved' | 'too-many'> =>
      commitLabelled<'too-many'>(client, [
        { label: 'moved', action: oncePut(table, ownerId, report) },
        orMoved(mark),
        {
          label: 'moved',
          action: { Put: { TableName: table, Item: { ...reportAt(ownerId, report, report.state), ...report } } },
        },
        { label: 'too-many', action: countedTo(table, REPORTS, { ownerId, by: report.by, now: moment }) },
        orMoved(factPut(table, fact)),
        ...(relation ? [orMoved(relationStillHolds(table, ownerId, relation, moment.day))] : []),
      ]),

    /** A report of a school, in whichever list it is. */
    async report(ownerId: string, name: ReportName): Promise<Report | undefined> {
      const places = REPORT_STATES.map((state) => reportAt(ownerId, name, state));
      const [item] = await itemsAt(client, table, places);
      return item && Report.parse(item);
    },

    /** The reports of a list, newest first; `limit + 1` of them mean that there are more. */
    async list(ownerId: string, { schoolId, state }: ReportList, page: Page): Promise<readonly Report[]> {
      const pk = schoolPk(ownerId, schoolId);
      const items = await newestFirst(client, table, { pk, kind: KINDS[state], ...page });
      return items.slice(0, page.limit + 1).map((item) => Report.parse(item));
    },

    /** The writes by which a report moves on, on condition that it is as it was read. */
    deciding(ownerId: string, before: Report, after: Report): readonly WriteAction[] {
      const Item = { ...reportAt(ownerId, after, after.state), ...after };
      if (before.state === after.state) return [{ Put: { TableName: table, Item, ...atVersion(before.version) } }];
      return [
        {
          Delete: {
            TableName: table,
            Key: reportAt(ownerId, before, before.state),
            ...atVersion(before.version),
          },
        },
        { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      ];
    },

    /** Writes all or nothing. False: another write came between. */
    commit: async (actions: readonly WriteAction[]): Promise<boolean> =>
      (await commitLabelled(client, actions.map(orMoved))) === 'saved',

    /** Where a report lies, whatever its state: for those who delete it. */
    placesOf: (ownerId: string, name: ReportName) => REPORT_STATES.map((state) => reportAt(ownerId, name, state)),
  };
}

function oncePut(table: string, ownerId: string, report: Report): WriteAction {
  const { reportedId, schoolId, threadId, by: person, at } = report;
  const once: Once = { reportedId, schoolId, person, at };
  return {
    Put: {
      TableName: table,
      Item: {
        pk: key(ownerId, 'THREAD', threadId),
        sk: `${onceKind(report)}#${key(person.kind, person.id)}`,
        ...once,
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}
