import { key } from '../shared/table/dynamo.ts';
import { stateStep } from '../shared/table/state-step.ts';
import type { Instant } from '../shared/time.ts';
import type { Attachment, Link } from './record.ts';
import { type AttachmentEvent, after, dueAfter, statesBefore } from './rules.ts';

/** Where files lie in the table (decision 052), and the writes of their state machine. */

export const attachmentAt = (ownerId: string, attachmentId: string) => ({
  pk: key(ownerId, 'ATTACHMENT', attachmentId),
  sk: 'ATTACHMENT',
});
/** The sparse index of files that somebody must look at, by when. */
export const duePk = (ownerId: string): string => key(ownerId, 'ATTACHMENTS');
const dueSk = (due: Instant, attachmentId: string): string => `${due}#${attachmentId}`;

const dueIn = (ownerId: string, { attachmentId, due }: { readonly attachmentId: string; readonly due: Instant }) => ({
  gsi2pk: duePk(ownerId),
  gsi2sk: dueSk(due, attachmentId),
});

export const attachmentItem = (ownerId: string, attachment: Attachment, now: Instant) => {
  const due = dueAfter(attachment.state, now);
  return {
    ...attachmentAt(ownerId, attachment.attachmentId),
    ...(due !== undefined && dueIn(ownerId, { attachmentId: attachment.attachmentId, due })),
    ...attachment,
  };
};

export type Move = {
  readonly attachmentId: string;
  readonly event: AttachmentEvent;
  readonly now: Instant;
  /** What changes with it. */
  readonly set?: Partial<Pick<Attachment, 'fault' | 'byteSize' | 'sha256'>> & { readonly links?: readonly Link[] };
  /** What must still be as it was read. */
  readonly asRead?: { readonly links: readonly Link[] };
};

const INDEXED = ['gsi2pk', 'gsi2sk'] as const;

/**
 * The update of a step of the state machine, on condition of a state from which it leads on. The states before an event
 * lead to one and the same.
 */
export function moveUpdate(table: string, ownerId: string, { attachmentId, event, now, set, asRead }: Move) {
  const from = statesBefore(event);
  const to = from.map((state) => after(state, event)).find((state) => state !== undefined);
  const due = to && dueAfter(to, now);
  const step = stateStep({
    state: 'state',
    from,
    set: { ...set, state: to, ...(due !== undefined && dueIn(ownerId, { attachmentId, due })) },
    ...(due === undefined && { drop: INDEXED }),
    ...(asRead && { asRead }),
  });
  return { TableName: table, Key: attachmentAt(ownerId, attachmentId), ...step };
}

/** A scan is asked for again: the file stays as it is, and is due later. */
export function rescanUpdate(
  table: string,
  ownerId: string,
  { file, now }: { readonly file: Attachment; readonly now: Instant },
) {
  const { attachmentId, rescans } = file;
  const due = dueAfter('scanning', now) ?? now;
  const step = stateStep({
    state: 'state',
    from: ['scanning'],
    set: { rescans: rescans + 1, ...dueIn(ownerId, { attachmentId, due }) },
    asRead: { rescans },
  });
  return { TableName: table, Key: attachmentAt(ownerId, attachmentId), ...step };
}

/** One of several messages lets a file go; the others keep it. */
export function keepLinks(
  table: string,
  ownerId: string,
  { file, left }: { readonly file: Attachment; readonly left: readonly Link[] },
) {
  const { attachmentId, links } = file;
  const step = stateStep({ state: 'state', from: ['linked'], set: { links: left }, asRead: { links } });
  return { TableName: table, Key: attachmentAt(ownerId, attachmentId), ...step };
}
