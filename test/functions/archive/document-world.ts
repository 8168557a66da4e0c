import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeJob } from '../../../functions/archive/make-job.ts';
import { SubscribedFact } from '../../../functions/archive/subscription.ts';
import type { Template } from '../../../functions/documents/template.ts';
import { OWNER } from '../../support/events.ts';
import { keysOf } from '../../support/records.ts';
import { type Child, makeWorld, type Name, type Shown } from '../documents/world.ts';
import { archiveWorld } from './worker-world.ts';

/** The archive's worker, and beside its school another in which documents are written. */
export async function documentWorld() {
  const archive = await archiveWorld();
  const { client, table, store } = archive;
  const school = await makeWorld(client, table);
  const make = makeJob({ store });

  /** Sends a finished document to the archive, at a time. */
  const send = async (who: string, name: Name, at?: string): Promise<Shown> =>
    school.inDocument(who, 'POST /moves', name, {
      ...{ version: await school.versionOf('contact', name), body: { move: 'archive' } },
      ...(at !== undefined && { at }),
    });

  /** The facts about a document that the archive hears of. */
  async function factsOf({ documentId }: Name): Promise<readonly SubscribedFact[]> {
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
    return Items.flatMap(({ fact }) =>
      fact?.name === 'document-archived' && fact.data.documentId === documentId ? [SubscribedFact.parse(fact)] : [],
    );
  }

  return {
    ...{ archive, school, send, factsOf },
    /** A document with all that its template asks, approved if it must be, and finished. */
    async finished(child: Child, template: Template): Promise<Name> {
      const name = await school.complete('contact', child, template);
      if (template.needsApproval) await approve(school, name);
      await school.move('contact', name, { move: 'finish' });
      return name;
    },
    /** The same, read by the home before it is finished. */
    async published(child: Child, template: Template): Promise<Name> {
      const name = await school.complete('contact', child, template);
      if (template.needsApproval) await approve(school, name);
      await school.publish('contact', name);
      await school.move('contact', name, { move: 'finish' });
      return name;
    },
    approve: (name: Name) => approve(school, name),
    /** The document goes to the archive, and the fact of it has come round. */
    async archived(name: Name, at?: string): Promise<Name> {
      const sent = await send('contact', name, at);
      if (sent.status !== 200) throw new Error(`The document is refused: ${JSON.stringify(sent.body)}`);
      for (const fact of await factsOf(name)) await make(fact);
      return name;
    },
    hearFacts: async (name: Name) => {
      for (const fact of await factsOf(name)) await make(fact);
    },
    async jobOf({ pupilId, documentId }: Name) {
      const job = (await store.ofPupil(OWNER, pupilId)).find(({ recordId }) => recordId === documentId);
      if (!job) throw new Error('There is no such job.');
      return job;
    },
    /** The roster says that a pupil's address is secret, or no more. */
    protect: (child: Child, protection: 'none' | 'strictly-confidential') =>
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: keysOf(OWNER).profile('PUPIL', school.pupils[child]),
          UpdateExpression: 'SET protection = :protection',
          ExpressionAttributeValues: { ':protection': protection },
        }),
      ),
    stop: () => archive.stop(),
  };
}

async function approve(school: Awaited<ReturnType<typeof makeWorld>>, name: Name): Promise<void> {
  await school.move('contact', name, { move: 'ask', approverId: school.staff.principal });
  const version = await school.versionOf('contact', name);
  const answer = await school.inDocument('principal', 'POST /moves', name, { version, body: { move: 'approve' } });
  if (answer.status !== 200) throw new Error(`The approval is refused: ${JSON.stringify(answer.body)}`);
}
