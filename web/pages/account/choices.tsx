import { useState } from 'react';
import { useOwnRead } from '../../api/family.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useMe } from '../../session/me.ts';
import { teaches } from '../../session/teaches.ts';
import { useWords } from '../../words/language.ts';
import { ChannelHealth } from './channel-health.tsx';
import { ChoicesForm } from './choices-form.tsx';
import { MessageChoice } from './message-choice.tsx';
import { texts } from './texts.ts';
import { ThisDevice } from './this-device.tsx';

/** The channels that reach the person, a test of them, and the choices of what to be notified of. */
export function ChoicesPage() {
  const t = useWords(texts);
  const me = useMe();
  const choices = useOwnRead('GET notice-choices', {});
  // The form keeps what was typed; it begins anew only when its reader asks for the newest choices.
  const [round, setRound] = useState(0);
  const anew = async () => {
    await choices.again();
    setRound(round + 1);
  };
  return (
    <Page title={t('choicesTitle')} lead={t('choicesLead')} back="/account">
      <ThisDevice />
      <ChannelHealth />
      {me.role === 'staff' && teaches(me.home) && <MessageChoice />}
      <Read of={choices}>{(shown) => <ChoicesForm key={round} choices={shown} anew={anew} />}</Read>
    </Page>
  );
}
