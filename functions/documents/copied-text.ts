import { type Caller, logLooks, type StaffMember } from '../access/authorize.ts';
import { decide } from '../access/policy.ts';
import type { LogRead } from '../access/read-log.ts';
import { notFound } from '../shared/errors.ts';
import { targetOf } from './authorize.ts';
import type { Whole } from './reads.ts';
import type { SectionText } from './record.ts';
import { refuse } from './refusals.ts';
import type { Template } from './template.ts';
import { lookAt } from './view.ts';

/** A document about another pupil of the school, and its sections that concern both. */
export type CopyOf = { readonly pupilId: string; readonly documentId: string; readonly sectionIds: readonly string[] };

type Copying = {
  readonly copyOf: CopyOf;
  readonly schoolId: string;
  readonly source: Whole | undefined;
  readonly template: Pick<Template, 'templateId' | 'version'>;
};

/**
 * The text that a new document takes over from a document about another pupil (I3): where several pupils are concerned,
 * each has a document of their own, with the part that they share. Only of what the caller may read, and the look is
 * logged. Refuses a document of another kind or version: its fields are others.
 */
export async function copiedText(
  logRead: LogRead,
  { caller, actor }: { readonly caller: Caller; readonly actor: StaffMember['actor'] },
  { copyOf, schoolId, source, template }: Copying,
): Promise<readonly Pick<SectionText, 'sectionId' | 'values'>[]> {
  const meta = source?.meta;
  if (!meta || meta.pupilId !== copyOf.pupilId || meta.schoolId !== schoolId) throw notFound();
  const reading = decide('document:read', actor, targetOf(meta, undefined), caller.moment.day);
  if (!reading.allowed) throw notFound();
  await logLooks(logRead, actor, caller.moment, 'document:read', [lookAt(meta.pupilId, reading.basis)]);
  if (meta.templateId !== template.templateId || meta.templateVersion !== template.version)
    throw refuse('documents.other-template', {}, { at: '/copyOf' });
  const known = new Set(source.sections.map(({ sectionId }) => sectionId));
  if (copyOf.sectionIds.some((sectionId) => !known.has(sectionId)))
    throw refuse('documents.unknown-section', {}, { at: '/copyOf/sectionIds' });
  return source.sections.filter(({ sectionId }) => copyOf.sectionIds.includes(sectionId));
}
