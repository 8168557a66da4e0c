import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '../shared/fact.ts';
import { commitLabelled, factPut, orMoved, type WriteAction } from '../shared/table/commit.ts';
import { atVersion } from '../shared/table/conditions.ts';
import { conditionMet, type Dynamo } from '../shared/table/dynamo.ts';
import { type RelationCondition, relationStillHolds } from '../shared/table/relation-condition.ts';
import type { Day } from '../shared/time.ts';
import {
  ARCHIVED_EDITION,
  grantAt,
  listIn,
  metaAt,
  ownerAt,
  ownTemplateAt,
  pupilLineAt,
  queueIn,
  revisionAt,
  sectionAt,
  stepAt,
} from './keys.ts';
import { pdfPuts, publicationPuts } from './publication-items.ts';
import { documentReads } from './reads.ts';
import type { Meta, Publication, Revision, SectionText, Step } from './record.ts';
import type { Template } from './template.ts';

export type DocumentsStore = ReturnType<typeof documentsStore>;

/** A change of a document's head, on condition of the version that was read; no version for a new one. */
export type MetaSave = {
  readonly ownerId: string;
  readonly before: Meta | undefined;
  readonly after: Meta;
  readonly steps: readonly Step[];
  readonly facts?: readonly Fact[];
  /** The empty sections of a new document, each at version 1: a lease needs an item. */
  readonly sections?: readonly SectionText[];
  /** A template of the owner's own, which the new document keeps. */
  readonly template?: Template | undefined;
  /** The sections that must be as they were read: the change is of their text. */
  readonly text?: readonly SectionText[];
  readonly reply?: WriteAction | undefined;
};

/** A publication with its PDF, beside the change of the head; the guardians' relations must still hold. */
export type Publishing = MetaSave & {
  readonly publication: Publication;
  readonly bytes: Uint8Array;
  readonly relations: readonly RelationCondition[];
  readonly today: Day;
};

/** The end of a document in the archive, with the PDF of exactly its text. */
export type Archiving = MetaSave & { readonly bytes: Uint8Array };

/** A section as its author leaves it, on condition of its own version, and of the head that gave the right. */
export type SectionSave = {
  readonly ownerId: string;
  readonly meta: Meta;
  /** The head, where the saving changes it: an approval is void, or lists show a new time. */
  readonly head?: Meta | undefined;
  readonly steps: readonly Step[];
  /** That a question has ended, where the saving voids one. */
  readonly facts?: readonly Fact[];
  readonly text: SectionText;
  readonly revision: Revision;
};

/**
 * Documents (decision 057). Every change is one transaction with its history. The lines of the lists repeat what they
 * show of the head, and change with it.
 */
export const documentsStore = (client: Dynamo, table: string) => ({
  ...documentReads(client, table),

  /** Writes a document's head with its lines. `moved`: another change came between, so read again. */
  saveMeta: (save: MetaSave): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(client, metaActions(table, save).map(orMoved)),

  /** Writes a publication, all or nothing. `moved`: a relation or the document has changed, so read again. */
  publish: ({ ownerId, publication, bytes, relations, today, ...save }: Publishing): Promise<'saved' | 'moved'> =>
    commitLabelled<never>(
      client,
      [
        ...metaActions(table, { ownerId, ...save }),
        ...publicationPuts(table, { ownerId, documentId: save.after.documentId }, { publication, bytes }),
        ...relations.map((standing) => relationStillHolds(table, ownerId, standing, today)),
      ].map(orMoved),
    ),

  /** Writes that a document goes to the archive with its PDF, all or nothing. `moved`: read again. */
  archive: ({ bytes, ...save }: Archiving): Promise<'saved' | 'moved'> => {
    const of = { ownerId: save.ownerId, documentId: save.after.documentId };
    const pdf = pdfPuts(table, of, { number: ARCHIVED_EDITION, bytes });
    return commitLabelled<never>(client, [...metaActions(table, save), ...pdf].map(orMoved));
  },

  /**
   * Saves a section, all or nothing. `moved`: the head has changed, so read again; `stale`: the section has, so that
   * the author must see both texts.
   */
  saveSection: ({
    ownerId,
    meta,
    head,
    steps,
    facts = [],
    text,
    revision,
  }: SectionSave): Promise<'saved' | 'moved' | 'stale'> =>
    commitLabelled<'stale'>(client, [
      ...(head ? headActions(table, ownerId, { before: meta, after: head }) : [headStill(table, ownerId, meta)]).map(
        orMoved,
      ),
      {
        label: 'stale',
        action: sectionPut(table, { ownerId, documentId: meta.documentId }, text),
      },
      orMoved({ Put: { TableName: table, Item: { ...revisionAt(ownerId, meta.documentId, revision), ...revision } } }),
      ...steps.map((step) => orMoved(stepPut(table, { ownerId, documentId: meta.documentId }, step))),
      ...facts.map((fact) => orMoved(factPut(table, fact))),
    ]),

  /** Takes or renews the lease of a section; false if there is no such section. */
  lease: (ownerId: string, documentId: string, { sectionId, lease }: Pick<SectionText, 'sectionId' | 'lease'>) =>
    conditionMet(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: sectionAt(ownerId, documentId, sectionId),
          UpdateExpression: 'SET #lease = :lease',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#lease': 'lease' },
          ExpressionAttributeValues: { ':lease': lease },
        }),
      ),
    ),
});

/** The head with its lines, the history, the facts, and the answer to a repeat first. */
const metaActions = (
  table: string,
  { ownerId, before, after, steps, sections = [], template, facts = [], text = [], reply }: MetaSave,
): readonly WriteAction[] => [
  ...(reply ? [reply] : []),
  ...headActions(table, ownerId, { before, after }),
  ...steps.map((step) => stepPut(table, { ownerId, documentId: after.documentId }, step)),
  ...sections.map((text) => sectionPut(table, { ownerId, documentId: after.documentId }, text)),
  ...(template ? [{ Put: { TableName: table, Item: { ...ownTemplateAt(ownerId, after.documentId), template } } }] : []),
  ...facts.map((fact) => factPut(table, fact)),
  ...text.map(({ sectionId, version }) => ({
    ConditionCheck: {
      TableName: table,
      Key: sectionAt(ownerId, after.documentId, sectionId),
      ...atVersion(version),
    },
  })),
];

/** A section, on condition of the version before. */
const sectionPut = (table: string, { ownerId, documentId }: Place, text: SectionText): WriteAction => ({
  Put: {
    TableName: table,
    Item: { ...sectionAt(ownerId, documentId, text.sectionId), ...text },
    ...atVersion(text.version - 1),
  },
});

type Place = { readonly ownerId: string; readonly documentId: string };
type Heads = { readonly before: Meta | undefined; readonly after: Meta };

/** The head, the pupil's line, and the lines of everybody in it; those who have left it lose theirs. */
function headActions(table: string, ownerId: string, { before, after }: Heads): readonly WriteAction[] {
  const { documentId } = after;
  const left = (before?.grants ?? []).filter(({ staffId }) => !after.grants.some((grant) => grant.staffId === staffId));
  return [
    {
      Put: {
        TableName: table,
        Item: { ...metaAt(ownerId, documentId), ...queueIn(ownerId, after), ...after },
        ...atVersion(before?.version ?? 0),
      },
    },
    { Put: { TableName: table, Item: { ...pupilLineAt(ownerId, after), ...lineOf(after), grants: after.grants } } },
    ...after.grants.map((grant) => ({
      Put: {
        TableName: table,
        Item: {
          ...grantAt(ownerId, documentId, grant.staffId),
          ...listIn(ownerId, after, grant),
          ...lineOf(after),
          grant,
        },
      },
    })),
    ...left.map(({ staffId }) => ({ Delete: { TableName: table, Key: grantAt(ownerId, documentId, staffId) } })),
    ...ownerMarks(table, ownerId, { before, after }),
  ];
}

/** A mark for each owner, where the people have changed: the night's job finds those who have left by it. */
function ownerMarks(table: string, ownerId: string, { before, after }: Heads): readonly WriteAction[] {
  if (before && JSON.stringify(before.grants) === JSON.stringify(after.grants)) return [];
  const { schoolId, updatedAt: at } = after;
  const owners = after.grants.filter(({ role }) => role === 'owner');
  return owners.map(({ staffId }) => ({
    Put: { TableName: table, Item: { ...ownerAt(ownerId, { schoolId, staffId }), schoolId, staffId, at } },
  }));
}

/** What lists show of a document. */
const lineOf = (meta: Meta) => ({
  documentId: meta.documentId,
  pupilId: meta.pupilId,
  schoolId: meta.schoolId,
  pupilName: meta.pupilName,
  templateId: meta.templateId,
  templateVersion: meta.templateVersion,
  kind: meta.kind,
  title: meta.title,
  state: meta.state,
  language: meta.language,
  updatedAt: meta.updatedAt,
  published: meta.published,
  archivedAt: meta.archived?.at,
});

const headStill = (table: string, ownerId: string, { documentId, version }: Meta): WriteAction => ({
  ConditionCheck: { TableName: table, Key: metaAt(ownerId, documentId), ...atVersion(version) },
});

const stepPut = (table: string, { ownerId, documentId }: Place, step: Step): WriteAction => ({
  Put: {
    TableName: table,
    Item: { ...stepAt(ownerId, documentId, step.stepId), ...step },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
