import { Checkbox, Fieldset, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import type { Place } from './place.ts';
import { fieldOf, StartFields, useStart } from './start.tsx';
import { texts } from './write-texts.ts';

export type ToHome = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/message-form'>;

type FormProps = { readonly form: ToHome; readonly place: Place };

/** A teacher's new conversation: with everybody at home, unless the teacher chooses. */
export function StaffForm({ form: { homes, mayAttach }, place }: FormProps) {
  const t = useWords(texts);
  const everybody = homes.flatMap((home) => home.map(({ personId }) => personId));
  const [to, setTo] = useState<readonly string[]>(everybody);
  const start = useStart(place);
  if (everybody.length === 0) return <Paragraph>{t('noHomes')}</Paragraph>;
  const ownOfTo: Faults = to.length === 0 ? { to: t('chooseTo') } : {};
  const faults = { ...(start.tried && ownOfTo), ...start.faults };
  const fault = { ...faultsOf(start.acting.error, fieldOf), ...faults }.to;
  return (
    <Form
      acting={start.acting}
      onSend={() => start.send({ to }, ownOfTo)}
      send={t('send')}
      faults={faults}
      fieldOf={fieldOf}
    >
      <div id="to" tabIndex={-1} className="stack">
        {homes.length > 1 && <Paragraph>{t('apart')}</Paragraph>}
        {homes.map((home, at) => (
          <Home
            key={home.map(({ personId }) => personId).join()}
            legend={homes.length > 1 ? t('homeAt', { number: at + 1 }) : t('to')}
            home={home}
            chosen={to}
            onChange={setTo}
          />
        ))}
        {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
      </div>
      <StartFields start={start} urgent={null} mayAttach={mayAttach} />
    </Form>
  );
}

type HomeProps = {
  readonly legend: string;
  readonly home: ToHome['homes'][number];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};

function Home({ legend, home, chosen, onChange }: HomeProps) {
  const t = useWords(texts);
  return (
    <Fieldset>
      <Fieldset.Legend>{legend}</Fieldset.Legend>
      {home.map(({ personId, kind, name }) => (
        <Checkbox
          key={personId}
          value={personId}
          label={name}
          {...(kind === 'pupil' && { description: t('ownPupil') })}
          checked={chosen.includes(personId)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, personId] : chosen.filter((other) => other !== personId))
          }
        />
      ))}
    </Fieldset>
  );
}
