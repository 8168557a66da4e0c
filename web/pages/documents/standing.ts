import type { AnswerOf } from '../../api/table.ts';
import type { statusTexts } from './status-texts.ts';

export type Document = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}'>;
type Sentence = { readonly name: keyof typeof statusTexts; readonly values: Readonly<Record<string, string>> };

/** A day as people write it; the page gives its own. */
type At = (iso: string) => string;

/**
 * Where a document stands, as its reader must know it (I4): what has become of it, who acts next, and what the home
 * sees. Two sentences: the situation, and the next step; what was sent to the archive has one more about the home.
 */
export function standingOf(document: Document, at: At): readonly Sentence[] {
  if (document.archive) return [...inArchive(document.archive, at), atHome(document, at)];
  return [situation(document, at), next(document)];
}

const ARCHIVE_STEPS = {
  waiting: ['archiveWaits', 'nextArchive'],
  failed: ['archiveFailed', 'nextOperator'],
  archived: ['archiveHas', 'nothingLeft'],
  'given-up': ['archiveGivenUp', 'nothingLeft'],
} as const;

/** Where the text stands on its way, and whose step is next. */
function inArchive(archive: NonNullable<Document['archive']>, at: At): readonly Sentence[] {
  const { by, status, archivedAt, systemId } = archive;
  const values = { by, at: at(archive.at), archivedAt: at(archivedAt ?? archive.at), systemId: systemId ?? '' };
  return ARCHIVE_STEPS[status].map((name) => ({ name, values }));
}

function atHome({ published }: Document, at: At): Sentence {
  if (!published) return { name: 'homeHasNothing', values: {} };
  return { name: 'homeReads', values: { at: at(published.at) } };
}

function situation(document: Document, at: At): Sentence {
  const { status, published, approved, asked, moves } = document;
  const values: Sentence['values'] = published ? { at: at(published.at), by: published.by } : {};
  if (status === 'discarded') return { name: 'discarded', values };
  if (status === 'finished') return { name: published ? 'finishedPublished' : 'finishedHere', values };
  if (status === 'asked' && asked) {
    const answers = moves.some(({ move, refusedBy }) => move === 'approve' && refusedBy === null);
    return { name: answers ? 'answer' : 'waits', values: { approver: asked.approver.name, by: asked.by } };
  }
  if (published) return { name: published.changedSince ? 'changedSince' : 'published', values };
  if (approved) {
    const name = document.template.publishedTo === null ? 'approvedHere' : 'approvedUnpublished';
    return { name, values: { by: approved.by, at: at(approved.at) } };
  }
  return unfinished(document);
}

function unfinished({ steps, grants }: Document): Sentence {
  const last = steps.findLast(({ what }) => what === 'return' || what === 'ask');
  if (last?.what === 'return') return { name: 'returned', values: { by: last.by, reason: last.reason ?? '' } };
  return grants.length > 1
    ? { name: 'together', values: { count: String(grants.length) } }
    : { name: 'alone', values: {} };
}

function next({ status, asked, grants, published, template }: Document): Sentence {
  if (status === 'asked' && asked) return { name: 'nextApprover', values: { approver: asked.approver.name } };
  const owners = grants.filter(({ role }) => role === 'owner').map(({ name }) => name);
  if (status === 'finished' && template.archived)
    return { name: 'nextToArchive', values: { names: owners.join(', ') } };
  const isDone = status === 'finished' || status === 'discarded' || (published !== null && !published.changedSince);
  if (isDone) return { name: 'nextNobody', values: {} };
  return { name: 'nextOwners', values: { names: owners.join(', ') } };
}
