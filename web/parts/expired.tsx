import { Alert, Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { renewInWindow } from '../session/renew.ts';
import { useSession } from '../session/session.ts';
import { useWords } from '../words/language.ts';
import { texts } from './texts.ts';

/** Over the page while the sign-in has expired. The page behind it keeps what was typed, and its requests wait. */
export function Expired() {
  const t = useWords(texts);
  const expired = useSession()?.expired ?? false;
  const dialog = useRef<HTMLDialogElement>(null);
  const [forbidden, setForbidden] = useState(false);
  useEffect(() => {
    if (expired) dialog.current?.showModal();
    else dialog.current?.close();
  }, [expired]);
  return (
    <Dialog ref={dialog} closeButton={false} closedby="none" onCancel={(event) => event.preventDefault()}>
      <Heading level={2} data-size="sm">
        {t('expiredTitle')}
      </Heading>
      <Paragraph>{t('expired')}</Paragraph>
      {forbidden && <Alert data-color="warning">{t('popupForbidden')}</Alert>}
      <Button onClick={() => setForbidden(!renewInWindow())}>{t('signInAgain')}</Button>
    </Dialog>
  );
}
