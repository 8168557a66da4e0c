import type { WriteAction } from '../shared/table/commit.ts';
import { atVersion, stillAt } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import type { ChainHead, Draft, SentWarning, WarningEnd, WarningRow } from './record.ts';
import type { WarningStatus } from './rules.ts';

/**
 * `replayed`: another request answered this idempotency key meanwhile. `recipients`: a relation ended meanwhile.
 * `moved`: another write came between; read again.
 */
export type Refused = 'replayed' | 'recipients' | 'moved';

/** The next version of a draft: replaces version `before.version`, in a state from which the move is legal. */
export type DraftStep = {
  readonly before?: { readonly version: number; readonly from: readonly WarningStatus[] } | undefined;
  readonly after: Draft;
};

/** Writes the draft, and a copy of this version into its trail, so that no version is ever lost (law 6). */
export function draftActions(table: string, ownerId: string, { before, after }: DraftStep): WriteAction[] {
  const pk = key(ownerId, 'WARNING', after.warningId);
  const trail = { pk, sk: key('TRAIL', String(after.version).padStart(6, '0')), ...after };
  return [
    {
      Put: {
        TableName: table,
        Item: { pk, sk: 'DRAFT', ...after, ...placesOf(ownerId, after) },
        ...(before ? stillAt(before) : { ConditionExpression: 'attribute_not_exists(pk)' }),
      },
    },
    { Put: { TableName: table, Item: trail, ConditionExpression: 'attribute_not_exists(pk)' } },
  ];
}

/** Index keys: the author's list while the warning is unsent or open, the principal's list while approval is due. */
function placesOf(ownerId: string, { status, createdBy, schoolId, createdAt, sentAt, warningId, at }: Draft) {
  const own = (word: 'DRAFT' | 'OPEN', time: string) => ({
    gsi1pk: key(ownerId, 'STAFF', createdBy, 'WARNINGS'),
    gsi1sk: key(word, time, warningId),
  });
  if (status === 'ended' || status === 'discarded') return {};
  if (status === 'sent') return own('OPEN', sentAt ?? at);
  const asked = { gsi2pk: key(ownerId, 'SCHOOL', schoolId, 'WARNINGS', 'ASKED'), gsi2sk: key(at, warningId) };
  return { ...own('DRAFT', createdAt), ...(status === 'asked' && asked) };
}

/** Writes the line of the register, with the school's index key: among open warnings, or ended ones of a half-year. */
export function rowPut(table: string, ownerId: string, row: WarningRow): WriteAction {
  const { pupilId, schoolId, sentAt, warningId, halfYear, ended } = row;
  return {
    Put: {
      TableName: table,
      Item: {
        pk: key(ownerId, 'PUPIL', pupilId),
        sk: key('WARNING', sentAt, warningId),
        gsi1pk: key(ownerId, 'SCHOOL', schoolId, 'WARNINGS'),
        gsi1sk: ended ? key('ENDED', halfYear, sentAt, warningId) : key('OPEN', sentAt, warningId),
        ...row,
      },
      ConditionExpression: ended ? 'attribute_exists(pk) AND attribute_not_exists(ended)' : 'attribute_not_exists(pk)',
    },
  };
}

/** Writes the warning and its letter once, never over an existing item. */
export function sentActions(table: string, ownerId: string, sent: SentWarning, bytes: Uint8Array): WriteAction[] {
  const pk = key(ownerId, 'WARNING', sent.warningId);
  const once = { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    { Put: { TableName: table, Item: { pk, sk: 'SENT', ...sent }, ...once } },
    { Put: { TableName: table, Item: { pk, sk: 'LETTER', bytes, sha256: sent.letter.sha256 }, ...once } },
  ];
}

export const endPut = (table: string, ownerId: string, end: WarningEnd): WriteAction => ({
  Put: {
    TableName: table,
    Item: { pk: key(ownerId, 'WARNING', end.warningId), sk: 'END', ...end },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});

/** Adds a link to the pupil's chain, on condition that no other write has added one since it was read. */
export function headPut(
  table: string,
  ownerId: string,
  pupilId: string,
  { before, after }: { readonly before: ChainHead | undefined; readonly after: ChainHead },
): WriteAction {
  return {
    Put: {
      TableName: table,
      Item: { pk: key(ownerId, 'PUPIL', pupilId), sk: 'WARNINGS', ...after },
      ...atVersion(before?.version ?? 0),
    },
  };
}
