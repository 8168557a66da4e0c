import * as z from 'zod/mini';
import { commitLabelled, orMoved, retryOnConflict, type WriteAction } from '../shared/table/commit.ts';
import { type Dynamo, itemAt, itemsAt } from '../shared/table/dynamo.ts';
import type { Instant } from '../shared/time.ts';
import { attachmentAt, keepLinks, moveUpdate } from './items.ts';
import { Attachment, type Author, type Link } from './record.ts';
import { MEDIA_TYPES } from './rules.ts';

export type { Attachment } from './record.ts';
export { fileName } from './texts.ts';

/** A file as its message keeps it. */
export const SentFile = z.object({ attachmentId: z.string(), mediaType: z.enum(MEDIA_TYPES), byteSize: z.number() });
export type SentFile = z.output<typeof SentFile>;

/** What may be sent, or why not: somebody else's and another pupil's file are unknown. */
export type Sendable =
  | { readonly files: SentFile[] }
  | { readonly fault: 'unknown' | 'not-ready' | 'not-taken' | 'used'; readonly index: number };
type Sender = { readonly by: Author; readonly pupilId: string };

/** The files of a message that is about to be sent: a person's own, about one pupil, scanned, and in no message. */
export function sendable(ids: readonly string[], found: readonly Attachment[], sender: Sender): Sendable {
  const files: SentFile[] = [];
  for (const [index, id] of ids.entries()) {
    const file = found.find(({ attachmentId }) => attachmentId === id);
    const fault = faultOf(file, sender);
    if (!file || fault) return { fault: fault ?? 'unknown', index };
    files.push(SentFile.parse(file));
  }
  return { files };
}

function faultOf(file: Attachment | undefined, { by, pupilId }: Sender) {
  const isOwn = file?.by.kind === by.kind && file.by.id === by.id && file.pupilId === pupilId;
  if (!file || !isOwn) return 'unknown';
  switch (file.state) {
    case 'clean':
      return undefined;
    case 'linked':
      return 'used';
    case 'ticket':
    case 'scanning':
      return 'not-ready';
    default:
      return 'not-taken';
  }
}

export type AttachmentsLookup = ReturnType<typeof attachmentsLookup>;

/** What messages do with files, in their own transactions. */
export function attachmentsLookup(client: Dynamo, table: string) {
  /** Files by id, unordered; missing ones are left out. */
  const files = async (ownerId: string, ids: readonly string[]): Promise<readonly Attachment[]> => {
    const places = ids.map((id) => attachmentAt(ownerId, id));
    return (await itemsAt(client, table, places)).map((item) => Attachment.parse(item));
  };
  const removed = (ownerId: string, file: Attachment, { message, now }: Removal): WriteAction[] => {
    const left = file.links.filter(({ messageId }) => messageId !== message);
    if (file.state !== 'linked' || left.length === file.links.length) return [];
    const { attachmentId, links } = file;
    const move = { attachmentId, event: 'unlinked', now, set: { links: [] }, asRead: { links } } as const;
    return [{ Update: left.length > 0 ? keepLinks(table, ownerId, { file, left }) : moveUpdate(table, ownerId, move) }];
  };
  return {
    files,

    /** The writes by which files belong to these messages, on condition that they are clean and in no message. */
    linked: (ownerId: string, ids: readonly string[], { links, now }: { links: readonly Link[]; now: Instant }) =>
      ids.map((attachmentId): WriteAction => {
        const move = { attachmentId, event: 'linked', now, set: { links: [...links] } } as const;
        return { Update: moveUpdate(table, ownerId, move) };
      }),

    /** The writes by which files leave a message that is withdrawn, as they were read; the job deletes them. */
    unlinked: (ownerId: string, files: readonly Attachment[], removal: Removal): readonly WriteAction[] =>
      files.flatMap((file) => removed(ownerId, file, removal)),

    /** Takes files from messages that are purged; another home's message keeps its own. A repeat changes nothing. */
    async removeAttachments(ownerId: string, gone: readonly FileOfMessage[], now: Instant): Promise<void> {
      for (const { attachmentId, messageId } of gone) {
        await retryOnConflict(async () => {
          const item = await itemAt(client, table, attachmentAt(ownerId, attachmentId));
          const [action] = item ? removed(ownerId, Attachment.parse(item), { message: messageId, now }) : [];
          const saved = action && (await commitLabelled(client, [orMoved(action)]));
          return saved === 'moved' ? 'moved' : 'done';
        });
      }
    },
  };
}

/** A file, and the message that it belongs to. */
export type FileOfMessage = { readonly attachmentId: string; readonly messageId: string };
/** `message`: the one that lets it go. */
type Removal = { readonly message: string; readonly now: Instant };
