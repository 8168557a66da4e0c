import { type Attachment, sendable } from '../attachments/lookup.ts';
import type { Message } from './record.ts';
import { refuse } from './refusals.ts';
import type { Person } from './rules.ts';

type Sender = { readonly by: Person; readonly pupilId: string; readonly mayAttach: boolean };

const CODES = {
  unknown: 'messages.attachment-unknown',
  'not-ready': 'messages.attachment-not-ready',
  'not-taken': 'messages.attachment-not-taken',
  used: 'messages.attachment-used',
} as const;

/** The files that a message names, or the refusal that says which of them cannot be sent, and why. */
export function filesToSend(
  ids: readonly string[],
  announced: readonly Attachment[],
  { mayAttach, ...sender }: Sender,
): NonNullable<Message['attachments']> {
  if (ids.length > 0 && !mayAttach) throw refuse('messages.attachments-off', {}, { at: '/attachments' });
  const found = sendable(ids, announced, sender);
  if ('fault' in found) throw refuse(CODES[found.fault], {}, { at: `/attachments/${found.index}` });
  return found.files;
}
