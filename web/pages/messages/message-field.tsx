import { Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { useWords } from '../../words/language.ts';
import { texts } from './write-texts.ts';

/** The longest message that the API takes. */
export const LONGEST = 4000;
/** The counter shows when so little is left. */
const NEAR = 200;

type FieldProps = {
  readonly label: string;
  readonly value: string;
  /** The rows of an empty field, and the most to which it grows with its text. */
  readonly rows: readonly [least: number, most: number];
  readonly fault?: string | undefined;
  readonly help?: ReactNode;
  readonly readOnly?: boolean;
  /** The longest text that the API takes here, where it is not that of a message. */
  readonly longest?: number;
  readonly onChange: (text: string) => void;
  /** Sends by Ctrl and Enter, for those with a keyboard. Enter alone is a new line. */
  readonly onSend?: () => unknown;
};

/** The field of a message: it grows with its text, and counts when the text comes near the limit. */
export function MessageField(props: FieldProps) {
  const { label, value, rows, fault, help, readOnly = false, longest = LONGEST, onChange, onSend } = props;
  const t = useWords(texts);
  const area = useRef<HTMLTextAreaElement>(null);
  useRows(area, value, rows);
  const left = longest - value.trim().length;
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend?.();
  };
  return (
    <Field>
      <Label>{label}</Label>
      {help !== undefined && <Field.Description>{help}</Field.Description>}
      <Textarea
        ref={area}
        id="text"
        dir="auto"
        value={value}
        readOnly={readOnly}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={keys}
      />
      {left >= 0 && left <= NEAR && <span className="subtle">{t('left', { count: left })}</span>}
      {left < 0 && <ValidationMessage>{t('tooLong', { count: -left })}</ValidationMessage>}
      {left >= 0 && fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}

/** As many rows as the text needs, up to a part of a phone's screen. */
function useRows(
  area: { readonly current: HTMLTextAreaElement | null },
  value: string,
  [least, most]: FieldProps['rows'],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows follow the text, which the element holds.
  useLayoutEffect(() => {
    const element = area.current;
    if (!element) return;
    element.rows = least;
    while (element.scrollHeight > element.clientHeight && element.rows < most) element.rows += 1;
  }, [value, least, most]);
}
