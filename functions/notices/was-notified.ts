import type { Reach } from '../channels/lookup.ts';
import type { NoticeRequest } from '../notifications/events.ts';
import type { Notice } from './notice.ts';
import { noticeId } from './plan.ts';
import { mayHaveReached } from './rules.ts';
import type { NoticeStore } from './store.ts';

type Store = Pick<NoticeStore, 'find' | 'move'>;

/**
 * True if a retracted notice was, or may have been, sent to the person. It cancels notices that still wait; if that
 * fails, the sender won and the notice was sent. If a device has been removed since, it assumes that the push was sent.
 */
export async function wasNotified(
  store: Store,
  { ownerId, takesBack = [] }: NoticeRequest,
  { devices }: Pick<Reach, 'devices'>,
): Promise<boolean> {
  const notified = await Promise.all(
    takesBack.map(async (requestId) => {
      const ids = [
        noticeId(requestId, 'email'),
        ...devices.map(({ deviceId }) => noticeId(requestId, 'push', deviceId)),
      ];
      const found = await Promise.all(ids.map((id) => store.find({ ownerId, id })));
      const notices = found.filter((notice) => notice !== undefined);
      // The e-mail replaces a push that is not found: its device was removed and may have shown it.
      if (notices.some(({ unlessRead }) => unlessRead) && !notices.some(({ channel }) => channel === 'push'))
        return true;
      return (await Promise.all(notices.map((notice) => hasLeft(store, notice)))).includes(true);
    }),
  );
  return notified.includes(true);
}

async function hasLeft(store: Store, notice: Notice): Promise<boolean> {
  if (notice.evidence !== undefined) return true;
  if (notice.stage === 'planned') return !(await store.move(notice, 'cancel', { reason: 'overtaken' }));
  return mayHaveReached(notice.stage);
}
