import { Checkbox, Details, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useActing } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Sure } from '../../parts/sure.tsx';
import { addDays } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './colleague-texts.ts';
import { PickColleague } from './pick-colleague.tsx';
import type { Place, Thread } from './place.ts';
import { useNameOf } from './words.ts';

type Colleague = Thread['people'][number];
type Props = { readonly thread: Thread; readonly place: Place };

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) ?? '';

/** A teacher's way to add colleagues and to end their part; an added colleague can only leave. */
export function Colleagues({ thread, place }: Props) {
  const t = useWords(texts);
  const isAdded = thread.people.some(({ you, added }) => you && added);
  const [isOpen, setIsOpen] = useState(false);
  const ending = thread.people.filter(({ added, you }) => added && (you || !isAdded));
  return (
    <>
      {ending.map((colleague) => (
        <End key={colleague.personId} colleague={colleague} place={place} />
      ))}
      {thread.mayWrite && !isAdded && (
        <Details data-size="sm" onToggle={() => setIsOpen(true)}>
          <Details.Summary>{t('add')}</Details.Summary>
          <Details.Content>{isOpen && <Add key={thread.people.length} place={place} />}</Details.Content>
        </Details>
      )}
    </>
  );
}

function End({ colleague, place }: { readonly colleague: Colleague; readonly place: Place }) {
  const t = useWords(texts);
  const nameOf = useNameOf();
  const { at, params, threadId } = place;
  const acting = useActing(`POST ${at}/threads/{threadId}/colleagues/{staffId}/end`);
  const end = () => acting.act({ params: { ...params, threadId, staffId: colleague.personId ?? '' } });
  const words = colleague.you ? t('endOwn') : t('end', { name: nameOf(colleague) });
  return (
    <div data-size="sm">
      <Sure acting={acting} question={t('endSure')} words={words} onSure={end} />
    </div>
  );
}

/** The access that is offered: long enough for an answer, and over by itself. */
const A_WEEK = 7;

/** The choice of a colleague, asked for when it opens, and what the access is. */
function Add({ place }: { readonly place: Place }) {
  const t = useWords(texts);
  const { at, params, threadId } = place;
  const [staffId, setStaffId] = useState<string>();
  const [wish, setWish] = useState({ lastDay: addDays(osloNow().day, A_WEEK), askForEarlier: false });
  const [tried, setTried] = useState(false);
  const acting = useActing(`POST ${at}/threads/{threadId}/colleagues`);
  const own: Faults = tried && staffId === undefined ? { staffId: t('chooseFirst') } : {};
  const faults: Faults = { ...faultsOf(acting.error, fieldOf), ...own };
  const send = async () => {
    setTried(true);
    if (staffId === undefined) return;
    await acting.act({ params: { ...params, threadId }, body: { ...wish, staffId } });
  };
  return (
    <div className="stack">
      <Paragraph>{t('sees')}</Paragraph>
      <PickColleague place={place} staffId={staffId} fault={faults.staffId} onPick={setStaffId} />
      <Form acting={acting} onSend={send} send={t('send')} faults={own} fieldOf={fieldOf}>
        <Textfield
          id="lastDay"
          type="date"
          label={t('lastDay')}
          value={wish.lastDay}
          error={faults.lastDay}
          onChange={({ target }) => setWish({ ...wish, lastDay: target.value })}
        />
        <Checkbox
          label={t('askForEarlier')}
          checked={wish.askForEarlier}
          onChange={({ target }) => setWish({ ...wish, askForEarlier: target.checked })}
        />
      </Form>
    </div>
  );
}
