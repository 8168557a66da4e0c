import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';

const SHOWN = 4;

type HalfYearProps = {
  /** The half-year that is shown, such as `2026-autumn`; `undefined` before the first answer. */
  readonly value: string | undefined;
  /** The present half-year. */
  readonly now: string;
  readonly onChange: (halfYear: string) => void;
};

/** The choice of a half-year: the present one and those before it. */
export function HalfYear({ value, now, onChange }: HalfYearProps) {
  const t = useWords(texts);
  return (
    <Field>
      <Label>{t('halfYear')}</Label>
      <Select value={value ?? now} onChange={({ target }) => onChange(target.value)}>
        {backFrom(now).map((id) => {
          const [year = '', half] = id.split('-');
          return (
            <Select.Option key={id} value={id}>
              {t(half === 'autumn' ? 'autumn' : 'spring', { year })}
            </Select.Option>
          );
        })}
      </Select>
    </Field>
  );
}

/** The half-year of a day: the autumn begins in August. */
export const halfYearOf = (day: string): string =>
  `${day.slice(0, 4)}-${day.slice(5, 7) >= '08' ? 'autumn' : 'spring'}`;

function backFrom(now: string): string[] {
  const [year = '', half] = now.split('-');
  const first = Number(year) * 2 + (half === 'autumn' ? 1 : 0);
  return Array.from({ length: SHOWN }, (_none, back) => first - back).map(
    (count) => `${Math.floor(count / 2)}-${count % 2 === 1 ? 'autumn' : 'spring'}`,
  );
}
