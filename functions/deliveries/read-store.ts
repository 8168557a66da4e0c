import { type Dynamo, itemsBetween, key } from '../shared/table/dynamo.ts';
import { Delivery } from './record.ts';

/** Reads of deliveries alone, for functions that may not write them. */
export const deliveryReads = (client: Dynamo, table: string) => ({
  /** Every delivery of a pupil's warnings, strongly consistent: one query. */
  async ofPupil(ownerId: string, pupilId: string): Promise<readonly Delivery[]> {
    const items = await itemsBetween(client, table, key(ownerId, 'PUPIL', pupilId), 'DELIVERY#', 'DELIVERY#~');
    return items.map((item) => Delivery.parse(item));
  },
});
