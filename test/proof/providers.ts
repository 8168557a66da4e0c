import type { SesEvent } from '../../functions/notices/provider-event.ts';
import type { ProviderResult } from '../../functions/notices/provider-result.ts';
import { TURN_MS, type Turn } from '../../functions/notices/rate-limit.ts';
import type { SendEmail } from '../../functions/notices/ses.ts';
import type { SendPush } from '../../functions/notices/sns.ts';
import type { Chance } from './chance.ts';

/** A function that died in the middle: nothing after it runs, and its message comes back. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** One hand-over that a provider took, whatever it answered. */
export type Accepted = {
  readonly channel: 'email' | 'push';
  readonly to: string;
  readonly noticeId: string;
  readonly at: number;
  /** Everything that left. */
  readonly bytes: string;
};

export type Faults = {
  /** Share of calls during or around which the function dies. */
  readonly crash: number;
  /** Share of calls that are accepted and answer nothing. */
  readonly lostAfter: number;
  /** Share of calls that are not accepted and answer nothing. */
  readonly lostBefore: number;
  readonly throttled: number;
  readonly dead: number;
  /** Events come at most so late, in milliseconds, each one to three times and in any order. */
  readonly eventDelay: number;
};

type World = {
  readonly chance: Chance;
  readonly faults: Faults;
  readonly now: () => number;
  readonly later: (delay: number, event: SesEvent) => void;
};

export const ACCOUNT = '000000000000';

/** Providers that lie, die and are late; what they took is written down for the oracle. */
export function liars(world: World) {
  const { chance, faults } = world;
  const taken: Accepted[] = [];
  /** Notices of which the provider said that their address or device is dead. */
  const dead = new Set<string>();
  let messages = 0;

  const call = (noticeId: string, take: () => void): ProviderResult => {
    if (chance.happens(faults.crash / 2)) throw new Crash('before the call');
    if (chance.happens(faults.throttled)) return { outcome: 'busy' };
    if (chance.happens(faults.lostBefore)) return { outcome: 'unknown' };
    if (chance.happens(faults.dead)) {
      dead.add(noticeId);
      return { outcome: 'dead', reason: 'rejected' };
    }
    take();
    if (chance.happens(faults.crash / 2)) throw new Crash('after the call');
    if (chance.happens(faults.lostAfter)) return { outcome: 'unknown' };
    messages += 1;
    return { outcome: 'sent', messageId: `m${messages}` };
  };

  const tell = (eventType: string, ownerId: string, noticeId: string, bounceType?: string) => {
    const event: SesEvent = {
      eventType,
      mail: { sendingAccountId: ACCOUNT, tags: { owner: [ownerId], notice: [noticeId] } },
      ...(bounceType !== undefined && { bounce: { bounceType } }),
    };
    for (let copies = 1 + chance.below(3); copies > 0; copies--) world.later(chance.below(faults.eventDelay), event);
  };

  const sendEmail: SendEmail = async ({ address, ownerId, noticeId }, email) =>
    call(noticeId, () => {
      taken.push({ channel: 'email', to: address, noticeId, at: world.now(), bytes: JSON.stringify(email) });
      tell('Send', ownerId, noticeId);
      const fate = chance.next();
      if (fate < 0.9) tell('Delivery', ownerId, noticeId);
      if (fate > 0.85) tell('Bounce', ownerId, noticeId, chance.pick(['Permanent', 'Transient']));
      if (fate > 0.98) tell('Complaint', ownerId, noticeId);
    });

  const sendPush: SendPush = async ({ endpointArn }, push) =>
    call(push.collapseId, () => {
      const { collapseId: noticeId } = push;
      taken.push({ channel: 'push', to: endpointArn, noticeId, at: world.now(), bytes: JSON.stringify(push) });
    });

  /** Now and then there is no turn, or a late one. */
  const turn: Turn = async () => (chance.happens(0.05) ? false : chance.happens(0.1) ? TURN_MS : 0);

  return { taken, dead, sendEmail, sendPush, turn };
}
