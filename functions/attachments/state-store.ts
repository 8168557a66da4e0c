import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { conditionMet, type Dynamo, itemAt } from '../shared/table/dynamo.ts';
import { attachmentAt, type Move, moveUpdate } from './items.ts';
import { Attachment } from './record.ts';

export type StateStore = ReturnType<typeof stateStore>;

/** A file's state, and its steps. Every step is on condition of the state, so that one of two writers wins. */
export const stateStore = (client: Dynamo, table: string) => ({
  async find(ownerId: string, attachmentId: string): Promise<Attachment | undefined> {
    const item = await itemAt(client, table, attachmentAt(ownerId, attachmentId));
    return item && Attachment.parse(item);
  },

  /** False: the file is in a state from which the event does not lead on. */
  move: (ownerId: string, move: Move): Promise<boolean> =>
    conditionMet(client.send(new UpdateCommand(moveUpdate(table, ownerId, move)))),
});
