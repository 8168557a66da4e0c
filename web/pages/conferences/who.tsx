import { Fieldset, Radio } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { texts } from './booking-texts.ts';

type WhoProps = {
  /** Names the choice among others of the page. */
  readonly of: string;
  readonly together: boolean;
  readonly onChange: (together: boolean) => void;
};

/** Who comes to the talk. The choice needs no reason. */
export function Who({ of, together, onChange }: WhoProps) {
  const t = useWords(texts);
  return (
    <Fieldset>
      <Fieldset.Legend>{t('who')}</Fieldset.Legend>
      <Radio
        name={`who-${of}`}
        value="together"
        label={t('together')}
        checked={together}
        onChange={() => onChange(true)}
      />
      <Radio name={`who-${of}`} value="alone" label={t('alone')} checked={!together} onChange={() => onChange(false)} />
    </Fieldset>
  );
}
