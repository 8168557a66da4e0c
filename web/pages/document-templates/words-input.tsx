import { Fieldset, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../../words/language.ts';
import { editorTexts } from './editor-texts.ts';
import { AddButton } from './parts-buttons.tsx';
import { idOf, LANGUAGES, noWords, type Words } from './template.ts';

const MOST_CHARACTERS = 600;

type WordsProps = {
  readonly label: string;
  /** The place of the text in the template, such as `/name`. */
  readonly pointer: string;
  readonly words: Words;
  readonly onChange: (words: Words) => void;
};

/** A text in three languages, side by side where there is room. */
export function WordsInput({ label, pointer, words, onChange }: WordsProps) {
  const t = useWords(editorTexts);
  return (
    <Fieldset>
      <Fieldset.Legend>{label}</Fieldset.Legend>
      <div className="row">
        {LANGUAGES.map((language) => (
          <Textfield
            key={language}
            className="grow"
            id={idOf(`${pointer}/${language}`)}
            label={t(language)}
            autoComplete="off"
            maxLength={MOST_CHARACTERS}
            value={words[language]}
            onChange={({ target }) => onChange({ ...words, [language]: target.value })}
          />
        ))}
      </div>
    </Fieldset>
  );
}

type HelpProps = Omit<WordsProps, 'label' | 'words'> & { readonly words: Words | undefined; readonly add: string };

/** A help that most parts do without: the fields come when somebody wants them. */
export function HelpInput({ pointer, words, add, onChange }: HelpProps) {
  const t = useWords(editorTexts);
  const [open, setOpen] = useState(LANGUAGES.some((language) => (words?.[language] ?? '') !== ''));
  if (!open) return <AddButton words={add} onAdd={() => setOpen(true)} />;
  return <WordsInput label={t('help')} pointer={pointer} words={words ?? noWords()} onChange={onChange} />;
}
