import { ErrorSummary } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { editorTexts } from './editor-texts.ts';
import { idOf, LANGUAGES, type TemplateView } from './template.ts';
import { texts } from './texts.ts';

type Fault = TemplateView['faults'][number];

/** What the saved draft lacks, each with the way to its place. */
export function Lacks({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useWords(texts);
  const named = useWords(editorTexts);
  const placeOf = usePlace();
  const words = ({ pointer, code }: Fault): string => {
    const language = LANGUAGES.find((each) => pointer.endsWith(`/${each}`));
    if (code === 'documents.template-text-missing' && language)
      return t(code, { language: named(language).toLowerCase() });
    return t(code === 'documents.template-empty' ? code : 'documents.template-id-twice');
  };
  return (
    <ErrorSummary>
      <ErrorSummary.Heading>{t('lacks')}</ErrorSummary.Heading>
      <ErrorSummary.List>
        {faults.map((fault) => (
          <ErrorSummary.Item key={fault.pointer}>
            <ErrorSummary.Link href={`#${idOf(fault.pointer)}`}>
              {[placeOf(fault.pointer), words(fault)].filter(Boolean).join(': ')}
            </ErrorSummary.Link>
          </ErrorSummary.Item>
        ))}
      </ErrorSummary.List>
    </ErrorSummary>
  );
}

/** The words of the parts of a template, by their names in a pointer; a number follows the name of a list. */
const LISTS = { sections: 'section', fields: 'field', options: 'option', columns: 'column' } as const;
const TEXTS = {
  name: 'name',
  about: 'about',
  law: 'law',
  title: 'sectionTitle',
  help: 'help',
  label: 'fieldLabel',
} as const;

/** A place in the template in words, such as "Section 1, field 2, the label". */
function usePlace() {
  const t = useWords(editorTexts);
  return (pointer: string): string => {
    const parts = pointer.split('/').slice(1);
    const words = parts.flatMap((part, at) => {
      if (Object.hasOwn(LISTS, part) && parts[at + 1] !== undefined)
        return [t(LISTS[part as keyof typeof LISTS], { number: Number(parts[at + 1]) + 1 })];
      return Object.hasOwn(TEXTS, part) ? [t(TEXTS[part as keyof typeof TEXTS])] : [];
    });
    return words.map((word, at) => (at === 0 ? word : word.toLowerCase())).join(', ');
  };
}
