import type { Reach } from '../channels/lookup.ts';
import type { ToTell } from '../notifications/events.ts';
import type { Notice } from './notice.ts';
import { noticeId } from './plan.ts';
import { mayHaveTold } from './rules.ts';
import type { NoticeStore } from './store.ts';

type Store = Pick<NoticeStore, 'find' | 'move'>;

/**
 * True when the person has, or may have, heard of what a telling takes back. What still waits is cancelled here, so that of this and its sender
 * one wins: only what could not be cancelled any more was told. Errs towards telling where devices have gone since.
 */
export async function wasTold(
  store: Store,
  { ownerId, takesBack = [] }: ToTell,
  { devices }: Pick<Reach, 'devices'>,
): Promise<boolean> {
  const heard = await Promise.all(
    takesBack.map(async (event) => {
      const ids = [noticeId(event, 'email'), ...devices.map(({ deviceId }) => noticeId(event, 'push', deviceId))];
      const found = await Promise.all(ids.map((id) => store.find({ ownerId, id })));
      const notices = found.filter((one) => one !== undefined);
      // An e-mail that stands in for a push of which there is no trace: its device is gone, and may have shown it.
      if (notices.some(({ unlessRead }) => unlessRead) && !notices.some(({ channel }) => channel === 'push'))
        return true;
      return (await Promise.all(notices.map((one) => hasLeft(store, one)))).includes(true);
    }),
  );
  return heard.includes(true);
}

async function hasLeft(store: Store, notice: Notice): Promise<boolean> {
  if (notice.evidence !== undefined) return true;
  if (notice.stage === 'planned') return !(await store.move(notice, 'cancel', { reason: 'overtaken' }));
  return mayHaveTold(notice.stage);
}
