import type { NoticeRequest } from '../notifications/events.ts';
import { settleAll } from '../shared/jobs/settle-all.ts';
import { log } from '../shared/logger.ts';
import type { Moment } from '../shared/time.ts';
import { carrierOf, slotOf } from './carry-notice.ts';
import { legalStatus, undeliverable } from './facts.ts';
import type { Notice } from './notice.ts';
import { planOf } from './plan.ts';
import type { SendContext } from './send-context.ts';
import { attemptInTurn, claimOf, nextTurn, type SendDeps, sendClaimed, sendNotice } from './send-notice.ts';
import { wasNotified } from './was-notified.ts';

/**
 * Creates the notices of one request and sends those that are due now: read, claim with the first write, send, mark. A
 * repeated request finds its notices and takes each on from its stage. A superseded item gets no notices; notices that
 * wait are cancelled at their time.
 */
export const createNotices =
  (deps: SendDeps) =>
  async (request: NoticeRequest, now: Moment): Promise<void> => {
    const context = await deps.readContext(request, now);
    if (!context.isEntitled || context.isSuperseded) return;
    if (request.takesBack && !(await wasNotified(deps.store, request, context.reach))) return;
    const notices = planOf(request, context.reach, context.rules, now);
    if (notices.length > 0) log('info', 'person-told', { kind: notices.some(isCarried) ? 'carried' : 'silent' });
    await settleAll(notices.map((notice) => begin(deps, notice, context, now)));
  };

const isCarried = ({ stage }: Notice): boolean => stage !== 'no-channel';

/** How old the context may be to count as the moment of sending, in milliseconds. */
const FRESH_MS = 1000;

async function begin(deps: SendDeps, notice: Notice, context: SendContext, now: Moment): Promise<void> {
  const due = notice.stage === 'planned' && notice.wakeAt <= now.instant;
  const waited = due && notice.channel === 'email' ? await deps.turn() : 0;
  const atOnce = due && waited !== false && waited <= FRESH_MS && !carrierOf(notice, context);
  const facts = isCarried(notice)
    ? []
    : [...undeliverable(notice, notice.reason ?? '', now), ...legalStatus(notice, 'no-channel', now)];
  const first: Notice = {
    ...notice,
    ...(waited === false && { wakeAt: nextTurn(notice, now) }),
    ...(atOnce && { stage: 'claimed', ...claimOf(notice, context, now) }),
  };
  if (atOnce) {
    const claimed = await deps.store.putClaimed(first, slotOf(first, context, now.instant));
    if (claimed === 'claimed') return sendClaimed(deps, first, context, now);
    // Another notice took the slot since it was read: read again.
    if (claimed === 'moved' && (await deps.store.put(notice))) return attemptInTurn(deps, notice, 'claim', now);
  } else if (await deps.store.put(first, facts)) {
    if (due && waited !== false) await attemptInTurn(deps, first, 'claim', now);
    return;
  }
  const existing = await deps.store.find(first);
  if (existing) await sendNotice(deps)(existing, now);
}
