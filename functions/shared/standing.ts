import type { WriteAction } from './commit.ts';
import { key } from './dynamo.ts';
import type { Day } from './time.ts';

/** A guardian's relation to a pupil that must still hold when the guardian's write lands (law 2). */
export type Standing = { readonly pupilId: string; readonly guardianId: string; readonly basis: string };

/** The relation as the policy named it when it let the guardian through: `guardian:foster-care` is the basis `foster-care`. */
export const standingFrom = (pupilId: string, guardianId: string, granted: string): Standing => ({
  pupilId,
  guardianId,
  basis: granted.replace('guardian:', ''),
});

/** The part of a transaction that fails when the relation has ended, or has another basis, since it was read. */
export const standingHolds = (table: string, ownerId: string, standing: Standing, today: Day): WriteAction => ({
  ConditionCheck: {
    TableName: table,
    Key: { pk: key(ownerId, 'PUPIL', standing.pupilId), sk: key('FACTS', 'GUARDIAN', standing.guardianId) },
    ConditionExpression: 'attribute_exists(pk) AND #basis = :basis AND (attribute_not_exists(#to) OR #to > :today)',
    ExpressionAttributeNames: { '#basis': 'basis', '#to': 'to' },
    ExpressionAttributeValues: { ':basis': standing.basis, ':today': today },
  },
});
