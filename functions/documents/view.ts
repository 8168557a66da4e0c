import type { output } from 'zod/mini';
import type { Standing } from '../archive/lookup.ts';
import type { Language } from '../shared/texts/language.ts';
import { addDays } from '../shared/time.ts';
import { type Facts, hashOf, progressOf, valuesOf } from './content.ts';
import { missingIn } from './field-rules.ts';
import { kindOf } from './known-template.ts';
import type { Whole } from './reads.ts';
import type { Line, Meta, SectionText, Step, StoredGrant } from './record.ts';
import { leaseOfOther, type Move, ORDERED, type Role, roleOn, STEPS, stateAfter } from './rules.ts';
import type { DocumentLine, DocumentView, SectionView } from './schema.ts';
import type { Template } from './template.ts';

/** Who looks at a document, when, and what they may do in it. */
export type Viewer = {
  readonly staffId: string;
  readonly day: string;
  readonly now: string;
  readonly may: (right: 'read' | 'edit' | 'own' | 'approve') => boolean;
};

/** A document, and where its way to the archive stands, if the archive has been asked. */
export type Shown = Pick<Whole, 'meta' | 'sections' | 'steps'> & { readonly job?: Standing | undefined };

/** A document as its reader opens it. */
export function showDocument(
  { meta, sections, steps, job }: Shown,
  { template, facts }: { readonly template: Template; readonly facts: Facts },
  viewer: Viewer,
): output<typeof DocumentView> {
  const { documentId, pupilId, schoolId, pupilName, language, title, state, version, asked, approved, published } =
    meta;
  const progress = progressOf(meta, template, sections);
  return {
    documentId,
    pupilId,
    schoolId,
    pupilName,
    language,
    title,
    status: state,
    version,
    template,
    facts,
    sections: sections.map((text) => showSection(text, viewer)),
    role: roleOn(meta.grants, viewer.staffId, viewer.day) ?? null,
    grants: meta.grants.filter(({ to }) => to === undefined || viewer.day < to).map(showGrant),
    asked: asked
      ? { approver: { staffId: asked.approverId, name: asked.approverName }, by: asked.byName, at: asked.at }
      : null,
    approved: approved ? { by: approved.name, at: approved.at } : null,
    published: published
      ? {
          number: published.number,
          at: published.at,
          by: published.byName,
          changedSince: published.hash !== hashOf(meta, sections),
        }
      : null,
    archive: meta.archived ? showArchive(meta.archived, job) : null,
    moves: (['edit', 'publish', ...ORDERED] as const).map((move) => ({
      move,
      refusedBy: refusalOf(move, { progress, viewer }),
    })),
    missing: [...missingIn(template, valuesOf(sections))],
    steps: steps.map(showStep),
  };
}

/** A text without a job yet waits for the archive as well. */
function showArchive({ at, byName }: NonNullable<Meta['archived']>, job: Standing | undefined) {
  const { list = 'waiting', archivedAt, systemId } = job ?? {};
  return { at, by: byName, status: list, archivedAt: archivedAt ?? null, systemId: systemId ?? null };
}

const WITHOUT = {
  edit: 'documents.reader-only',
  own: 'documents.owner-decides',
  approve: 'documents.approver-decides',
} as const;

function refusalOf(
  move: Move,
  { progress, viewer }: { readonly progress: ReturnType<typeof progressOf>; readonly viewer: Viewer },
) {
  const { by } = STEPS[move];
  if (!viewer.may(by)) return WITHOUT[by];
  const after = stateAfter(move, progress);
  return 'refused' in after ? after.refused : null;
}

/** A section, with the lease of somebody else. */
export function showSection(
  { sectionId, values, version, by, byName, at, lease }: SectionText,
  { staffId, now }: Pick<Viewer, 'staffId' | 'now'>,
): output<typeof SectionView> {
  const isWritten = by !== '';
  const other = leaseOfOther(lease, staffId, now) && lease;
  return {
    sectionId,
    values,
    version,
    by: isWritten ? { staffId: by, name: byName } : null,
    at: isWritten ? at : null,
    lease: other ?? null,
  };
}

const showGrant = ({ staffId, name, role, from, to }: StoredGrant) => ({
  staffId,
  name,
  role,
  from,
  lastDay: to === undefined ? null : addDays(to, -1),
});

const showStep = ({ what, byName, at, reason, aboutName, role, number }: Step) => ({
  what,
  by: byName,
  at,
  reason: reason ?? null,
  about: aboutName ?? null,
  role: role ?? null,
  number: number ?? null,
});

/** A look at the pupil of a line in a list. A line does not know the protection: looks of staff are logged all. */
export const lookAt = (pupilId: string, basis: string) => ({
  facts: { pupilId, protection: 'unknown' as const },
  basis,
});

/** A document in a list of the reader, who has this part in it. */
export function showLine(line: Line, role: Role, language: Language): output<typeof DocumentLine> {
  const { documentId, pupilId, schoolId, pupilName, templateId, title, state, published, updatedAt } = line;
  return {
    documentId,
    pupilId,
    schoolId,
    pupilName,
    templateId,
    templateName: kindOf(line).name[language],
    title,
    status: state,
    published: published?.number ?? 0,
    role,
    updatedAt,
  };
}
