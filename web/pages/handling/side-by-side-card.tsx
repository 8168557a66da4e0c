import { Card, Checkbox, Heading, Tag } from '@digdir/designsystemet-react';
import { Fragment } from 'react';
import type { AnswerOf } from '../../api/table.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './side-by-side-texts.ts';

type Pupil = AnswerOf<'GET /v1/groups/{groupId}/absences'>['pupils'][number];
type Day = Pupil['days'][number];
/** One day of one pupil. */
export type PupilDay = Omit<Pupil, 'days'> & { readonly day: Day };

type CardProps = { readonly about: PupilDay; readonly chosen: boolean; readonly onToggle: () => void };

/** A day of a pupil: what disagrees, in words, then the three beside each other; on a phone below each other. */
export function SideBySideCard({ about: { pupilName, protected: hidden, day }, chosen, onToggle }: CardProps) {
  const t = useWords(texts);
  const format = useFormat();
  const weekday = format.weekday(day.date);
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {pupilName}
          <span className="about">{weekday}</span>
        </Heading>
        {hidden && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      {day.differences.length > 0 && (
        <ul className="plain-list">
          {day.differences.map((difference) => (
            <li key={difference.kind + (difference.lessonId ?? '')}>
              <Disagreement difference={difference} day={day} />
            </li>
          ))}
        </ul>
      )}
      <div className="three">
        <Reported day={day} />
        <Entered day={day} />
        <Decided day={day} />
      </div>
      <Checkbox
        label={
          <>
            {t('choose')}
            <span className="only-heard">{` ${pupilName} ${weekday}`}</span>
          </>
        }
        checked={chosen}
        onChange={onToggle}
      />
    </Card>
  );
}

type DifferenceProps = { readonly difference: Day['differences'][number]; readonly day: Day };

function Disagreement({ difference: { kind, lessonId, difference }, day }: DifferenceProps) {
  const t = useWords(texts);
  const lesson = [...day.entries, ...day.attended].find((known) => known.lessonId === lessonId);
  const where = lesson ? `${lesson.from}–${lesson.to} ${lesson.subject ?? ''}`.trim() : '';
  return (
    <>
      <Tag data-color={difference === null ? 'danger' : 'neutral'}>{t(difference === null ? 'open' : 'explained')}</Tag>{' '}
      <strong>{t(kind)}</strong> {where}
      {difference !== null && ` · ${t(difference)}`}
    </>
  );
}

function Reported({ day }: { readonly day: Day }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <section>
      <h4>{t('reported')}</h4>
      {day.onLeave && <p>{t('onLeave')}</p>}
      {day.reports.map(({ reportId, from, to, state, reason, madeBy, madeAt, afterwards }) => (
        <Fragment key={reportId}>
          <p>
            {from === undefined && to === undefined
              ? t('wholeDay')
              : t('part', { from: from ?? t('schoolStart'), to: to ?? t('schoolEnd') })}
            {state !== 'reported' && ` · ${t(state)}`}
            {reason && ` · ${reason.text}`}
          </p>
          <p className="subtle">
            {t('by', { who: t(madeBy), at: format.moment(madeAt) })}
            {afterwards && ` · ${t('afterwards')}`}
          </p>
        </Fragment>
      ))}
      {day.reports.length === 0 && !day.onLeave && <p>{t('noReport')}</p>}
    </section>
  );
}

function Entered({ day }: { readonly day: Day }) {
  const t = useWords(texts);
  return (
    <section>
      <h4>{t('entered')}</h4>
      {day.entries.map(({ lessonId, from, to, subject, group, kind, minutes, code }) => (
        <p key={lessonId}>
          {from}–{to} {subject ?? group}: {kind === 'part' ? t('partOf', { minutes }) : t(kind, { minutes })}
          {code && ` · ${code.text}`}
        </p>
      ))}
      {day.attended.map(({ lessonId, from, to, subject, group }) => (
        <p key={lessonId}>
          {from}–{to} {subject ?? group}: {t('attended')}
        </p>
      ))}
      {day.entries.length + day.attended.length === 0 && <p>{t('noEntry')}</p>}
    </section>
  );
}

function Decided({ day }: { readonly day: Day }) {
  const t = useWords(texts);
  const lessonOf = (id: string | undefined) => day.entries.find(({ lessonId }) => lessonId === id);
  return (
    <section>
      <h4>{t('decided')}</h4>
      {day.decisions.map(({ lessonId, code, wholeDay, reason, difference }) => {
        const lesson = lessonOf(lessonId);
        const words = [
          lesson && `${lesson.from}–${lesson.to}`,
          code === null ? t('takenBack') : code.text,
          wholeDay && t('asDay'),
          reason?.text,
          difference && t(difference),
        ];
        return <p key={lessonId ?? ''}>{words.filter(Boolean).join(' · ')}</p>;
      })}
      {day.decisions.length === 0 && <p>{t('notDecided')}</p>}
    </section>
  );
}
