import { type Dynamo, itemsAt } from '../shared/table/dynamo.ts';
import { inForm, Job } from './job.ts';
import { jobKey } from './job-key.ts';
import { type JobList, listOf } from './job-lists.ts';

/** Where a record stands on its way to the archive, for people who do not run the archive: no reasons and no tries. */
export type Standing = { readonly list: JobList } & Pick<Job, 'archivedAt' | 'systemId'>;

export type ArchiveLookup = ReturnType<typeof archiveLookup>;

/** Read-only questions about jobs of the archive, for the features whose records it gets. */
export const archiveLookup = (client: Dynamo, table: string) => ({
  /** Where a record stands; `undefined` before it has a job. One strongly consistent read. */
  async standing(ownerId: string, record: Pick<Job, 'pupilId' | 'recordId' | 'sentAt'>): Promise<Standing | undefined> {
    const [item] = await itemsAt(client, table, [jobKey(ownerId, record)]);
    if (!item) return undefined;
    const { state, archivedAt, systemId } = Job.parse(inForm(item));
    return { list: listOf(state), archivedAt, systemId };
  },
});
