import { Heading, Paragraph, Switch } from '@digdir/designsystemet-react';
import { useAct, useRead } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** Whether a teacher sees messages of families at once, or in the school's answer hours. It is stored at the tap. */
export function MessageChoice() {
  const t = useWords(texts);
  const choice = useRead('GET /v1/staff/message-choice', {});
  const acting = useAct('POST /v1/staff/message-choice');
  const set = (atOnce: boolean) => acting.act({ body: { atOnce } });
  return (
    <section className="stack" aria-labelledby="messages">
      <Heading level={2} id="messages" data-size="sm">
        {t('messages')}
      </Heading>
      <Paragraph>{t('messagesHelp')}</Paragraph>
      <Read of={choice}>
        {({ atOnce }) => (
          <Switch
            label={t('messagesAtOnce')}
            description={t('messagesSilent')}
            checked={acting.pending ? !atOnce : (acting.answer?.atOnce ?? atOnce)}
            onChange={({ target }) => set(target.checked)}
          />
        )}
      </Read>
      <Failure error={acting.error} />
      <Paragraph data-size="sm" role="status">
        {acting.answer !== undefined && t('saved')}
      </Paragraph>
    </section>
  );
}
