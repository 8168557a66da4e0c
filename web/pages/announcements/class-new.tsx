import { Checkbox, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { LONGEST, MessageField } from '../messages/message-field.tsx';
import { useUnsent } from '../messages/unsent.ts';
import { texts } from './class-texts.ts';
import { Reaches } from './reaches.tsx';

type Preview = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/announcement-form'>;
const LONGEST_SUBJECT = 80;

/** A new announcement to a class or group: whom it reaches, and its words. */
export function NewAnnouncement() {
  const t = useWords(texts);
  const of = useOfClass();
  const { schoolId, groupId } = of;
  const form = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/announcement-form', {
    params: { schoolId, groupId },
  });
  return (
    <Page
      title={t('newTitle')}
      about={form.data?.group ?? of.name}
      back={`/classes/${groupId}/announcements${of.search}`}
    >
      <Read of={form}>
        {(known) => (known.adults === 0 ? <Paragraph>{t('nobody')}</Paragraph> : <Write known={known} of={of} />)}
      </Read>
    </Page>
  );
}

const fieldOf = (pointer: string): string => ['subject', 'text'].find((field) => pointer === `/${field}`) ?? 'urgent';

function Write({ known, of }: { readonly known: Preview; readonly of: OfClass }) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const { schoolId, groupId, search } = of;
  const acting = useAct('POST /v1/schools/{schoolId}/groups/{groupId}/announcements');
  const [subject, setSubject, forgetSubject] = useUnsent(`announcement subject ${groupId}`);
  const [text, setText, forgetText] = useUnsent(`announcement text ${groupId}`);
  const [urgent, setUrgent] = useState(false);
  const [tried, setTried] = useState(false);
  const own: Faults = {
    ...(subject.trim() === '' && { subject: t('subjectFirst') }),
    ...(text.trim() === '' && { text: t('writeFirst') }),
  };
  const send = async () => {
    setTried(true);
    if (Object.keys(own).length > 0 || text.trim().length > LONGEST) return;
    const body = { subject: subject.trim(), text: text.trim(), ...(urgent && { urgent }) };
    forgetSubject();
    forgetText();
    const sent = await acting.act({ params: { schoolId, groupId }, body });
    setSubject(sent ? '' : subject);
    setText(sent ? '' : text);
    if (sent) go(`/classes/${groupId}/announcements/${sent.announcementId}${search}`, { replace: true });
  };
  const faults = { ...faultsOf(acting.error, fieldOf), ...(tried ? own : {}) };
  return (
    <Form
      acting={acting}
      onSend={send}
      send={t('send', { adults: known.adults })}
      faults={tried ? own : {}}
      fieldOf={fieldOf}
    >
      <Reaches known={known} lead={t('reaches', { adults: known.adults, pupils: known.pupils })} help={t('silentHelp')}>
        {known.office?.phone && t('office', { phone: known.office.phone })}
      </Reaches>
      <Textfield
        id="subject"
        label={t('subject')}
        autoComplete="off"
        maxLength={LONGEST_SUBJECT}
        value={subject}
        error={faults.subject}
        onChange={({ target }) => setSubject(target.value)}
      />
      <MessageField label={t('text')} value={text} rows={[5, 14]} fault={faults.text} onChange={setText} />
      {known.mayBeUrgent && (
        <Checkbox
          id="urgent"
          value="urgent"
          label={t('isUrgent')}
          description={t('urgentHelp')}
          checked={urgent}
          onChange={({ target }) => setUrgent(target.checked)}
        />
      )}
    </Form>
  );
}
