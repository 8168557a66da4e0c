import type { Cast as Family } from './deliveries.ts';
import type { Sent } from './sending.ts';
import { eventually, list, object, type stepper, type Walker } from './walk.ts';

type Steps = ReturnType<typeof stepper>;
type Machine = NonNullable<Walker['machine']>;
export type Cast = Family & { readonly administrator: string };

/**
 * Shows the archived warnings, in the order of their sending: once each, in one folder, and without a name in the
 * public fields (L1).
 */
export async function archiveWalk(steps: Steps, cast: Cast, sent: readonly Sent[], machine: Machine): Promise<void> {
  steps.title('The archive has the letters, once each and in order; the public journal names nobody');
  const as = cast.administrator;
  // The worker hands over waiting jobs every minute; by then the archive has answered its questions too.
  const last = Math.max(...sent.map(({ sentAt }) => Date.parse(sentAt)));
  for (const minutes of [2, 4]) await machine.setClock(new Date(last + minutes * 60_000).toISOString());
  const jobs = await eventually(
    () => steps.quiet.ask({ as, path: '/v1/owner/archive/jobs?status=archived&limit=50', expect: 200 }),
    ({ body }) => sent.every(({ warningId }) => list(body.jobs).some((job) => job.recordId === warningId)),
  );
  const held = list((await machine.archive()).entries);
  const entries = sent.map(({ warningId }) =>
    held.filter(({ files }) => object(list(files)[0]).title === `varsel-${warningId}`),
  );
  for (const [entry] of entries)
    steps.say(`${entry?.documentNumber}: ${entry?.publicTitle} (${entry?.category}, shielded by ${entry?.accessCode})`);
  steps.check(
    'each warning has one entry',
    entries.every((entry) => entry.length === 1),
  );
  steps.check('all in the pupil’s one folder', new Set(entries.map(([entry]) => entry?.caseNumber)).size === 1);
  const numbers = entries.map(([entry]) => Number(entry?.recno));
  steps.check('in the order in which they were sent', numbers.join() === numbers.toSorted((a, b) => a - b).join());
  const open = entries.flat().map(({ publicTitle }) => String(publicTitle));
  const names = sent.flatMap(({ recipients }) => recipients.map(({ name }) => String(name)));
  const parts = names.flatMap((name) => name.split(' ')).filter((part) => part.length > 1);
  steps.check('no public title holds a name', !parts.some((part) => open.some((title) => title.includes(part))));
  const told = sent.map(({ warningId }) => list(jobs.body.jobs).find((job) => job.recordId === warningId));
  steps.check(
    'the operator sees the archive’s own number of each',
    told.every((job, at) => String(job?.systemId ?? '').startsWith(String(entries[at]?.[0]?.documentNumber))),
  );
  const summary = await steps.ask({ as, path: '/v1/owner/archive/summary', expect: 200 });
  steps.check('and nothing has failed', object(summary.body.failed).count === 0);
  await steps.ask({ as: cast.leader, path: '/v1/owner/archive/summary', expect: 403 });
}
