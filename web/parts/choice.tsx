import { Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';

type ChoiceProps = {
  readonly id: string;
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly fault?: string | undefined;
  readonly onChange: (id: string) => void;
};

/** A choice from a list, with its label, what to know before, and what is wrong. */
export function Choice({ id, label, help, value, choices, fault, onChange }: ChoiceProps) {
  return (
    <Field>
      <Label>{label}</Label>
      {help !== undefined && <Field.Description>{help}</Field.Description>}
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {choices.map((choice) => (
          <Select.Option key={choice.id} value={choice.id}>
            {choice.text}
          </Select.Option>
        ))}
      </Select>
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Field>
  );
}
