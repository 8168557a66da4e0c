import type { AbsenceFact } from '../absence/events.ts';
import { guardiansWho } from '../access/policy.ts';
import type { Lookup } from '../roster/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { INBOX_RULES, isInboxKind, recipientsOf } from './rules.ts';
import type { InboxStore } from './store.ts';

type Deps = { readonly lookup: Pick<Lookup, 'pupil'>; readonly store: Pick<InboxStore, 'put'> };

/**
 * One fact → one inbox item for each guardian who may know it *now*: relations are read when the fact is handled, so a
 * relation that ended since gets nothing (law 2). Replays meet the items they made.
 */
export const deliverFact =
  ({ lookup, store }: Deps) =>
  async (fact: AbsenceFact, now: Moment): Promise<number> => {
    if (!isInboxKind(fact.name)) return 0;
    const { kind, data, ownerId } = { kind: fact.name, ...fact };
    const pupil = await lookup.pupil(ownerId, data.pupilId);
    if (!pupil) return 0;
    const recipients = recipientsOf(guardiansWho('child:read', ownerId, pupil.facts, now.day), data.madeBy);
    await Promise.all(
      recipients.map(({ guardianId, basis }) =>
        store.put(ownerId, guardianId, {
          id: `${fact.id}-${kind}`,
          kind,
          area: INBOX_RULES[kind].area,
          pupilId: data.pupilId,
          reportId: data.reportId,
          occurredAt: fact.occurredAt,
          basis,
        }),
      ),
    );
    return recipients.length;
  };
