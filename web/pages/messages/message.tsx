import { Paragraph } from '@digdir/designsystemet-react';
import { Suspense } from 'react';
import { useActing } from '../../api/hooks.ts';
import { lazyPart } from '../../parts/lazy-part.ts';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { MessageFiles } from './message-files.tsx';
import type { Message, Place } from './place.ts';
import { texts } from './texts.ts';
import { useNameOf, useNames, useWaits } from './words.ts';

const ReportMessage = lazyPart(async () => (await import('./report-message.tsx')).ReportMessage);

type MessageProps = { readonly message: Message; readonly place: Place };

/** One message, or the line of a change or of a message that was withdrawn. */
export function MessageItem({ message, place }: MessageProps) {
  const format = useFormat();
  const nameOf = useNameOf();
  const { by, at, text, status, change } = message;
  if (change !== null || status !== 'sent' || text === null) return <Line message={message} />;
  return (
    <div className="message" data-own={by.you}>
      <span className="subtle">
        <strong>
          <bdi>{nameOf(by)}</bdi>
        </strong>{' '}
        {format.time(at)}
      </span>
      <p className="as-written" dir="auto">
        {text}
      </p>
      <MessageFiles message={message} place={place} />
      <Waits message={message} />
      {by.you && <ReadBy message={message} />}
      {!by.you && (
        <Suspense fallback={null}>
          <ReportMessage message={message} place={place} />
        </Suspense>
      )}
      {message.mayWithdraw && <Withdraw message={message} place={place} />}
    </div>
  );
}

function Line({ message: { by, change, at, status } }: { readonly message: Message }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useNameOf();
  const withdrawn = by.you ? t('withdrawnOwn') : t('withdrawnBy', { name: nameOf(by) });
  const hidden = by.you ? t('hiddenOwn') : t('hidden', { name: nameOf(by) });
  const gone = { sent: t('notShown'), withdrawn, hidden };
  const words = change && t(wordsOf(change.kind, by.kind), { by: nameOf(by), name: change.name ?? t('staff') });
  return (
    <p className="message-line subtle">
      {words ?? gone[status]} {format.time(at)}
    </p>
  );
}

/** A family that is asked first lets the colleague in. */
const wordsOf = (kind: NonNullable<Message['change']>['kind'], by: Message['by']['kind']) =>
  kind === 'colleague-added' && by !== 'staff' ? 'colleague-agreed' : kind;

/** For the people it does not wait for: when the school gets it. */
function Waits({ message: { heldUntil } }: { readonly message: Message }) {
  const waits = useWaits();
  return heldUntil === null ? null : <span className="subtle">{waits(heldUntil)}</span>;
}

function ReadBy({ message: { readBy, heldUntil } }: { readonly message: Message }) {
  const t = useWords(texts);
  const names = useNames();
  const all = readBy.map(({ name, kind }) => name ?? (kind === 'guardian' ? t('someGuardian') : t(kind)));
  if (all.length === 0 && heldUntil !== null) return null;
  return <span className="subtle">{all.length > 0 ? t('readBy', { names: names(all) }) : t('readByNobody')}</span>;
}

function Withdraw({ message: { messageId }, place: { at, params, threadId } }: MessageProps) {
  const t = useWords(texts);
  const acting = useActing(`POST ${at}/threads/{threadId}/messages/{messageId}/withdrawal`);
  const withdraw = () => acting.act({ params: { ...params, threadId, messageId } });
  return (
    <div data-size="sm">
      <Sure acting={acting} question={t('withdrawSure')} words={t('withdraw')} onSure={withdraw} />
    </div>
  );
}

/** The line above the first message of a day. */
export function DayLine({ words }: { readonly words: string }) {
  return (
    <Paragraph data-size="sm" className="message-line">
      <strong>{words}</strong>
    </Paragraph>
  );
}
