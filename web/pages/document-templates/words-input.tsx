import { Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { editorTexts } from './editor-texts.ts';
import { idOf, LANGUAGES, type Words } from './template.ts';

const MOST_CHARACTERS = 600;

type WordsProps = {
  readonly label: string;
  /** The place of the text in the template, such as `/name`. */
  readonly pointer: string;
  readonly words: Words;
  readonly onChange: (words: Words) => void;
};

/** A text in three languages. */
export function WordsInput({ label, pointer, words, onChange }: WordsProps) {
  const t = useWords(editorTexts);
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      {LANGUAGES.map((language) => (
        <Textfield
          key={language}
          id={idOf(`${pointer}/${language}`)}
          label={t(language)}
          autoComplete="off"
          maxLength={MOST_CHARACTERS}
          value={words[language]}
          onChange={({ target }) => onChange({ ...words, [language]: target.value })}
        />
      ))}
    </Fieldset>
  );
}
