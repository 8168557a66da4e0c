import type { PupilCard } from '../roster/lookup.ts';
import { contentHash } from '../shared/ids.ts';
import { dayInWords } from '../shared/texts/dates.ts';
import type { Language } from '../shared/texts/language.ts';
import { type Day, holdsOn } from '../shared/time.ts';
import { missingIn } from './field-rules.ts';
import type { Meta, SectionText } from './record.ts';
import type { Progress } from './rules.ts';
import type { DocumentValues, FactKind, Template } from './template.ts';

/** A document's text, as it is read. */
export const valuesOf = (sections: readonly SectionText[]): DocumentValues =>
  Object.fromEntries(sections.map(({ sectionId, values }) => [sectionId, values]));

/** The hash of exactly this text: an approval and a publication are of one hash. */
export const hashOf = (
  { templateId, templateVersion, language, title }: Meta,
  sections: readonly SectionText[],
): string => contentHash({ templateId, templateVersion, language, title, values: valuesOf(sections) });

/** What the moves of a document depend on. */
export const progressOf = (meta: Meta, template: Template, sections: readonly SectionText[]): Progress => ({
  state: meta.state,
  needsApproval: template.needsApproval,
  publishable: template.publishedTo !== null,
  archivable: template.archived,
  published: meta.published?.number ?? 0,
  complete: missingIn(template, valuesOf(sections)).length === 0,
});

export type Facts = Readonly<Record<FactKind, string>>;

type FactsOn = { readonly school: string; readonly language: Language; readonly day: Day };

/** What the roster says of the pupil on a day, in the document's language. */
export function factsOf(card: PupilCard | undefined, { school, language, day }: FactsOn): Facts {
  const own = card?.groups.find((group) => group.groupKind === 'basis' && holdsOn(group, day));
  return {
    'pupil-name': nameOf(card),
    'birth-date': card ? dayInWords(card.facts.birthDate, language) : '',
    class: own?.groupName ?? '',
    school,
  };
}

export const nameOf = (card: PupilCard | undefined): string => (card ? `${card.givenName} ${card.familyName}` : '');
