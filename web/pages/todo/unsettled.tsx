import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { Settlement } from '../../parts/settlement.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** Registers with somebody away whose lesson the timetable has changed. Nothing is shown while there are none. */
export function Unsettled() {
  const t = useWords(texts);
  const format = useFormat();
  const { data, error, again } = useRead('GET /v1/staff/unsettled-registers', {});
  if (!data) return <Failure error={error} again={again} />;
  if (data.registers.length === 0) return null;
  return (
    <section className="stack">
      <Heading level={2} data-size="sm">
        {t('unsettled')}
      </Heading>
      {data.registers.map(({ groupId, date, lessonId, group, from, to, planned, displaced, away }) => (
        <Settlement key={date + lessonId} lesson={{ groupId, date, lessonId }} why={displaced}>
          <Paragraph>
            <strong>{t('register', { group, day: format.weekday(date), from, to, away })}</strong>{' '}
            {planned && t('nowAt', planned)}
          </Paragraph>
        </Settlement>
      ))}
    </section>
  );
}
