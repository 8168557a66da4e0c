import type { output } from 'zod/mini';
import type { FamilyCaller } from '../access/authorize.ts';
import { authorizePupil, rightsOn } from '../access/authorize-pupil.ts';
import { isOn, type OrgDeps, type ReplyDeps, showDelivery, teaches, WRITE } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { contactLineAt, loadOrgContext } from '../settings/lookup.ts';
import { sayContact } from '../shared/http/contact.ts';
import { MAY_READ } from './authorize.ts';
import { type AnnouncementName, type FindDeps, findAnnouncement, replyIdOf } from './find-announcement.ts';
import { refusals } from './refusals.ts';
import type { FamilyAnnouncement } from './schema.ts';
import type { AnnouncementsStore } from './store.ts';
import { showOwn, textOf } from './view.ts';

export type OpenDeps = FindDeps &
  OrgDeps & {
    readonly lookup: Pick<Lookup, 'whoIs' | 'pupil' | 'staff' | 'staffNames'>;
    readonly store: Pick<AnnouncementsStore, 'ownMarks'>;
    readonly replies: Pick<ReplyDeps['store'], 'thread'>;
  };

/** An announcement for a family, and how to answer its author: three reads. Opening marks nothing. */
export const openAnnouncement =
  (deps: OpenDeps) =>
  async (caller: FamilyCaller, name: AnnouncementName): Promise<output<typeof FamilyAnnouncement>> => {
    const { lookup, store } = deps;
    const { as, login, moment, language } = caller;
    const { ownerId } = login;
    const { day } = moment;
    const { announcementId, pupilId } = name;
    const load = () => loadOrgContext(deps, caller);
    const found = await authorizePupil(lookup, caller, { right: MAY_READ, pupilId, load });
    const { actor, card, loaded: org } = found;
    const threadId = replyIdOf(actor, name);
    const [{ announcement, groupName }, marks, thread] = await Promise.all([
      findAnnouncement(deps, { ownerId, actor, card, announcementId, moment }),
      store.ownMarks(ownerId, { kind: as, id: actor.personId }, [announcementId]),
      deps.replies.thread(ownerId, threadId),
    ]);
    const { by, schoolId } = announcement;
    const [names, teacher] = await Promise.all([lookup.staffNames(ownerId, [by]), lookup.staff(ownerId, by)]);
    const contact = contactLineAt(org, schoolId);
    const why = whyNot({
      withdrawn: announcement.status === 'withdrawn',
      ofAge: !rightsOn(actor, card, day)(WRITE[as]).allowed,
      off: !isOn(org, schoolId),
      absent: !teaches(teacher, { ownerId, card, day }),
    });
    const delivery = showDelivery(org, { schoolId, as, moment });
    return {
      ...showOwn(announcement, { groupName, names, mark: marks.get(announcementId) }),
      schoolId,
      text: textOf(announcement),
      reply: why ? null : { delivery },
      threadId: thread ? threadId : null,
      whyNoReply: why ? sayContact(refusals[why][language], contact, language) : null,
    };
  };

/** The refusal that a reply would get now; `undefined` where it would be sent. */
function whyNot(is: Readonly<Record<'withdrawn' | 'ofAge' | 'off' | 'absent', boolean>>) {
  if (is.ofAge) return 'messages.pupil-of-age';
  if (is.withdrawn) return 'announcements.withdrawn';
  if (is.off) return 'messages.off';
  return is.absent ? 'announcements.no-reply' : undefined;
}
