import type { ChannelsLookup, Reach } from '../channels/lookup.ts';
import { type InboxLookup, isShown } from '../notifications/lookup.ts';
import { isHere, type Lookup } from '../roster/lookup.ts';
import type { OwnerSettings } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import { isEntitled } from './entitlement.ts';
import type { Notice } from './notice.ts';
import type { SchoolRules } from './plan.ts';

/** All that decides about a notice, as it is at the moment of sending. */
export type SendContext = {
  /**
   * True when the person's record is valid today, the policy allows the right, and the school shows this kind of thing.
   */
  readonly isEntitled: boolean;
  /** True when the item has been read in the inbox. */
  readonly isRead: boolean;
  /** True when a newer event has superseded the item: nothing is sent. */
  readonly isSuperseded: boolean;
  readonly reach: Reach;
  /** The owner's form of Norwegian, for people without a choice of their own. */
  readonly language: 'nb' | 'nn';
  readonly rules: SchoolRules;
};

export type ReadDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'staff'>;
  readonly channels: ChannelsLookup;
  readonly inbox: InboxLookup;
  readonly settings: { of(ownerId: string): Promise<OwnerSettings> };
};

type Addressed = Pick<Notice, 'ownerId' | 'schoolId' | 'person' | 'right' | 'itemId'>;
export type ReadContext = (notice: Addressed, now: Moment) => Promise<SendContext>;

/** Reads all that decides about sending, in one parallel trip, strongly consistent. An error sends nothing. */
export const readContext =
  ({ lookup, channels, inbox, settings }: ReadDeps): ReadContext =>
  async ({ ownerId, schoolId, person, right, itemId }, now) => {
    const [pupil, staff, reach, item, ownerSettings] = await Promise.all([
      right.pupilId === undefined ? undefined : lookup.pupil(ownerId, right.pupilId),
      person.kind === 'staff' ? lookup.staff(ownerId, person.id) : undefined,
      channels.reach(ownerId, person),
      inbox.stateOf(ownerId, person, itemId),
      settings.of(ownerId),
    ]);
    const set = ownerSettings.at(schoolId);
    return {
      isEntitled:
        isHere(reach.person, now.day) &&
        isEntitled(ownerId, person, right, { pupil, staff }, now.day) &&
        isShown(right.action, set),
      ...item,
      reach,
      language: set.language,
      rules: {
        window: set['notices.window'],
        digestAt: set['notices.digestAt'],
        fallbackHours: set['notices.fallbackHours'],
      },
    };
  };
