import { Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) ?? '';
const FEIDE = /^[^\s@]+@[^\s@]+$/;

/** Gives a colleague, named by Feide name, the group for some days; today at first. */
export function GrantForm({ groupId }: { readonly groupId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const { day } = osloNow();
  const [wish, setWish] = useState({ feideName: '', from: day, to: day });
  const [tried, setTried] = useState(false);
  const acting = useAct('POST /v1/groups/{groupId}/substitutes');
  const missing = tried && !FEIDE.test(wish.feideName.trim());
  const own: Faults = missing ? { feideName: t('feideNeeded') } : {};
  const faults: Faults = { ...faultsOf(acting.error, fieldOf), ...own };
  const send = async () => {
    setTried(true);
    const feideName = wish.feideName.trim();
    if (!FEIDE.test(feideName)) return;
    if (!(await acting.act({ params: { groupId }, body: { ...wish, feideName } }))) return;
    setTried(false);
    setWish({ ...wish, feideName: '' });
  };
  const given = acting.answer;
  return (
    <>
      <Heading level={2} data-size="xs">
        {t('give')}
      </Heading>
      {given && (
        <Paragraph role="status">
          {t('given', { name: given.name ?? t('unnamed'), days: format.days(given.from, given.to) })}
        </Paragraph>
      )}
      <Form acting={acting} onSend={send} send={t('send')} faults={own} fieldOf={fieldOf}>
        <Textfield
          id="feideName"
          label={t('feideName')}
          description={t('feideHelp')}
          autoComplete="off"
          inputMode="email"
          value={wish.feideName}
          error={faults.feideName}
          onChange={({ target }) => setWish({ ...wish, feideName: target.value })}
        />
        <div className="row">
          {(['from', 'to'] as const).map((end) => (
            <Textfield
              key={end}
              id={end}
              type="date"
              label={t(end)}
              value={wish[end]}
              error={faults[end]}
              onChange={({ target }) => setWish({ ...wish, [end]: target.value })}
            />
          ))}
        </div>
      </Form>
    </>
  );
}
