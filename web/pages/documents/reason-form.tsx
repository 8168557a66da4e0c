import { Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Acting } from '../../api/hooks.ts';
import { Form } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { moveTexts } from './move-texts.ts';

type ReasonFormProps = {
  readonly id: string;
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'retrying' | 'error'>;
  readonly send: string;
  readonly onSend: (reason: string) => unknown;
};

/** Why something is done, which the others in the document see. */
export function ReasonForm({ id, acting, send, onSend }: ReasonFormProps) {
  const t = useWords(moveTexts);
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState(false);
  const field = `${id}-reason`;
  const submit = () => {
    setFault(reason.trim() === '');
    return reason.trim() === '' ? undefined : onSend(reason);
  };
  return (
    <Form acting={acting} onSend={submit} send={send} faults={fault ? { [field]: t('reasonMissing') } : {}}>
      <Textfield
        multiline
        id={field}
        label={t('reason')}
        description={t('reasonHelp')}
        maxLength={1000}
        value={reason}
        error={fault ? t('reasonMissing') : undefined}
        onChange={({ target }) => setReason(target.value)}
      />
    </Form>
  );
}
