import type { Job } from '../../../functions/archive/job.ts';
import { archiveStore } from '../../../functions/archive/store.ts';
import { newId, newSortableId } from '../../../functions/shared/ids.ts';
import { warningIdAt, warningItems } from '../../matrix/warnings.ts';
import { entriesOver } from '../../support/entries.ts';
import { versionTag } from '../../support/etags.ts';
import { type Ask, feideClaims, guardianClaims, httpEvent, ISSUERS, OWNER } from '../../support/events.ts';
import { expectDocumented } from '../../support/openapi.ts';
import { ALWAYS, recordsOf, seed } from '../../support/records.ts';
import { makeTables } from '../../support/table.ts';

export const SUMMARY = 'GET /v1/owner/archive/summary';
export const LIST = 'GET /v1/owner/archive/jobs';
export const EXAMPLE = 'GET /v1/owner/archive/example';
export const ONE = 'GET /v1/owner/archive/jobs/{recordId}';
export const RETRY = 'POST /v1/owner/archive/jobs/{recordId}/retry';
export const GIVE_UP = 'POST /v1/owner/archive/jobs/{recordId}/give-up';

export const AT = '2026-11-24T06:30:00.000Z';
const SENT = '2026-11-20T08:00:00.000Z';
export type Who = 'guest' | 'guardian' | 'pupil' | 'nobody' | 'office' | 'leader' | 'admin' | 'colleague';
export type World = Awaited<ReturnType<typeof operatorWorld>>;

/** An owner with two administrators, an office and a leader, and a queue that tests fill with jobs of sent warnings. */
export async function operatorWorld() {
  const engine = await makeTables();
  const { client, tables } = engine;
  const make = recordsOf(OWNER);
  const [schoolId, groupId, admin] = [newId(), newId(), newId()];
  const name = (local: string) => `${local}@fjordvik.example`;
  const staff = (local: string, id: string, role: 'owner-admin' | 'office' | 'leader') =>
    make.staff({
      ...{ id, feideName: name(local) },
      roles: [{ role, ...(role !== 'owner-admin' && { schoolId }), ...ALWAYS }],
    });
  await seed(client, tables.main, [
    ...make.school(schoolId, 'Fjordvik skule'),
    ...make.pupil({ id: newId(), schoolId, groupId, feideName: name('pupil') }),
    ...staff('admin', admin, 'owner-admin'),
    ...staff('colleague', newId(), 'owner-admin'),
    ...staff('office', newId(), 'office'),
    ...staff('leader', newId(), 'leader'),
  ]);
  const answer = entriesOver(client, tables, ISSUERS);
  const store = archiveStore(client, tables.main);

  /** A warning that was sent, without its job: as it is until the fact has come round. */
  async function sentWarning(ownerId = OWNER): Promise<{ kind: 'warning'; recordId: string; pupilId: string }> {
    const place = {
      ...{ schoolId, groupId, pupilId: newId(), lessonId: '', leaveId: '', itemId: '' },
      notices: { guardian: '', pupil: '', staff: '' },
    };
    const items = warningItems(ownerId, place, newId()).filter(
      ({ pk, sk }) => sk === 'SENT' && pk.endsWith(warningIdAt(place)),
    );
    await seed(client, tables.main, items);
    return { kind: 'warning', recordId: warningIdAt(place), pupilId: place.pupilId };
  }

  /** The job of a new pupil's warning; one that failed unless `more` says otherwise. */
  async function newJob(more: Partial<Job> = {}, ownerId = OWNER): Promise<Job> {
    const sent = { ...(await sentWarning(ownerId)), schoolId, sentAt: SENT };
    const failed = { state: 'failed' as const, attempt: 1, wakeAt: SENT, reason: 'entry-failed', decisions: [] };
    const job: Job = { ...sent, ...failed, ...more };
    await store.put(ownerId, job);
    return job;
  }

  function claimsOf(who: Who): Ask['claims'] {
    if (who === 'guest') return undefined;
    return who === 'guardian' ? guardianClaims('41018012345') : feideClaims(who);
  }

  async function ask(who: Who, route: string, more: Partial<Ask> & { readonly version?: number | undefined } = {}) {
    const { version, headers, ...rest } = more;
    const given = { 'idempotency-key': newId(), ...(version !== undefined && { 'if-match': `"${version}"` }) };
    const event = httpEvent({ at: AT, route, claims: claimsOf(who), ...rest, headers: { ...given, ...headers } });
    const result = await answer(event);
    expectDocumented(route, result);
    return { status: result.statusCode, etag: versionTag(result.headers?.etag), body: JSON.parse(String(result.body)) };
  }

  return {
    ...{ engine, store, schoolId, admin, newJob, sentWarning, ask },
    stop: () => engine.stop(),
    /** An administrator's move on a job as it was just made. */
    decide: (who: Who, route: string, job: Job, more: Partial<Ask> & { readonly version?: number } = {}) =>
      ask(who, route, {
        ...{ params: { recordId: job.recordId }, body: { reason: 'Arkivet er oppe att' } },
        version: job.attempt + job.decisions.length,
        ...more,
      }),
    /** The job as it stands. */
    async now({ pupilId, recordId }: Job): Promise<Job> {
      const found = (await store.ofPupil(OWNER, pupilId)).find((row) => row.recordId === recordId);
      if (!found) throw new Error('The job was put.');
      return found;
    },
  };
}

/** A job of the same pupil as another, later by an hour; nobody asks for it by its name. */
export const laterThan = (job: Job): Job => ({
  ...job,
  ...{ recordId: newSortableId(Date.parse(SENT)), sentAt: '2026-11-20T09:00:00.000Z' },
  ...{ state: 'queued', attempt: 0, wakeAt: '2026-11-20T09:00:00.000Z', reason: undefined },
});
