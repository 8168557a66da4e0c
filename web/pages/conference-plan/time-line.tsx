import { Details, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useWords } from '../../words/language.ts';
import { InterpreterTag } from './interpreter.tsx';
import { texts as modes } from './mode-texts.ts';
import { texts } from './slot-texts.ts';
import { TimeActions } from './time-actions.tsx';
import { hasBegun, type Time } from './use-teacher.ts';

const COLORS = {
  free: 'neutral',
  blocked: 'warning',
  offered: 'info',
  booked: 'success',
  done: 'neutral',
  'no-show': 'danger',
  cancelled: 'danger',
} as const;

export type TimeProps = {
  readonly time: Time;
  readonly at: { readonly schoolId: string; readonly conferenceId: string; readonly teacherId: string };
  readonly talks: string;
};

/** A time: when, how it stands and whom the talk is about; opened, what can be done with it. */
export function TimeLine({ time, at, talks }: TimeProps) {
  const t = useWords(texts);
  const [isShown, setShown] = useState(false);
  const { from, to, talk } = time;
  return (
    <Details data-color="neutral" open={isShown} onToggle={() => setShown(!isShown)}>
      <Details.Summary>
        <span className="grow">
          {from}–{to} {talk ? talk.pupilName || t('nobody') : ''} <TimeStatus time={time} />
        </span>
      </Details.Summary>
      <Details.Content>
        {isShown && (
          <div className="stack">
            <How time={time} />
            <TimeActions time={time} at={at} talks={talks} />
          </div>
        )}
      </Details.Content>
    </Details>
  );
}

/** How a time stands; a talk that has begun waits for the word of what became of it. */
export function TimeStatus({ time }: { readonly time: Time }) {
  const t = useWords(texts);
  const { status } = time;
  if (status === 'booked' && hasBegun(time)) return <Tag data-color="warning">{t('toRecord')}</Tag>;
  return <Tag data-color={COLORS[status]}>{t(status)}</Tag>;
}

function How({ time: { mode, room, talk } }: Pick<TimeProps, 'time'>) {
  const t = useWords(texts);
  const modeOf = useWords(modes);
  return (
    <>
      <Paragraph>{[modeOf(mode), room].filter(Boolean).join(' · ')}</Paragraph>
      {talk?.interpreter && (
        <p className="count">
          <InterpreterTag interpreter={talk.interpreter} />
        </p>
      )}
      {talk?.protected && (
        <Tag data-color="warning" className="start">
          {t('protected')}
        </Tag>
      )}
    </>
  );
}
