import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Acting } from '../../api/hooks.ts';
import { isRefused } from '../../api/problem.ts';
import { Failure } from '../../parts/failure.tsx';
import { texts as common } from '../../parts/texts.ts';
import { useWords } from '../../words/language.ts';
import { When } from '../meetings/when.tsx';
import { texts } from './booking-texts.ts';
import { useTalkTime } from './talk-when.ts';
import { keyOf, nearestIn, type Teacher, type Time } from './times.ts';

export type PanelProps = {
  readonly teacher: Teacher;
  readonly time: Time;
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'retrying' | 'error'>;
  readonly send: string;
  readonly onSend: () => unknown;
  readonly onChoose: (time: Time | undefined) => void;
  /** What is true in spite of a refusal. */
  readonly still?: string;
  /** What the family chooses besides the time. */
  readonly children?: ReactNode;
};

/** The chosen time, what else there is to choose, and the button that gets it. It takes the focus when it opens. */
export function BookingPanel({ teacher, time, acting, send, onSend, onChoose, still, children }: PanelProps) {
  const t = useWords(texts);
  const shared = useWords(common);
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const key = keyOf(time);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the chosen time.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  return (
    <Card ref={panel} className="stack span">
      <h3 ref={heading} tabIndex={-1} className="ds-heading" data-size="2xs">
        <When meeting={time} />
      </h3>
      <Paragraph>
        {t('withTeacher', { name: teacher.teacherName })}
        {time.mode !== 'room' && `. ${t(time.mode === 'phone' ? 'byPhone' : 'byVideo')}`}
      </Paragraph>
      {children}
      <Failure error={acting.error} />
      {acting.error && still !== undefined && <Paragraph>{still}</Paragraph>}
      <Nearest teacher={teacher} error={acting.error} onChoose={onChoose} />
      {acting.retrying && <p role="status">{shared('retrying')}</p>}
      <div className="buttons">
        <Button type="button" loading={acting.pending} onClick={onSend}>
          {send}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => onChoose(undefined)}>
          {shared('cancel')}
        </Button>
      </div>
    </Card>
  );
}

type NearestProps = Pick<PanelProps, 'teacher' | 'onChoose'> & { readonly error: Error | null };

/** The free times nearest to one that was taken, each a tap away. */
function Nearest({ teacher, error, onChoose }: NearestProps) {
  const t = useWords(texts);
  const whenOf = useTalkTime();
  if (!isRefused(error, 'conferences.slot-taken', 'conferences.no-long-time')) return null;
  return (
    <ul className="plain-list" aria-label={t('nearest')}>
      {nearestIn(teacher, error.problem.params.nearest).map((time) => (
        <li key={keyOf(time)}>
          <Button type="button" variant="secondary" onClick={() => onChoose(time)}>
            {whenOf(time)}
          </Button>
        </li>
      ))}
    </ul>
  );
}
