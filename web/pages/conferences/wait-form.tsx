import { Textfield } from '@digdir/designsystemet-react';
import { type ReactNode, useState } from 'react';
import type { Acting } from '../../api/hooks.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import type { Conference } from './times.ts';
import { texts } from './wait-texts.ts';

type Hours = NonNullable<Conference['waits'][number]['wants']>;
const FIELDS = ['day', 'from', 'to'] as const;

type WaitFormProps = {
  /** The teacher, for ids of the fields that no other form of the page has. */
  readonly of: string;
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'retrying' | 'error'>;
  readonly onSend: (wants: Hours) => unknown;
  readonly children: ReactNode;
};

/** The hours that suit somebody who waits for a time. */
export function WaitForm({ of, acting, onSend, children }: WaitFormProps) {
  const t = useWords(texts);
  const [wants, setWants] = useState<Hours>({ day: '', from: '', to: '' });
  const [tried, setTried] = useState(false);
  const idOf = (field: string) => `${field}-${of}`;
  const fieldOf = (pointer: string) => idOf(FIELDS.find((field) => pointer.endsWith(`/${field}`)) ?? 'day');
  const missing = {
    ...(wants.day === '' && { [idOf('day')]: t('fillDay') }),
    ...(wants.from === '' && { [idOf('from')]: t('fillFrom') }),
    ...(wants.to <= wants.from && { [idOf('to')]: t('fillTo') }),
  };
  const own: Faults = tried ? missing : {};
  const send = () => {
    setTried(true);
    return Object.keys(missing).length === 0 && onSend(wants);
  };
  const faults = { ...faultsOf(acting.error, fieldOf), ...own };
  return (
    <Form acting={acting} onSend={send} send={t('join')} faults={own} fieldOf={fieldOf}>
      {FIELDS.map((field) => (
        <Textfield
          key={field}
          id={idOf(field)}
          type={field === 'day' ? 'date' : 'time'}
          label={t(field)}
          value={wants[field]}
          error={faults[idOf(field)]}
          onChange={({ target }) => setWants({ ...wants, [field]: target.value })}
        />
      ))}
      {children}
    </Form>
  );
}
