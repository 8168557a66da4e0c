import { useState } from 'react';
import { useLocation } from 'wouter';
import { useFamilyAct } from '../../api/family.ts';
import { Form } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { DeliveryWords } from '../messages/delivery.tsx';
import { LONGEST, MessageField } from '../messages/message-field.tsx';
import { useThreadPath } from '../messages/place.ts';
import { useUnsent } from '../messages/unsent.ts';
import type { FamilyAnnouncement } from './family-page.tsx';
import { texts } from './texts.ts';

type ReplyProps = {
  readonly shown: FamilyAnnouncement;
  readonly childId: string;
  readonly delivery: NonNullable<FamilyAnnouncement['reply']>['delivery'];
};

/** An answer to the sender alone; it goes on as a conversation. */
export function Reply({ shown: { announcementId, from }, childId, delivery }: ReplyProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const threadPath = useThreadPath();
  const acting = useFamilyAct('POST announcements/{announcementId}/reply', childId);
  const [text, setText, forget] = useUnsent(`reply ${announcementId} ${childId}`);
  const [tried, setTried] = useState(false);
  const name = from ?? t('someone');
  const fault = tried && text.trim() === '' ? t('writeFirst') : undefined;
  const send = async () => {
    setTried(true);
    const answer = text.trim();
    if (answer === '' || answer.length > LONGEST) return;
    // Somebody who leaves the page meanwhile must not find the text again, and send it twice.
    forget();
    const sent = await acting.act({ params: { announcementId }, body: { text: answer } });
    setText(sent ? '' : text);
    if (sent) go(threadPath({ pupilId: childId, schoolId: sent.schoolId }, sent.threadId));
  };
  return (
    <Form
      acting={acting}
      onSend={send}
      send={t('sendReply')}
      faults={fault === undefined ? {} : { text: fault }}
      fieldOf={() => 'text'}
    >
      <MessageField
        label={t('replyTo', { name })}
        help={t('replyHelp', { name })}
        value={text}
        rows={[3, 8]}
        fault={fault}
        readOnly={acting.pending}
        onChange={setText}
      />
      <DeliveryWords delivery={delivery} />
    </Form>
  );
}
