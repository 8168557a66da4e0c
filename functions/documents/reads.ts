import * as z from 'zod/mini';
import { allItems, type Dynamo, firstItems, itemAt, itemsAt, key, queryOf } from '../shared/table/dynamo.ts';
import {
  deputyAt,
  deputyForPrefix,
  documentPk,
  listPk,
  metaAt,
  ownTemplateAt,
  pdfPk,
  publicationsPk,
  pupilPk,
  queuePk,
  revisionsPk,
  sectionAt,
} from './keys.ts';
import { Deputy, Line, Meta, Opened, Publication, Revision, SectionText, Step } from './record.ts';
import { Template } from './template.ts';

/** A template of the owner's own, `DOC#id` / `TEMPLATE`. */
const Kept = z.object({ template: Template });

/** A document with all that lies in its partition. */
export type Whole = {
  readonly meta: Meta;
  readonly sections: readonly SectionText[];
  /** Oldest first. */
  readonly steps: readonly Step[];
  readonly opened: readonly Opened[];
  /** A template of the owner's own. */
  readonly template?: Template | undefined;
};

/** The most revisions that are shown of a section. */
const MOST_REVISIONS = 100;

/** The reads of documents: each is one round trip, strongly consistent unless it reads an index. */
export const documentReads = (client: Dynamo, table: string) => ({
  /** A document, in one query at any number of revisions. */
  async whole(ownerId: string, documentId: string): Promise<Whole | undefined> {
    const items = await allItems(client, queryOf(table, { pk: documentPk(ownerId, documentId) }));
    const under = (prefix: string) => items.filter(({ sk }) => String(sk).startsWith(prefix));
    const [meta] = under('META');
    const [template] = under('TEMPLATE');
    if (!meta) return undefined;
    return {
      meta: Meta.parse(meta),
      sections: under('SECTION#').map((item) => SectionText.parse(item)),
      steps: under('STEP#').map((item) => Step.parse(item)),
      opened: under('READ#').map((item) => Opened.parse(item)),
      template: template && Kept.parse(template).template,
    };
  },

  /** The publications of a document, oldest first. */
  async publications(ownerId: string, documentId: string): Promise<readonly Publication[]> {
    const items = await allItems(client, queryOf(table, { pk: publicationsPk(ownerId, documentId) }));
    return items.map((item) => Publication.parse(item));
  },

  /** A document's head. */
  async meta(ownerId: string, documentId: string): Promise<Meta | undefined> {
    const item = await itemAt(client, table, metaAt(ownerId, documentId));
    return item && Meta.parse(item);
  },

  /** A document's head and one of its sections, as a saving needs them. */
  async withSection(ownerId: string, documentId: string, sectionId: string) {
    const items = await itemsAt(client, table, [
      metaAt(ownerId, documentId),
      sectionAt(ownerId, documentId, sectionId),
      ownTemplateAt(ownerId, documentId),
    ]);
    const meta = items.find(({ sk }) => sk === 'META');
    const text = items.find(({ sk }) => String(sk).startsWith('SECTION#'));
    const template = items.find(({ sk }) => sk === 'TEMPLATE');
    return {
      meta: meta && Meta.parse(meta),
      text: text && SectionText.parse(text),
      template: template && Kept.parse(template).template,
    };
  },

  /** Earlier texts of a section, newest first. */
  async revisions(ownerId: string, documentId: string, sectionId: string): Promise<readonly Revision[]> {
    const part = queryOf(table, { pk: revisionsPk(ownerId, documentId), prefix: `${sectionId}#` });
    const items = await firstItems(client, { ...part, ScanIndexForward: false }, MOST_REVISIONS);
    return items.map((item) => Revision.parse(item));
  },

  /** The documents in a list of a member of staff, newest first (an eventually consistent index). */
  async listed(ownerId: string, staffId: string, { list, ended }: ListOf): Promise<readonly Line[]> {
    const part = queryOf(table, {
      index: 'gsi1',
      pk: listPk(ownerId, staffId, list),
      prefix: ended ? undefined : 'ACTIVE#',
    });
    const items = await allItems(client, part);
    return items.map((item) => Line.parse(item)).sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  },

  /** Every document about a pupil, newest first. */
  async ofPupil(ownerId: string, pupilId: string): Promise<readonly Line[]> {
    const items = await allItems(client, queryOf(table, { pk: pupilPk(ownerId, pupilId), prefix: 'DOC#' }));
    return items.map((item) => Line.parse(item)).reverse();
  },

  /** The documents that an approver was asked about, oldest first (an eventually consistent index). */
  async waiting(ownerId: string, approverId: string): Promise<readonly Meta[]> {
    const items = await allItems(client, queryOf(table, { index: 'gsi2', pk: queuePk(ownerId, approverId) }));
    return items.map((item) => Meta.parse(item));
  },

  /** An approver's deputy, whatever the days. */
  async deputyOf(ownerId: string, approverId: string): Promise<Deputy | undefined> {
    const item = await itemAt(client, table, deputyAt(ownerId, approverId));
    return item && Deputy.parse(item);
  },

  /** Those whom somebody stands in for, whatever the days. */
  async standsInFor(ownerId: string, staffId: string): Promise<readonly Deputy[]> {
    const part = queryOf(table, { pk: key(ownerId, 'STAFF', staffId), prefix: deputyForPrefix });
    return (await allItems(client, part)).map((item) => Deputy.parse(item));
  },

  /** The bytes of a publication. */
  async pdf(ownerId: string, documentId: string, number: number): Promise<Uint8Array> {
    const part = queryOf(table, { pk: pdfPk(ownerId, documentId), prefix: `${String(number).padStart(4, '0')}#` });
    const items = await allItems(client, part);
    return Buffer.concat(items.map(({ bytes }) => bytes as Uint8Array));
  },
});

type ListOf = { readonly list: 'own' | 'shared'; readonly ended: boolean };
