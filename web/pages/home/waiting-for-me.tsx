import { Heading } from '@digdir/designsystemet-react';
import { useOwnRead } from '../../api/family.ts';
import { StillAway } from '../../parts/still-away.tsx';
import { type Me, useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** What asks the person for an answer, with the answer's buttons: one tap. Nothing is shown while nothing waits. */
export function Waiting() {
  const t = useWords(texts);
  const me = useMe();
  // Only a pupil of age is ever asked, and only about absence that is reported.
  const asks = me.role === 'guardian' || (me.role === 'pupil' && me.home.may.report && mayAsk(me.home));
  const inbox = useOwnRead('GET inbox', {}, { enabled: asks });
  const items = (inbox.data?.items ?? []).filter(({ toDo, overtakenAt }) => toDo !== null && overtakenAt === null);
  if (items.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="waits">
      <Heading level={2} id="waits" data-size="xs">
        {t('waits')}
      </Heading>
      {items.map((item) => (
        <StillAway key={item.id} item={item} />
      ))}
    </section>
  );
}

type Own = Extract<Me, { role: 'pupil' }>['home'];

/** True while a report is about today, or something about absence is unread. */
const mayAsk = ({ today, unread }: Own): boolean => today.reports.length > 0 || unread.absence > 0;
