import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { allItems, type Dynamo, itemsAt, itemsBetween, key, queryOf } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import { type DraftStep, draftActions, endPut, headPut, type Refused, rowPut, sentActions } from './actions.ts';
import { warningsLookup } from './lookup.ts';
import { ChainHead, Draft, type SentWarning, type WarningEnd, WarningRow } from './record.ts';

export type WarningsStore = ReturnType<typeof warningsStore>;

type Beside = { readonly fact?: Fact | undefined; readonly reply?: WriteAction | undefined };
/** A step of a draft with its fact and answer. */
export type DraftSave = DraftStep & Beside & { readonly ownerId: string };
/**
 * A sending: the draft that becomes sent, the warning, its letter and line, the chain, and the relations that must
 * still hold.
 */
export type SendSave = DraftSave & {
  readonly sent: SentWarning;
  readonly bytes: Uint8Array;
  readonly row: WarningRow;
  readonly head: ChainHead | undefined;
  readonly relations: readonly RelationCondition[];
  readonly today: Day;
};
export type EndSave = DraftSave & { readonly end: WarningEnd; readonly row: WarningRow };

/**
 * Reads and writes of warnings. Every read is one round trip, a write one transaction with its trail, fact and reply.
 */
export function warningsStore(client: Dynamo, table: string) {
  /**
   * The order decides which refusal wins: the stored answer first, then relations that must still hold, then items that
   * another write may have changed.
   */
  const write = ({ reply, fact }: Beside, moved: readonly WriteAction[], relations: readonly WriteAction[] = []) =>
    commitLabelled<Refused>(client, [
      ...(reply === undefined ? [] : [{ label: 'replayed' as const, action: reply }]),
      ...relations.map((action) => ({ label: 'recipients' as const, action })),
      ...[...(fact === undefined ? [] : [factPut(table, fact)]), ...moved].map(orMoved),
    ]);
  return {
    ...warningsLookup(client, table),
    ...reads(client, table),

    saveDraft: (save: DraftSave) => write(save, draftActions(table, save.ownerId, save)),

    send(save: SendSave) {
      const { ownerId, sent, bytes, row, head, relations, today } = save;
      const { warningId, chainHash, pupilId } = sent;
      const after = { version: (head?.version ?? 0) + 1, warningId, chainHash };
      const actions = [
        ...draftActions(table, ownerId, save),
        ...sentActions(table, ownerId, sent, bytes),
        rowPut(table, ownerId, row),
        headPut(table, ownerId, pupilId, { before: head, after }),
      ];
      return write(
        save,
        actions,
        relations.map((standing) => relationStillHolds(table, ownerId, standing, today)),
      );
    },

    saveEnd: (save: EndSave) =>
      write(save, [
        ...draftActions(table, save.ownerId, save),
        endPut(table, save.ownerId, save.end),
        rowPut(table, save.ownerId, save.row),
      ]),
  };
}

function reads(client: Dynamo, table: string) {
  const itemAt = async (pk: string, sk: string) => (await itemsAt(client, table, [{ pk, sk }]))[0];
  const indexed = (index: 'gsi1' | 'gsi2', pk: string, prefix?: string) =>
    allItems(client, queryOf(table, { index, pk, prefix }));

  return {
    async draft(ownerId: string, warningId: string): Promise<Draft | undefined> {
      const item = await itemAt(key(ownerId, 'WARNING', warningId), 'DRAFT');
      return item && Draft.parse(item);
    },

    /** Every version of a draft, oldest first. */
    async trail(ownerId: string, warningId: string): Promise<readonly Draft[]> {
      const items = await itemsBetween(client, table, key(ownerId, 'WARNING', warningId), 'TRAIL#', 'TRAIL#~');
      return items.map((item) => Draft.parse(item));
    },

    /** The end of a pupil's chain. */
    async head(ownerId: string, pupilId: string): Promise<ChainHead | undefined> {
      const item = await itemAt(key(ownerId, 'PUPIL', pupilId), 'WARNINGS');
      return item && ChainHead.parse(item);
    },

    /** An author's unsent and open warnings, oldest first (an eventually consistent index). One query. */
    async own(ownerId: string, staffId: string): Promise<readonly Draft[]> {
      return (await indexed('gsi1', key(ownerId, 'STAFF', staffId, 'WARNINGS'))).map((item) => Draft.parse(item));
    },

    /** Warnings that wait for a school's principal, oldest first (an index). */
    async asked(ownerId: string, schoolId: string): Promise<readonly Draft[]> {
      const items = await indexed('gsi2', key(ownerId, 'SCHOOL', schoolId, 'WARNINGS', 'ASKED'));
      return items.map((item) => Draft.parse(item));
    },

    /** A school's open warnings, oldest first (an index). One query. */
    async openAt(ownerId: string, schoolId: string): Promise<readonly WarningRow[]> {
      const items = await indexed('gsi1', key(ownerId, 'SCHOOL', schoolId, 'WARNINGS'), 'OPEN#');
      return items.map((item) => WarningRow.parse(item));
    },

    /** A school's warnings that were sent in a half-year and have ended (an index). One query. */
    async endedAt(ownerId: string, schoolId: string, halfYear: string): Promise<readonly WarningRow[]> {
      const prefix = `${key('ENDED', halfYear)}#`;
      const items = await indexed('gsi1', key(ownerId, 'SCHOOL', schoolId, 'WARNINGS'), prefix);
      return items.map((item) => WarningRow.parse(item));
    },
  };
}
