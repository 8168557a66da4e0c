import { Checkbox } from '@digdir/designsystemet-react';
import { Choice } from '../../parts/choice.tsx';
import type { SpokenLanguage } from '../../parts/spoken-language-names.ts';
import { useSpokenLanguages } from '../../parts/spoken-languages.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './wait-texts.ts';

/** What a family chooses about an interpreter. */
export type Interpreting = {
  readonly needed: boolean;
  readonly language: SpokenLanguage | '';
  /** True for a talk that takes two times. */
  readonly long: boolean;
};
export const NO_INTERPRETER: Interpreting = { needed: false, language: '', long: true };

/** True while an interpreter is wanted and the language is missing. */
export const lacksLanguage = ({ needed, language }: Interpreting): boolean => needed && language === '';

/** The interpreter as the API takes it, for a body. */
export function interpreterOf({ needed, language, long }: Interpreting, mayBeLong: boolean) {
  return needed && language !== '' ? { interpreter: { language, long: long && mayBeLong } } : {};
}

type InterpreterChoiceProps = {
  readonly value: Interpreting;
  readonly onChange: (value: Interpreting) => void;
  /** True where the talk could take the next time too. */
  readonly mayBeLong: boolean;
  /** True when the reader has tried to book without a language. */
  readonly isFaulty: boolean;
};

/** Whether the family needs an interpreter, in which language, and whether the talk takes two times. */
export function InterpreterChoice({ value, onChange, mayBeLong, isFaulty }: InterpreterChoiceProps) {
  const t = useWords(texts);
  const languages = useSpokenLanguages();
  return (
    <>
      <Checkbox
        value="interpreter"
        label={t('needsInterpreter')}
        checked={value.needed}
        onChange={({ target }) => onChange({ ...value, needed: target.checked })}
      />
      {value.needed && (
        <Choice
          id="language"
          label={t('language')}
          value={value.language}
          choices={[{ id: '', text: t('chooseLanguage') }, ...languages]}
          fault={isFaulty && lacksLanguage(value) ? t('languageFirst') : undefined}
          onChange={(id) => onChange({ ...value, language: languages.find((each) => each.id === id)?.id ?? '' })}
        />
      )}
      {value.needed && mayBeLong && (
        <Checkbox
          value="long"
          label={t('long')}
          checked={value.long}
          onChange={({ target }) => onChange({ ...value, long: target.checked })}
        />
      )}
    </>
  );
}
