import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { mustBeOn, type OrgDeps } from '../messages/lookup.ts';
import type { Lookup } from '../roster/lookup.ts';
import { loadOrgContext } from '../settings/lookup.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { newSortableId } from '../shared/ids.ts';
import { log } from '../shared/logger.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { overAfter } from '../shared/time.ts';
import { reachesAnybody } from './audience.ts';
import { basisIn, type GroupName, IN_GROUP, loadGroup, mustIn } from './authorize.ts';
import { announcementFact } from './events.ts';
import type { Announcement } from './record.ts';
import { refuse } from './refusals.ts';
import { Sent } from './schema.ts';
import type { AnnouncementsStore } from './store.ts';

export type SendDeps = OrgDeps & {
  readonly lookup: Pick<Lookup, 'whoIs' | 'staff' | 'group' | 'pupil'>;
  readonly store: Pick<AnnouncementsStore, 'send'>;
  readonly idempotency: Idempotency;
};
type Input = GroupName & {
  readonly subject: string;
  readonly text: string;
  readonly urgent?: boolean | undefined;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Sends an announcement to a group (G4): three reads, and one transaction that is as large for three hundred pupils as
 * for one. The notices follow from its fact.
 */
export const sendAnnouncement = (deps: SendDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof Sent> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const { schoolId, groupId, idempotencyKey, urgent = false } = input;
    const found = await loadGroup(deps, caller, {
      schoolId,
      groupId,
      load: () => Promise.all([deps.idempotency.find(caller, idempotencyKey), loadOrgContext(deps, caller)]),
    });
    const { actor, group } = found;
    const [replied, org] = found.loaded;
    const basis = mustIn(found, 'group:announce', moment);
    if (replied) return Sent.parse(replied.body);
    mustBeOn(org, schoolId);
    const { day, instant: at } = moment;
    if (urgent && basisIn(found, 'group:announce-urgent', { day }) === undefined)
      throw refuse('announcements.leaders-urgent', {}, { at: '/urgent' });
    if (!(await reachesAnybody(deps.lookup, ownerId, { group, day, right: IN_GROUP })))
      throw refuse('announcements.nobody');
    const announcement: Announcement = {
      announcementId: newSortableId(Date.parse(at)),
      schoolId,
      groupId,
      by: actor.personId,
      basis,
      subject: input.subject,
      text: input.text,
      at,
      status: 'sent',
      expiresAtSeconds: overAfter(moment.day, org.at()['messages.keepMonths']),
      ...(urgent && { urgent }),
    };
    const { announcementId } = announcement;
    const body = { announcementId, groupId, schoolId, at };
    const data = { announcementId, groupId, schoolId, urgent, after: '' };
    const saved = await deps.store.send({
      ownerId,
      announcement,
      fact: announcementFact('announcement-sent', { ownerId, occurredAt: at, data }),
      reply: await deps.idempotency.put(caller, idempotencyKey, { status: 201, body }),
    });
    if (saved === 'too-many') throw refuse('announcements.too-many');
    if (saved === 'saved' && urgent) log('warn', 'urgent-announcement-sent', { ownerId, schoolId });
    return saved === 'saved' ? body : 'moved';
  });
