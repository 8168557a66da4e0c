import type { Actor } from '../access/policy.ts';
import type { MarkSeen } from '../notifications/lookup.ts';
import type { Instant } from '../shared/time.ts';

export type SeenDeps = { readonly seen: MarkSeen };
/** The conference that the reader has opened; `pupilId`: about which child, left out for a teacher. */
type Opened = { readonly conferenceId: string; readonly pupilId?: string; readonly at: Instant };

/** Marks the reader's items about a conference as read: its page shows everything that they tell. */
export const seen = (
  deps: SeenDeps,
  { ownerId, kind, personId: id }: Actor,
  { conferenceId, pupilId = '', at }: Opened,
): Promise<void> => deps.seen(ownerId, { kind, id }, { pupilId, kinds: ['conference'], ids: [conferenceId] }, at);
