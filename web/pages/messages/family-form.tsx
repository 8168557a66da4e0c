import { Checkbox, Fieldset, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { DeliveryWords } from './delivery.tsx';
import type { Place } from './place.ts';
import { fieldOf, StartFields, useStart } from './start.tsx';
import { useNames } from './words.ts';
import { texts } from './write-texts.ts';

export type ToSchool = AnswerOf<'GET /v1/guardian/children/{childId}/message-form'>;

/** The most teachers whom the API takes at once. */
const MOST = 5;
/** A contact teacher may have most of a class's subjects; so many are named. */
const NAMED = 3;

type FormProps = { readonly form: ToSchool; readonly place: Place };

/** A family's new conversation: to the contact teacher, unless the person chooses others. */
export function FamilyForm({ form, place }: FormProps) {
  const t = useWords(texts);
  const names = useNames();
  const { teachers, others, delivery } = form;
  const [to, setTo] = useState<readonly string[]>(teachers.slice(0, 1).map(({ staffId }) => staffId));
  const [withOthers, setWithOthers] = useState(false);
  const start = useStart(place);
  if (teachers.length === 0) return <Paragraph>{t('noTeachers')}</Paragraph>;
  const ownOfTo: Faults = {
    ...(to.length === 0 && { to: t('chooseTo') }),
    ...(to.length > MOST && { to: t('mostTo', { most: MOST }) }),
  };
  const faults = { ...(start.tried && ownOfTo), ...start.faults };
  const send = () => start.send({ to, ...(others.length > 0 && { withOthers }) }, ownOfTo);
  return (
    <Form acting={start.acting} onSend={send} send={t('send')} faults={faults} fieldOf={fieldOf}>
      <Teachers
        among={teachers}
        chosen={to}
        onChange={setTo}
        fault={{ ...faultsOf(start.acting.error, fieldOf), ...faults }.to}
      />
      {others.length > 0 && (
        <Checkbox
          value="others"
          label={t('withOthers', { names: names(others) })}
          checked={withOthers}
          onChange={({ target }) => setWithOthers(target.checked)}
        />
      )}
      <StartFields start={start} urgent={delivery.urgent} mayAttach={form.mayAttach} />
      <DeliveryWords delivery={delivery} />
    </Form>
  );
}

type TeachersProps = {
  readonly among: ToSchool['teachers'];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  readonly fault: string | undefined;
};

function Teachers({ among, chosen, onChange, fault }: TeachersProps) {
  const t = useWords(texts);
  const inShort = (groups: readonly string[]): string => {
    const more = groups.length - NAMED;
    return more > 1 ? t('andMore', { names: groups.slice(0, NAMED).join(', '), count: more }) : groups.join(', ');
  };
  return (
    <Fieldset id="to" tabIndex={-1}>
      <Fieldset.Legend>{t('to')}</Fieldset.Legend>
      {among.map(({ staffId, name, role, groups }) => (
        <Checkbox
          key={staffId}
          value={staffId}
          label={name}
          description={[role, inShort(groups)].filter(Boolean).join(' · ')}
          checked={chosen.includes(staffId)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, staffId] : chosen.filter((other) => other !== staffId))
          }
        />
      ))}
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}
