import type { ToTell } from '../notifications/events.ts';
import { allDone } from '../shared/all-done.ts';
import type { Moment } from '../shared/time.ts';
import type { Notice } from './notice.ts';
import { planOf } from './plan.ts';
import { claimOf, lostLegal, type SendDeps, sendClaimed, sendNotice } from './send-notice.ts';
import { wasTold } from './was-told.ts';

/**
 * Makes the notices of one event for one person, and sends those that are due now: read, claim with the first write, send, mark.
 * A replay meets the notices it made and takes each on from where it stands. Of what has been overtaken none is made; those that wait are cancelled
 * when their time comes.
 */
export const tellPerson =
  (deps: SendDeps) =>
  async (toTell: ToTell, now: Moment): Promise<void> => {
    const read = await deps.read(toTell, now);
    if (!read.may || read.overtaken) return;
    if (toTell.takesBack && !(await wasTold(deps.store, toTell, read.reach))) return;
    const notices = planOf(toTell, read.reach, read.house, now);
    await allDone(
      notices.map(async (notice) => {
        const dueNow = notice.stage === 'planned' && notice.wakeAt <= now.instant;
        const first: Notice = dueNow ? { ...notice, stage: 'claimed', ...claimOf(notice, read, now) } : notice;
        const facts = notice.stage === 'no-channel' ? lostLegal(notice, notice.reason ?? '', now) : [];
        if (await deps.store.put(first, facts)) {
          if (dueNow) await sendClaimed(deps, first, read, now);
          return;
        }
        const known = await deps.store.find(first);
        if (known) await sendNotice(deps)(known, now);
      }),
    );
  };
