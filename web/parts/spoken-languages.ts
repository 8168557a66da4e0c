import { useLanguage } from '../words/language.ts';
import { SPOKEN, type SpokenLanguage } from './spoken-language-names.ts';

/** The languages in the order of the person's own. */
export function useSpokenLanguages(): readonly { readonly id: SpokenLanguage; readonly text: string }[] {
  const language = useLanguage();
  return Object.entries(SPOKEN)
    .map(([id, text]) => ({ id: id as SpokenLanguage, text: text[language] }))
    .toSorted((a, b) => a.text.localeCompare(b.text, language === 'en' ? 'en' : 'nb'));
}

/** The name of a language. */
export function useSpokenLanguage(): (id: SpokenLanguage) => string {
  const language = useLanguage();
  return (id) => SPOKEN[id][language];
}
