import type { WriteAction } from '../shared/table/commit.ts';
import { atVersion, stillAt } from '../shared/table/conditions.ts';
import { key } from '../shared/table/dynamo.ts';
import type { ChainHead, Draft, SentWarning, WarningEnd, WarningRow } from './record.ts';
import type { WarningStatus } from './rules.ts';

/**
 * `replayed`: this key was answered meanwhile. `recipients`: a relation ended meanwhile. `moved`: somebody else wrote;
 * read again.
 */
export type Refused = 'replayed' | 'recipients' | 'moved';

/** A version of a draft that takes the place of the one before, from one of the states that the move is legal from. */
export type DraftStep = {
  readonly before?: { readonly version: number; readonly from: readonly WarningStatus[] } | undefined;
  readonly after: Draft;
};

/** The draft as it is now, and the same once more in its trail: nothing that was ever written is lost (law 6). */
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

/** Where a warning stands on its author's list while it is unsent or open, and on the principal's while that waits. */
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

/** The line of the register, in the school's index among the open ones or the ended ones of its half-year. */
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

/** The warning and its letter: written once, and never over another. */
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

/** The pupil's chain with one more link; nobody else has added one since it was read. */
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
