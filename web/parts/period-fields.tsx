import { Fieldset, Radio, Textfield } from '@digdir/designsystemet-react';
import { useFormat } from '../words/format.ts';
import { useWords } from '../words/language.ts';
import type { Faults } from './form.tsx';
import { texts } from './period-texts.ts';
import { KINDS, type Kind, type Wish } from './wish.ts';

/** The limits of a report, as the API states them before the form is filled in. */
export type Limits = { readonly firstDay: string; readonly lastDay: string; readonly maxDays: number };

type PeriodProps = {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly limits: Limits;
  readonly faults: Faults;
};

const WORDS: Readonly<Record<Kind, keyof typeof texts>> = {
  whole: 'wholeDay',
  part: 'part',
  days: 'days',
  open: 'open',
};

/** When somebody is away: four ways to say it, then only the fields that this way needs. */
export function PeriodFields({ wish, onChange, limits, faults }: PeriodProps) {
  const t = useWords(texts);
  const format = useFormat();
  const set = (changed: Partial<Wish>) => onChange({ ...wish, ...changed });
  const bounds = { min: limits.firstDay, max: limits.lastDay };
  const limit = { days: limits.maxDays, first: format.day(limits.firstDay), last: format.day(limits.lastDay) };
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('when')}</Fieldset.Legend>
        <Fieldset.Description>{t('limit', limit)}</Fieldset.Description>
        {KINDS.map((kind) => (
          <Radio
            key={kind}
            name="kind"
            value={kind}
            label={t(WORDS[kind])}
            description={kind === 'open' ? t('openHelp') : undefined}
            checked={wish.kind === kind}
            onChange={() => set({ kind })}
          />
        ))}
      </Fieldset>
      <div className="row">
        <Textfield
          id="firstDay"
          type="date"
          label={t(wish.kind === 'days' || wish.kind === 'open' ? 'firstDay' : 'day')}
          value={wish.firstDay}
          error={faults.firstDay}
          onChange={({ target }) => set(startingOn(target.value, wish.lastDay))}
          {...bounds}
        />
        {wish.kind === 'days' && (
          <Textfield
            id="lastDay"
            type="date"
            label={t('lastDay')}
            value={wish.lastDay}
            error={faults.lastDay}
            onChange={(event) => set({ lastDay: event.target.value })}
            {...bounds}
          />
        )}
      </div>
      {wish.kind === 'part' && <PartOfDay wish={wish} set={set} faults={faults} />}
    </>
  );
}

/** A first day after the last one takes it along: the person moves the absence, and need not say so twice. */
const startingOn = (firstDay: string, lastDay: string): Partial<Wish> =>
  firstDay > lastDay ? { firstDay, lastDay: firstDay } : { firstDay };

type PartProps = Pick<PeriodProps, 'wish' | 'faults'> & { readonly set: (changed: Partial<Wish>) => void };

function PartOfDay({ wish, set, faults }: PartProps) {
  const t = useWords(texts);
  return (
    <Fieldset>
      <Fieldset.Legend className="only-heard">{t('part')}</Fieldset.Legend>
      <Fieldset.Description>{t('partHelp')}</Fieldset.Description>
      <div className="row">
        {(['from', 'to'] as const).map((end) => (
          <Textfield
            key={end}
            id={end}
            type="time"
            label={t(end)}
            value={wish[end]}
            error={faults[end]}
            onChange={(event) => set({ [end]: event.target.value })}
          />
        ))}
      </div>
    </Fieldset>
  );
}
