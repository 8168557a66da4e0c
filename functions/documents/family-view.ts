import type { output } from 'zod/mini';
import type { Facts } from './content.ts';
import type { FamilyDocument } from './family-schema.ts';
import { templateFor } from './known-template.ts';
import type { Line, Publication } from './record.ts';
import { type Shown, shownSections } from './shown-fields.ts';

type Texts = {
  readonly shown: Publication;
  /** The publication before, if any. */
  readonly before: Publication | undefined;
  readonly earlier: readonly Publication[];
};

/** A publication as the family reads it, each field marked that differs from the publication before. */
export function showToFamily(line: Line, { shown, before, earlier }: Texts): output<typeof FamilyDocument> {
  const template = templateFor(line, shown.template);
  const { language, title, documentId } = line;
  const sectionsOf = ({ values, facts }: Publication) =>
    shownSections({ template, language, values, facts: facts as Facts });
  const old =
    before &&
    new Map(
      sectionsOf(before).flatMap(({ sectionId, fields }) => fields.map((field) => [sectionId + field.fieldId, field])),
    );
  return {
    documentId,
    title,
    templateName: template.name[language],
    language,
    number: shown.number,
    publishedAt: shown.at,
    publishedBy: shown.byName,
    approvedBy: shown.approvedByName ?? null,
    law: template.law[language],
    sections: sectionsOf(shown).map(({ sectionId, title: name, fields }) => ({
      title: name,
      fields: fields.map((field) => ({
        label: field.label,
        lines: [...field.lines],
        table: field.table ? { head: [...field.table.head], rows: field.table.rows.map((row) => [...row]) } : null,
        changed: old !== undefined && isOther(old.get(sectionId + field.fieldId), field),
      })),
    })),
    earlier: [...earlier].sort((a, b) => b.number - a.number).map(({ number, at }) => ({ number, publishedAt: at })),
    sha256: shown.letter.sha256,
  };
}

const isOther = (before: Shown | undefined, now: Shown): boolean =>
  JSON.stringify([before?.lines, before?.table]) !== JSON.stringify([now.lines, now.table]);
