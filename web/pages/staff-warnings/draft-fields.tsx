import { Checkbox, Field, Fieldset, Label, Textarea, Textfield, ValidationMessage } from '@digdir/designsystemet-react';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import type { Faults } from '../../parts/form.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Typed } from './draft-saving.ts';
import { MissingWork } from './missing-work.tsx';
import { texts } from './texts.ts';

type Kind = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form'>['forms'][number];

type FieldsProps = {
  readonly form: Kind;
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly faults: Faults;
};

/** The fields of a warning in the order of its letter. */
export function DraftFields({ form, typed, onChange, faults }: FieldsProps) {
  const t = useWords(texts);
  const format = useFormat();
  const set = (changed: Partial<Typed>) => onChange({ ...typed, ...changed });
  return (
    <>
      <Choice
        id="periodId"
        label={t('period')}
        value={typed.periodId ?? ''}
        fault={faults.periodId}
        choices={[
          { id: '', text: t('choose') },
          ...form.periods.map(({ id, name, lastDay }) => ({
            id,
            text: t('periodUntil', { period: name, day: format.day(lastDay) }),
          })),
        ]}
        onChange={(periodId) => set({ periodId: periodId === '' ? null : periodId })}
      />
      {form.subjects.length > 0 && (
        <Several
          id="subjects"
          legend={t('subjects')}
          choices={form.subjects.map(({ code, name }) => ({ id: code, text: name }))}
          chosen={typed.subjects}
          fault={faults.subjects}
          onChange={(subjects) => set({ subjects })}
        />
      )}
      <Several
        id="reasonIds"
        legend={t('reasons')}
        choices={form.reasons}
        chosen={typed.reasonIds}
        fault={faults.reasonIds}
        onChange={(reasonIds) => set({ reasonIds })}
      />
      <Lines id="details" value={typed.details} fault={faults.details} onChange={(details) => set({ details })} />
      <MissingWork
        rows={typed.missingWork}
        fault={faults.missingWork}
        onChange={(missingWork) => set({ missingWork })}
      />
      <Lines id="wayOut" value={typed.wayOut} fault={faults.wayOut} onChange={(wayOut) => set({ wayOut })} />
      <Textfield
        id="byDay"
        type="date"
        label={t('byDay')}
        description={t('byDayHelp')}
        value={typed.byDay ?? ''}
        error={faults.byDay}
        onChange={({ target }) => set({ byDay: target.value === '' ? null : target.value })}
      />
      <Contact typed={typed} onChange={onChange} faults={faults} />
    </>
  );
}

type ContactProps = Omit<FieldsProps, 'form'>;

function Contact({ typed, onChange, faults }: ContactProps) {
  const t = useWords(texts);
  const set = (contact: Partial<Typed['contact']>) => onChange({ ...typed, contact: { ...typed.contact, ...contact } });
  return (
    <div className="row">
      <Textfield
        id="contact-name"
        label={t('contactName')}
        autoComplete="off"
        value={typed.contact.name}
        error={faults['contact-name'] ?? faults['contact-']}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Textfield
        id="contact-phone"
        type="tel"
        label={t('contactPhone')}
        autoComplete="off"
        value={typed.contact.phone}
        error={faults['contact-phone']}
        onChange={({ target }) => set({ phone: target.value })}
      />
    </div>
  );
}

type SeveralProps = {
  readonly id: string;
  readonly legend: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly chosen: readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (chosen: string[]) => void;
};

function Several({ id, legend, choices, chosen, fault, onChange }: SeveralProps) {
  return (
    <Fieldset id={id} tabIndex={-1}>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {choices.map((choice) => (
        <Checkbox
          key={choice.id}
          value={choice.id}
          label={choice.text}
          checked={chosen.includes(choice.id)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, choice.id] : chosen.filter((other) => other !== choice.id))
          }
        />
      ))}
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}

type LinesProps = {
  readonly id: 'details' | 'wayOut';
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
};

function Lines({ id, value, fault, onChange }: LinesProps) {
  const t = useWords(texts);
  return (
    <Field>
      <Label>{t(id)}</Label>
      <Field.Description>{t(`${id}Help`)}</Field.Description>
      <Textarea id={id} rows={4} value={value} onChange={({ target }) => onChange(target.value)} />
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}
