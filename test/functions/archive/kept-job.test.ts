import { expect, test } from 'vitest';
import { KeptJob } from '../../../functions/archive/kept-job.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';

const AT = '2026-11-24T06:30:00.000Z';
const job = {
  ...{
    kind: 'document',
    recordId: newSortableId(Date.parse(AT)),
    schoolId: newId(),
    version: 2,
    attempt: 1,
    sentAt: AT,
  },
  ...{ reason: null, wakeAt: AT, archivedAt: null, systemId: null, moves: ['give-up'], decisions: [] },
};

test('an answer that was kept is told as it is told today, whatever its status was called', () => {
  const now = { ...job, status: 'queued' };
  expect([KeptJob.parse(now), KeptJob.parse({ ...job, state: 'queued' })]).toEqual([now, now]);
  expect(() => KeptJob.parse(job)).toThrow();
  const { kind: _kind, recordId: warningId, ...before } = now;
  expect(KeptJob.parse({ ...before, warningId })).toEqual({ ...now, kind: 'warning' });
});
