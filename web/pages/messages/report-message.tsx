import {
  Button,
  Dialog,
  Fieldset,
  Heading,
  Paragraph,
  Radio,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useRef, useState } from 'react';
import { useActing } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useWords } from '../../words/language.ts';
import type { Message, Place } from './place.ts';
import { texts } from './report-texts.ts';

const REASONS = ['harassment', 'threat', 'wrong-recipient', 'sensitive', 'other'] as const;
const LONGEST = 500;

type Props = { readonly message: Message; readonly place: Place };

/** Reports a message of somebody else to the school's leaders: a button, a dialog with the reason, and a receipt. */
export function ReportMessage({ message, place }: Props) {
  const t = useWords(texts);
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  const close = () => {
    dialog.current?.close();
    setOpen(false);
  };
  return (
    <>
      <Button type="button" variant="tertiary" data-size="sm" className="start" onClick={show}>
        {t('report')}
      </Button>
      <Dialog ref={dialog} closeButton={t('close')} onClose={() => setOpen(false)}>
        {open && <Reporting message={message} place={place} onClose={close} />}
      </Dialog>
    </>
  );
}

function Reporting({ message, place, onClose }: Props & { readonly onClose: () => void }) {
  const t = useWords(texts);
  const { at, params, threadId } = place;
  const { messageId } = message;
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const acting = useActing(`POST ${at}/threads/{threadId}/messages/{messageId}/report`);
  const send = async () => {
    setTried(true);
    if (reason === '') return;
    const said = note.trim();
    await acting.act({
      params: { ...params, threadId, messageId },
      body: { reason, ...(said !== '' && { note: said }) },
    });
  };
  if (acting.answer !== undefined)
    return (
      <div className="stack">
        <Paragraph role="status">{t('sent')}</Paragraph>
        <Button type="button" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    );
  return (
    <div className="stack">
      <Heading level={2} data-size="xs">
        {t('report')}
      </Heading>
      <Paragraph>{t('lead')}</Paragraph>
      <Fieldset>
        <Fieldset.Legend>{t('why')}</Fieldset.Legend>
        {REASONS.map((value) => (
          <Radio
            key={value}
            name={`reason-${messageId}`}
            label={t(value)}
            value={value}
            checked={reason === value}
            onChange={() => setReason(value)}
          />
        ))}
        {tried && reason === '' && <ValidationMessage>{t('chooseFirst')}</ValidationMessage>}
      </Fieldset>
      <div className="stack tight">
        <label htmlFor={`note-${messageId}`} className="ds-label">
          {t('note')}
        </label>
        <Textarea
          id={`note-${messageId}`}
          rows={3}
          maxLength={LONGEST}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </div>
      <Failure error={acting.error} />
      <Button type="button" loading={acting.pending} onClick={send}>
        {t('send')}
      </Button>
    </div>
  );
}
