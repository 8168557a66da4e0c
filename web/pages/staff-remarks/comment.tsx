import { Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type CommentProps = {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
};

/** The free text of a remark, with the warning of what does not belong there. */
export function Comment({ value, fault, onChange }: CommentProps) {
  const t = useWords(texts);
  return (
    <Field>
      <Label>{t('comment')}</Label>
      <Field.Description>{t('commentHelp')}</Field.Description>
      <Textarea id="comment" rows={3} value={value} onChange={({ target }) => onChange(target.value)} />
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}
