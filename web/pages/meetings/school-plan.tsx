import { Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { Reaches } from '../announcements/reaches.tsx';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { MeetingFields } from './meeting-fields.tsx';
import { texts } from './school-texts.ts';
import { bodyOf, faultsOfTyped, fieldOf, LONGEST_TEXT } from './typed.ts';
import { useTyped } from './use-typed.ts';

type Preview = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/meeting-form'>;

/** A new parents' meeting of a class or group: whom it reaches, and what the families should know. */
export function PlanMeeting() {
  const t = useWords(texts);
  const of = useOfClass();
  const { schoolId, groupId } = of;
  const form = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/meeting-form', { params: { schoolId, groupId } });
  return (
    <Page title={t('newTitle')} about={form.data?.group ?? of.name} back={`/classes/${groupId}/meetings${of.search}`}>
      <Read of={form}>
        {(known) => (known.adults === 0 ? <Paragraph>{t('nobody')}</Paragraph> : <Plan known={known} of={of} />)}
      </Read>
    </Page>
  );
}

function Plan({ known, of }: { readonly known: Preview; readonly of: OfClass }) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const { schoolId, groupId, search } = of;
  const acting = useAct('POST /v1/schools/{schoolId}/groups/{groupId}/meetings');
  const { typed, set, forget, done } = useTyped(`meeting ${groupId}`);
  const [tried, setTried] = useState(false);
  const faults = faultsOfTyped(typed, { t, limited: false });
  const own = tried ? faults : {};
  const send = async () => {
    setTried(true);
    if (Object.keys(faults).length > 0 || typed.text.trim().length > LONGEST_TEXT) return;
    forget();
    const sent = await acting.act({ params: { schoolId, groupId }, body: bodyOf(typed) });
    done(sent !== undefined);
    if (sent) go(`/classes/${groupId}/meetings/${sent.meetingId}${search}`, { replace: true });
  };
  return (
    <Form acting={acting} onSend={send} send={t('send', { adults: known.adults })} faults={own} fieldOf={fieldOf}>
      <Reaches
        known={known}
        lead={t('reaches', { adults: known.adults, pupils: known.pupils })}
        help={t('silentHelp')}
      />
      <MeetingFields typed={typed} faults={{ ...faultsOf(acting.error, fieldOf), ...own }} set={set} places="if-any" />
    </Form>
  );
}
