import type { AnswerOf } from '../../api/table.ts';
import type { statusTexts } from './status-texts.ts';

export type Document = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}'>;
type Sentence = { readonly name: keyof typeof statusTexts; readonly values: Readonly<Record<string, string>> };

/** A day as people write it; the page gives its own. */
type At = (iso: string) => string;

/**
 * Where a document stands, as its reader must know it (I4): what has become of it, who acts next, and what the home
 * sees. Two sentences: the situation, and the next step.
 */
export function standingOf(document: Document, at: At): readonly Sentence[] {
  return [situation(document, at), next(document)];
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

function next({ status, asked, grants, published }: Document): Sentence {
  if (status === 'asked' && asked) return { name: 'nextApprover', values: { approver: asked.approver.name } };
  const isDone = status === 'finished' || status === 'discarded' || (published !== null && !published.changedSince);
  if (isDone) return { name: 'nextNobody', values: {} };
  const owners = grants.filter(({ role }) => role === 'owner').map(({ name }) => name);
  return { name: 'nextOwners', values: { names: owners.join(', ') } };
}
