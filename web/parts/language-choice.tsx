import { ToggleGroup } from '@digdir/designsystemet-react';
import { chooseLanguage, useLanguage, useWords } from '../words/language.ts';
import { LANGUAGES, type Language } from '../words/text.ts';
import { texts } from './texts.ts';

const NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** Three buttons: each language in its own words. */
export function LanguageChoice() {
  const t = useWords(texts);
  const now = useLanguage();
  return (
    <ToggleGroup
      variant="secondary"
      data-size="sm"
      data-toggle-group={t('language')}
      value={now}
      onChange={(value) => chooseLanguage(LANGUAGES.find((known) => known === value) ?? now)}
    >
      {LANGUAGES.map((language) => (
        <ToggleGroup.Item key={language} value={language} lang={language}>
          {NAMES[language]}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup>
  );
}
