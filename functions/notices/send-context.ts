import type { ChannelsLookup, Reach } from '../channels/lookup.ts';
import { type InboxLookup, isShown } from '../notifications/lookup.ts';
import { isHere, type Lookup } from '../roster/lookup.ts';
import type { OwnerSettings } from '../settings/lookup.ts';
import type { Moment } from '../shared/time.ts';
import type { Notice } from './notice.ts';
import type { SchoolRules } from './plan.ts';
import { isEntitled } from './entitlement.ts';

/** The state of the world at the moment of sending. */
export type SendContext = {
  /**
   * True when the person's record is valid today, the policy allows the right, and the school shows this kind of thing.
   */
  readonly may: boolean;
  /** True when the item has been read in the inbox. */
  readonly seen: boolean;
  /** True when newer news has superseded the item: nothing is sent. */
  readonly overtaken: boolean;
  readonly reach: Reach;
  /** The owner's form of Norwegian, for people without a choice of their own. */
  readonly language: 'nb' | 'nn';
  readonly house: SchoolRules;
};

export type ReadDeps = {
  readonly lookup: Pick<Lookup, 'pupil' | 'staff'>;
  readonly channels: ChannelsLookup;
  readonly inbox: InboxLookup;
  readonly settings: { of(ownerId: string): Promise<OwnerSettings> };
};

type About = Pick<Notice, 'ownerId' | 'schoolId' | 'person' | 'right' | 'itemId'>;
export type ReadContext = (notice: About, now: Moment) => Promise<SendContext>;

/** Reads all that decides about sending, in one parallel trip, strongly consistent. An error sends nothing. */
export const readContext =
  ({ lookup, channels, inbox, settings }: ReadDeps): ReadContext =>
  async ({ ownerId, schoolId, person, right, itemId }, now) => {
    const [pupil, staff, reach, item, rules] = await Promise.all([
      right.pupilId === undefined ? undefined : lookup.pupil(ownerId, right.pupilId),
      person.kind === 'staff' ? lookup.staff(ownerId, person.id) : undefined,
      channels.reach(ownerId, person),
      inbox.standing(ownerId, person, itemId),
      settings.of(ownerId),
    ]);
    const set = rules.at(schoolId);
    return {
      may:
        isHere(reach.person, now.day) &&
        isEntitled(ownerId, person, right, { pupil, staff }, now.day) &&
        isShown(right.action, set),
      seen: item.read,
      overtaken: item.overtaken,
      reach,
      language: set.language,
      house: {
        window: set['notices.window'],
        digestAt: set['notices.digestAt'],
        fallbackHours: set['notices.fallbackHours'],
      },
    };
  };
