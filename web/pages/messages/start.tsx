import { Textfield } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useActing } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { Attach } from './attach.tsx';
import { SensitiveHint } from './delivery.tsx';
import { LONGEST, MessageField } from './message-field.tsx';
import { type Place, type Thread, useThreadPath } from './place.ts';
import { useUnsent } from './unsent.ts';
import { useFiles } from './use-files.ts';
import { texts } from './write-texts.ts';

const LONGEST_SUBJECT = 80;

type Started = AnswerOf<'POST /v1/guardian/children/{childId}/threads'>;

/** The element of a fault's pointer. */
export const fieldOf = (pointer: string): string =>
  ['subject', 'text'].find((field) => pointer === `/${field}`) ?? 'to';

/** Begins a conversation: the subject and the text as typed, what is wrong with the form, and the sending. */
export function useStart(place: Place) {
  const { at, params, about, list } = place;
  const t = useWords(texts);
  const [, go] = useLocation();
  const threadPath = useThreadPath();
  const acting = useActing(`POST ${at}/threads`);
  const [subject, setSubject, forgetSubject] = useUnsent(`subject ${about.pupilId}`);
  const [text, setText, forgetText] = useUnsent(`text ${about.pupilId}`);
  const isHere = useIsHere();
  const files = useFiles(place);
  const [waiting, setWaiting] = useState(false);
  const [tried, setTried] = useState(false);
  const tooLong = text.trim().length - LONGEST;
  const send = async (to: object, faultsOfTo: Faults) => {
    setTried(true);
    if (Object.keys(faultsOfTo).length > 0 || subject.trim() === '' || text.trim() === '' || tooLong > 0) return;
    if (waiting) return;
    setWaiting(true);
    const attachments = await files.ready();
    setWaiting(false);
    if (!attachments) return;
    const body = {
      subject: subject.trim(),
      text: text.trim(),
      ...to,
      ...(attachments.length > 0 && { attachments }),
    };
    // Somebody who leaves the page meanwhile must not find the text again, and send it twice.
    forgetSubject();
    forgetText();
    const answer = (await acting.act({ params, body })) as Started | undefined;
    setSubject(answer ? '' : subject);
    setText(answer ? '' : text);
    if (!answer || !isHere()) return;
    const [first, second] = answer.threads;
    go(first && !second ? threadPath(first, first.threadId) : list, { replace: true });
  };
  const own: Faults = {
    ...(subject.trim() === '' && { subject: t('subjectFirst') }),
    ...(text.trim() === '' && { text: t('writeFirst') }),
    ...(tooLong > 0 && { text: t('tooLong', { count: tooLong }) }),
  };
  return { acting, subject, setSubject, text, setText, files, send, tried, faults: tried ? own : {} };
}

/** False once the person has gone to another page. */
function useIsHere(): () => boolean {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return () => here.current;
}

type StartProps = {
  readonly start: ReturnType<typeof useStart>;
  readonly urgent: Thread['delivery']['urgent'];
  readonly mayAttach: boolean;
};

/** The fields of the subject, the text and the files. */
export function StartFields({ start, urgent, mayAttach }: StartProps) {
  const t = useWords(texts);
  const { acting, subject, setSubject, text, setText } = start;
  const faults = { ...faultsOf(acting.error, fieldOf), ...start.faults };
  return (
    <>
      <Textfield
        id="subject"
        label={t('subject')}
        description={t('subjectHelp')}
        autoComplete="off"
        maxLength={LONGEST_SUBJECT}
        value={subject}
        error={faults.subject}
        onChange={({ target }) => setSubject(target.value)}
      />
      <MessageField label={t('message')} value={text} rows={[4, 12]} fault={faults.text} onChange={setText} />
      {mayAttach && <Attach files={start.files} tried={start.tried} />}
      <SensitiveHint urgent={urgent} />
    </>
  );
}
