import { Field, Label, Select } from '@digdir/designsystemet-react';
import { useSearchParams } from 'wouter';
import { osloNow } from '../api/server-clock.ts';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

/** How many half-years can be chosen: those of two school years. */
const SHOWN = 4;
const NAME = /^(\d{4})-(autumn|spring)$/;

const halfYearNow = (): string => {
  const { day } = osloNow();
  return `${day.slice(0, 4)}-${day.slice(5) >= '08-01' ? 'autumn' : 'spring'}`;
};

const before = (halfYear: string): string => {
  const [, year = '', part] = NAME.exec(halfYear) ?? [];
  return part === 'autumn' ? `${year}-spring` : `${Number(year) - 1}-autumn`;
};

/**
 * The half-year of a page, kept in its address, so that going back and a reload show the same; else the present one.
 */
export function useHalfYear(): readonly [halfYear: string, choose: (halfYear: string) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('halfYear') ?? '';
  const halfYear = NAME.test(asked) ? asked : halfYearNow();
  return [halfYear, (next) => setSearch({ halfYear: next }, { replace: true })];
}

/** `høsten 2026` */
export function useHalfYearName(): (halfYear: string) => string {
  const t = useWords(texts);
  return (halfYear) => {
    const [, year = '', part] = NAME.exec(halfYear) ?? [];
    return t(part === 'autumn' ? 'autumn' : 'spring', { year });
  };
}

type ChoiceProps = { readonly halfYear: string; readonly onChoose: (halfYear: string) => void };

/** The choice between this half-year and the earlier ones. */
export function HalfYearChoice({ halfYear, onChoose }: ChoiceProps) {
  const t = useWords(texts);
  const nameOf = useHalfYearName();
  const all = [halfYearNow()];
  while (all.length < SHOWN) all.push(before(all.at(-1) ?? ''));
  return (
    <Field>
      <Label>{t('halfYear')}</Label>
      <Select value={halfYear} onChange={({ target }) => onChoose(target.value)}>
        {[...new Set([...all, halfYear])].map((id) => (
          <Select.Option key={id} value={id}>
            {nameOf(id)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
