import { commitLabelled, orMoved } from '../shared/table/commit.ts';
import type { Dynamo } from '../shared/table/dynamo.ts';
import { countedTo, type Rate } from '../shared/table/rate.ts';
import { momentOf } from '../shared/time.ts';
import { attachmentItem } from './items.ts';
import type { Attachment } from './record.ts';
import { MOST_PER_HOUR } from './rules.ts';
import { stateStore } from './state-store.ts';

export type AttachmentsStore = ReturnType<typeof attachmentsStore>;

/** The most files that a person announces in an hour. */
const FILES: Rate = { kind: 'ATTACHMENTS', per: 'hour', most: MOST_PER_HOUR };

/** What people do with files of their own. */
export const attachmentsStore = (client: Dynamo, table: string) => ({
  find: stateStore(client, table).find,

  /** Announces a file, and counts it for its author's hour. */
  add: (ownerId: string, attachment: Attachment): Promise<'saved' | 'moved' | 'too-many'> =>
    commitLabelled<'too-many'>(client, [
      {
        label: 'too-many',
        action: countedTo(table, FILES, { ownerId, by: attachment.by, now: momentOf(Date.parse(attachment.at)) }),
      },
      orMoved({
        Put: {
          TableName: table,
          Item: attachmentItem(ownerId, attachment, attachment.at),
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      }),
    ]),
});
