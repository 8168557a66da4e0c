import type { Job } from '../../../functions/archive/job.ts';
import type { Receipt } from '../../../functions/archive/read-receipt.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { chanceOf } from '../../proof/chance.ts';

const DAY = 86_400_000;

/** What the archive does to us between what it holds: it knows our keys, and everything else of it may be wrong. */
export function lyingArchive(seed: number, awayFrom: number, clock: () => number) {
  const chance = chanceOf(seed).next;
  /** Entries in the order in which they came in; a key that is known makes no second one. */
  const entries: { key: string; pupilId: string; systemId: string; at: number }[] = [];
  let handed = 0;
  const mail: { at: number; job: Job; receipt: Receipt }[] = [];
  const post = (job: Job, receipt: Receipt) => {
    const late = [0, 60_000, 3 * 3_600_000, 3 * DAY][Math.floor(chance() * 4)] ?? 0;
    mail.push({ at: clock() + late, job, receipt });
  };
  const file = ({ recordId, pupilId }: Job): string => {
    const known = entries.find(({ key }) => key === recordId);
    if (known) return known.systemId;
    const systemId = newId();
    entries.push({ key: recordId, pupilId, systemId, at: clock() });
    return systemId;
  };
  const archived = (job: Job): Receipt => ({
    says: 'archived',
    systemId: file(job),
    key: job.recordId,
    existed: false,
  });
  return {
    entries,
    handed: () => handed,
    /** Receipts that have arrived by now, each of them once; some are sent twice. */
    arrived(): readonly { job: Job; receipt: Receipt }[] {
      const due = mail.filter(({ at }) => at <= clock());
      for (const message of due) mail.splice(mail.indexOf(message), 1);
      return due;
    },
    async handOver(_owner: string, job: Job): Promise<Receipt | 'handed-over'> {
      handed += 1;
      if (clock() >= awayFrom && clock() < awayFrom + 14 * DAY) throw new Error('away');
      const roll = chance();
      if (roll < 0.15) throw new Error('flapping');
      if (roll < 0.3) {
        file(job);
        throw new Error('accepted, then an error');
      }
      if (roll < 0.4) {
        file(job);
        return 'handed-over';
      }
      if (roll < 0.55) {
        post(job, { says: 'received' });
        const receipt = archived(job);
        post(job, receipt);
        if (roll < 0.48) post(job, receipt);
        return 'handed-over';
      }
      if (roll < 0.62) return { says: 'half', reason: 'entry-failed' };
      if (roll < 0.68) {
        post(job, { says: 'failed', reason: 'serverfeil' });
        return 'handed-over';
      }
      return archived(job);
    },
  };
}
