import { Fieldset, Textfield } from '@digdir/designsystemet-react';
import { osloNow } from '../../api/server-clock.ts';
import type { Faults } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './plan-texts.ts';
import { LONGEST_TITLE, type Typed } from './round-typed.ts';

export type FieldsProps = {
  readonly typed: Typed;
  readonly faults: Faults;
  readonly set: (changed: Partial<Typed>) => void;
};

/** The name of a round, which the families see. */
export function NameField({ typed, faults, set }: FieldsProps) {
  const t = useWords(texts);
  return (
    <Textfield
      id="title"
      label={t('name')}
      description={t('nameHelp')}
      autoComplete="off"
      maxLength={LONGEST_TITLE}
      value={typed.title}
      error={faults.title}
      onChange={({ target }) => set({ title: target.value })}
    />
  );
}

/** When families may book, until when they may move, and how far apart siblings are. */
export function RuleFields({ typed, faults, set }: FieldsProps) {
  const t = useWords(texts);
  return (
    <>
      <WindowEnd end="from" typed={typed} faults={faults} set={set} />
      <WindowEnd end="until" typed={typed} faults={faults} set={set} />
      <Textfield
        id="cancelHours"
        inputMode="numeric"
        label={t('cancelHours')}
        autoComplete="off"
        value={typed.cancelHours}
        error={faults.cancelHours}
        onChange={({ target }) => set({ cancelHours: target.value })}
      />
      <Textfield
        id="gapMinutes"
        inputMode="numeric"
        label={t('gapMinutes')}
        description={t('gapHelp')}
        autoComplete="off"
        value={typed.gapMinutes}
        error={faults.gapMinutes}
        onChange={({ target }) => set({ gapMinutes: target.value })}
      />
    </>
  );
}

/** The day and the time at which the booking opens or ends. */
function WindowEnd({ end, typed, faults, set }: FieldsProps & { readonly end: 'from' | 'until' }) {
  const t = useWords(texts);
  const [day, time] = [`${end}Day`, `${end}Time`] as const;
  return (
    <Fieldset>
      <Fieldset.Legend>{t(end === 'from' ? 'opens' : 'ends')}</Fieldset.Legend>
      <div className="row">
        <Textfield
          id={day}
          type="date"
          label={t('day')}
          {...(end === 'until' && { min: osloNow().day })}
          value={typed[day]}
          error={faults[day]}
          onChange={({ target }) => set({ [day]: target.value })}
        />
        <Textfield
          id={time}
          type="time"
          label={t('clock')}
          value={typed[time]}
          error={faults[time]}
          onChange={({ target }) => set({ [time]: target.value })}
        />
      </div>
    </Fieldset>
  );
}
