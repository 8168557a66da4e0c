import type { Day } from '../time.ts';
import type { WriteAction } from './commit.ts';
import { key } from './dynamo.ts';

/** The relation that entitled a guardian; `rowId` identifies its record if the same two have several. */
type Granting = { readonly guardianId: string; readonly basis: string; readonly rowId?: string | undefined };
/** A guardian's relation to a pupil that must still hold at the guardian's write (law 2). */
export type RelationCondition = Granting & { readonly pupilId: string };

/** The relation that must still hold: the record that entitled, not another record of the same two. */
export const relationConditionOf = (pupilId: string, { guardianId, basis, rowId }: Granting): RelationCondition => ({
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

/**
 * The condition check that fails if the relation or the guardian has ended, or the basis has changed, since it was
 * read.
 */
export const relationStillHolds = (
  table: string,
  ownerId: string,
  standing: RelationCondition,
  today: Day,
): WriteAction => ({
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
