import { Details, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './school-texts.ts';

/** The longest reason that the API takes. */
const LONGEST = 300;
const fieldOf = (): string => 'reason';

type CancelProps = {
  readonly params: { readonly schoolId: string; readonly groupId: string; readonly meetingId: string };
};

/** Cancels the meeting with a reason that the families see. It opens first and wants a reason: no tap alone does it. */
export function CancelMeeting({ params }: CancelProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/groups/{groupId}/meetings/{meetingId}/cancellation');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const own: Faults = tried && reason.trim() === '' ? { reason: t('reasonFirst') } : {};
  const cancel = async () => {
    setTried(true);
    if (reason.trim() !== '') await acting.act({ params, body: { reason: reason.trim() } });
  };
  const faults = { ...faultsOf(acting.error, fieldOf), ...own };
  return (
    <Details>
      <Details.Summary>{t('cancel')}</Details.Summary>
      <Details.Content>
        <Form acting={acting} onSend={cancel} send={t('cancelIt')} faults={own} fieldOf={fieldOf}>
          <Paragraph>{t('cancelLead')}</Paragraph>
          <Textfield
            id="reason"
            label={t('reason')}
            autoComplete="off"
            maxLength={LONGEST}
            value={reason}
            error={faults.reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Form>
      </Details.Content>
    </Details>
  );
}
