import type { WriteAction } from './commit.ts';
import { key } from './dynamo.ts';
import type { Day } from './time.ts';

/** The relation that let a guardian through: `rowId` names its record among several of the same two. */
type Granting = { readonly guardianId: string; readonly basis: string; readonly rowId?: string | undefined };
/** A guardian's relation to a pupil that must still hold when the guardian's write lands (law 2). */
export type Standing = Granting & { readonly pupilId: string };

/** What must still hold: the very record that granted, not another one of the same two. */
export const standingFrom = (pupilId: string, { guardianId, basis, rowId }: Granting): Standing => ({
  pupilId,
  guardianId,
  basis,
  rowId,
});

const HOLDS = [
  'attribute_exists(pk)',
  '#basis = :basis',
  '#from <= :today',
  '(attribute_not_exists(#to) OR #to > :today)',
  '(attribute_not_exists(#personTo) OR #personTo > :today)',
].join(' AND ');

/** The part of a transaction that fails when the relation or the guardian has ended, or the basis is another, since it was read. */
export const standingHolds = (table: string, ownerId: string, standing: Standing, today: Day): WriteAction => ({
  ConditionCheck: {
    TableName: table,
    Key: {
      pk: key(ownerId, 'PUPIL', standing.pupilId),
      sk: key('FACTS', 'GUARDIAN', standing.guardianId, ...(standing.rowId === undefined ? [] : [standing.rowId])),
    },
    ConditionExpression: HOLDS,
    ExpressionAttributeNames: { '#basis': 'basis', '#from': 'from', '#to': 'to', '#personTo': 'personTo' },
    ExpressionAttributeValues: { ':basis': standing.basis, ':today': today },
  },
});
