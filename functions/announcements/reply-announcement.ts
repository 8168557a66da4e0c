import type { FamilyCaller } from '../access/authorize.ts';
import { type ReplyDeps as ConversationDeps, replyToStaff } from '../messages/lookup.ts';
import { contactLineAt } from '../settings/lookup.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { type AnnouncementName, type FindDeps, findAnnouncement, replyIdOf } from './find-announcement.ts';
import { refuse } from './refusals.ts';

export type ReplyDeps = FindDeps & Omit<ConversationDeps, 'store'> & { readonly replies: ConversationDeps['store'] };
type Input = AnnouncementName & { readonly text: string; readonly idempotencyKey: IdempotencyKey };

/**
 * Answers the author of an announcement, and nobody else (G4): in a conversation about the pupil, under its subject.
 * One for each reader and pupil.
 */
export const replyAnnouncement = (deps: ReplyDeps) => (caller: FamilyCaller, input: Input) => {
  const { login, moment } = caller;
  const { ownerId } = login;
  const { pupilId, announcementId, text, idempotencyKey } = input;
  return replyToStaff({ ...deps, store: deps.replies })(caller, {
    pupilId,
    text,
    idempotencyKey,
    find: async ({ actor, card }) => {
      const { announcement } = await findAnnouncement(deps, { ownerId, actor, card, announcementId, moment });
      if (announcement.status === 'withdrawn') throw refuse('announcements.withdrawn');
      const { schoolId, subject, by: staffId } = announcement;
      return {
        threadId: replyIdOf(actor, input),
        schoolId,
        subject,
        staffId,
        notTheirs: (org) => refuse('announcements.no-reply', { contact: contactLineAt(org, schoolId) }),
      };
    },
  });
};
