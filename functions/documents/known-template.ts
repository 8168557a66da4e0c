import type { Meta } from './record.ts';
import { refuse } from './refusals.ts';
import type { Section, Template } from './template.ts';
import { templateOf } from './templates.ts';

/** The template that a document began with. That it is gone is a fault of ours: versions are never removed. */
export function templateFor({ templateId, templateVersion }: Pick<Meta, 'templateId' | 'templateVersion'>): Template {
  const found = templateOf(templateId, templateVersion);
  if (!found) throw new Error(`A document has the template ${templateId} ${templateVersion}, which is gone.`);
  return found;
}

/** A section of a document's template. */
export function sectionFor(meta: Meta, sectionId: string): Section {
  const section = templateFor(meta).sections.find((each) => each.sectionId === sectionId);
  if (!section) throw refuse('documents.unknown-section');
  return section;
}
