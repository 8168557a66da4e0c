import type { Meta } from './record.ts';
import { refuse } from './refusals.ts';
import type { Kind, Section, Template } from './template.ts';
import { templateOf } from './templates.ts';

type Known = Pick<Meta, 'templateId' | 'templateVersion'>;

/**
 * The template that a document began with: an owner's own lies with the document. That another is gone is a fault of
 * ours: versions are never removed.
 */
export function templateFor({ templateId, templateVersion }: Known, own: Template | undefined): Template {
  const found = own ?? templateOf(templateId, templateVersion);
  if (!found) throw new Error(`A document has the template ${templateId} ${templateVersion}, which is gone.`);
  return found;
}

/** What a line in a list knows of its template. */
export const kindOf = (line: Known & Pick<Meta, 'kind'>): Kind => line.kind ?? templateFor(line, undefined);

/** A section of a document's template. */
export function sectionFor(template: Template, sectionId: string): Section {
  const section = template.sections.find((each) => each.sectionId === sectionId);
  if (!section) throw refuse('documents.unknown-section');
  return section;
}
