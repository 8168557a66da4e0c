import { Button, Paragraph } from '@digdir/designsystemet-react';
import { type FormEvent, useEffect, useState } from 'react';
import type { Sent } from '../../api/call.ts';
import type { Acting } from '../../api/hooks.ts';
import { Unreachable } from '../../api/problem.ts';
import { Failure } from '../../parts/failure.tsx';
import { texts as partTexts } from '../../parts/texts.ts';
import { useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { Attach } from './attach.tsx';
import { DeliveryWords } from './delivery.tsx';
import { LONGEST, MessageField } from './message-field.tsx';
import type { Place, Thread } from './place.ts';
import { useUnsent } from './unsent.ts';
import { useFiles } from './use-files.ts';
import { texts } from './write-texts.ts';

type ComposerProps = {
  readonly thread: Thread;
  readonly place: Place;
  readonly sending: Acting<Sent, unknown>;
};

/** Where the next message is written: it stays until it is sent, and is offered again under the same key. */
export function Composer({ thread, place, sending }: ComposerProps) {
  const t = useWords(texts);
  const { act, answer, error, pending, retrying } = sending;
  const [text, setText, forget] = useUnsent(place.threadId);
  const [tried, setTried] = useState<string>();
  const [empty, setEmpty] = useState(false);
  const [busy, setBusy] = useState(false);
  const files = useFiles(place);
  const [wanted, setWanted] = useState(false);
  const { clear } = files;
  // The message shows in the conversation from its answer on.
  useEffect(() => {
    if (answer === undefined) return;
    setText('');
    clear();
    setWanted(false);
  }, [answer, setText, clear]);
  const send = async () => {
    if (busy) return;
    const message = text.trim();
    setEmpty(message === '');
    if (message === '' || message.length > LONGEST) return;
    setTried(message);
    setWanted(true);
    setBusy(true);
    const attachments = await files.ready();
    if (!attachments) return setBusy(false);
    // Somebody who leaves the page meanwhile must not find the text again, and send it twice.
    forget();
    const request = {
      params: { ...place.params, threadId: place.threadId },
      body: { text: message, ...(attachments.length > 0 && { attachments }) },
    };
    if ((await act(request)) === undefined) setText(text);
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    return send();
  };
  const lost = error instanceof Unreachable && !pending;
  const [firstName = ''] = thread.pupilName.split(' ');
  const { role } = useMe();
  return (
    <form className="foot" noValidate onSubmit={submit}>
      {!pending && error && (
        <div data-size="sm">
          <Failure error={error} />
        </div>
      )}
      {lost && text.trim() !== tried && <Paragraph data-size="sm">{t('changedSince')}</Paragraph>}
      <MessageField
        label={role === 'pupil' ? t('message') : t('messageAbout', { name: firstName })}
        value={text}
        rows={[2, 6]}
        fault={empty && text.trim() === '' ? t('writeFirst') : undefined}
        readOnly={pending || busy}
        onChange={setText}
        onSend={send}
      />
      {thread.mayAttach && <Attach files={files} tried={wanted} />}
      <div className="row">
        <DeliveryWords delivery={thread.delivery} />
        <Button type="submit" className="send" loading={busy}>
          {lost && text.trim() === tried ? t('sendAgain') : t('send')}
        </Button>
      </div>
      <p role="status" className={retrying ? undefined : 'only-heard'}>
        <Said retrying={retrying} sent={answer !== undefined && text === ''} />
      </p>
    </form>
  );
}

function Said({ retrying, sent }: { readonly retrying: boolean; readonly sent: boolean }) {
  const t = useWords(texts);
  const parts = useWords(partTexts);
  if (retrying) return parts('retrying');
  return sent ? t('sent') : '';
}
