import { Button, Fieldset, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import type { Typed } from './draft-saving.ts';
import { texts } from './texts.ts';

type Rows = Typed['missingWork'];
type MissingProps = {
  readonly rows: Rows;
  readonly fault: string | undefined;
  readonly onChange: (rows: Rows) => void;
};

/** Hand-ins and tests that are missing, one in a row. */
export function MissingWork({ rows, fault, onChange }: MissingProps) {
  const t = useWords(texts);
  const change = (at: number, changed: Partial<Rows[number]>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...changed } : row)));
  return (
    <Fieldset id="missingWork" tabIndex={-1}>
      <Fieldset.Legend>{t('missingWork')}</Fieldset.Legend>
      {rows.map(({ text, dueDay }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no id, and nothing reorders them.
        <div key={at} className="row">
          <div className="grow">
            <Textfield
              label={t('work', { number: at + 1 })}
              value={text}
              onChange={({ target }) => change(at, { text: target.value })}
            />
          </div>
          <Textfield
            type="date"
            label={t('due', { number: at + 1 })}
            value={dueDay ?? ''}
            onChange={({ target }) => change(at, { dueDay: target.value === '' ? null : target.value })}
          />
          <Button
            type="button"
            variant="tertiary"
            aria-label={t('removeWork', { number: at + 1 })}
            onClick={() => onChange(rows.filter((_row, index) => index !== at))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
      <Button type="button" variant="secondary" onClick={() => onChange([...rows, { text: '', dueDay: null }])}>
        {t('addWork')}
      </Button>
    </Fieldset>
  );
}
