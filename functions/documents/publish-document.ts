import { createHash } from 'node:crypto';
import type { output } from 'zod/mini';
import type { Caller } from '../access/authorize.ts';
import { standingRelation } from '../access/policy.ts';
import type { PupilCard } from '../roster/lookup.ts';
import { stale } from '../shared/errors.ts';
import type { Idempotency } from '../shared/http/idempotency.ts';
import type { IdempotencyKey } from '../shared/http/request.ts';
import { contentHash } from '../shared/ids.ts';
import { retryOnConflict } from '../shared/table/commit.ts';
import { relationConditionOf } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import type { DocumentName } from './authorize.ts';
import { nameOf, valuesOf } from './content.ts';
import { documentFact } from './events.ts';
import { letterOf } from './letter-of.ts';
import { contentOf, type PlanDeps, type Planned, planPublication } from './plan-publication.ts';
import { printed } from './print-faults.ts';
import { partsOf } from './publication-items.ts';
import { PublicationView } from './publishing-schema.ts';
import type { Meta, Publication } from './record.ts';
import { type RefusalCode, refuse } from './refusals.ts';
import { changedBy, stepOf } from './steps.ts';
import type { DocumentsStore } from './store.ts';

export type PublishDeps = PlanDeps & {
  readonly store: Pick<DocumentsStore, 'publish'>;
  readonly idempotency: Idempotency;
};
type Input = DocumentName & {
  readonly seen: string;
  readonly ifMatch: number;
  readonly idempotencyKey: IdempotencyKey;
};

/**
 * Publishes a document (I3): readers and text are computed anew and must be those of the preview, and the relation of
 * every guardian must still hold when the transaction commits. Two reads and one transaction with the text, its PDF,
 * the history, the fact and the answer.
 */
export const publishDocument = (deps: PublishDeps) => (caller: Caller, input: Input) =>
  retryOnConflict(async (): Promise<output<typeof PublicationView> | 'moved'> => {
    const { login, moment } = caller;
    const { ownerId } = login;
    const load = () => deps.idempotency.find(caller, input.idempotencyKey);
    const planned = await planPublication(deps, caller, { name: input, right: 'own', load });
    const { found, who, refusedBy, seen } = planned;
    const { meta, card, pupil, loaded } = found;
    const replied = loaded.more.more;
    if (replied) return PublicationView.parse(replied.body);
    if (refusedBy !== undefined || !pupil) throw refuse((refusedBy ?? 'documents.nobody-reads') as RefusalCode);
    if (seen !== input.seen) throw refuse('documents.readers-changed');
    if (input.ifMatch !== meta.version) throw stale(meta.version);
    const { publication, bytes } = publicationOf(planned, caller);
    const after = publishedHead(meta, { publication, by: card, pupilName: nameOf(pupil) || meta.pupilName });
    const body = showPublication(publication, { nameOf: () => null, opened: [] });
    const reply = await deps.idempotency.put(caller, input.idempotencyKey, {
      status: 201,
      body,
      version: after.version,
    });
    const { number } = publication;
    const saved = await deps.store.publish({
      ownerId,
      before: meta,
      after,
      steps: [stepOf({ what: 'publish', number }, card, { at: moment.instant, version: after.version })],
      facts: [factOf(after, { ownerId, publication, by: card.staffId })],
      reply,
      publication,
      bytes,
      relations: relationsOf(pupil, who.readers, moment.day),
      today: moment.day,
      text: found.whole.sections,
    });
    return saved === 'saved' ? body : 'moved';
  });

/** The publication and its PDF, from frozen content alone. */
function publicationOf(planned: Planned<unknown>, caller: Caller) {
  const { found, facts, who, hash, number } = planned;
  const { card, meta, whole } = found;
  const content = contentOf(planned, caller);
  const letter = letterOf(content, contentHash(content));
  const bytes = printed(letter, content);
  const publication: Publication = {
    number,
    at: caller.moment.instant,
    by: card.staffId,
    byName: card.name,
    hash,
    values: { ...valuesOf(whole.sections) },
    facts: { ...facts },
    ...(meta.approved && { approvedByName: meta.approved.name }),
    ...(whole.template && { template: whole.template }),
    readers: [...who.readers],
    letter: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      parts: partsOf(bytes.length),
    },
  };
  return { publication, bytes };
}

type Publishing = {
  readonly publication: Publication;
  readonly by: { readonly staffId: string; readonly name: string };
  readonly pupilName: string;
};

function publishedHead(meta: Meta, { publication, by, pupilName }: Publishing): Meta {
  const { number, at, hash } = publication;
  const published = { number, at, by: by.staffId, byName: by.name, hash };
  return { ...changedBy(meta, by, at), pupilName, published };
}

type Telling = { readonly ownerId: string; readonly publication: Publication; readonly by: string };

const factOf = ({ documentId, pupilId, schoolId }: Meta, { ownerId, publication, by }: Telling) =>
  documentFact('document-published', {
    ownerId,
    occurredAt: publication.at,
    data: {
      documentId,
      pupilId,
      schoolId,
      number: publication.number,
      readers: publication.readers.map(({ person }) => person),
      madeBy: { kind: 'staff', personId: by },
    },
  });

/** The relations of the guardians who will read: they must still hold at the commit (law 2). */
const relationsOf = ({ facts }: PupilCard, readers: readonly Publication['readers'][number][], day: Day) =>
  readers.flatMap(({ person }) => {
    const relation = person.kind === 'guardian' ? standingRelation(person.id, facts, day) : undefined;
    return relation ? [relationConditionOf(facts.pupilId, relation)] : [];
  });

type Names = {
  readonly nameOf: (kind: 'guardian' | 'pupil', id: string) => string | null;
  readonly opened: readonly {
    readonly number: number;
    readonly person: Publication['readers'][number]['person'];
    readonly at: string;
  }[];
};

/** A publication with who has opened it, and when. */
export function showPublication(
  { number, at, byName, letter, readers }: Publication,
  { nameOf: called, opened }: Names,
) {
  return {
    number,
    at,
    by: byName,
    sha256: letter.sha256,
    readers: readers.map(({ person }) => ({
      kind: person.kind,
      name: called(person.kind, person.id),
      openedAt:
        opened.find(
          (each) => each.number === number && each.person.kind === person.kind && each.person.id === person.id,
        )?.at ?? null,
    })),
  };
}
