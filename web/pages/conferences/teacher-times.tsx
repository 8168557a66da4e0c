import { Fragment, type KeyboardEvent, type ReactNode } from 'react';
import { useWords } from '../../words/language.ts';
import { useDay } from '../meetings/when.tsx';
import { texts } from './booking-texts.ts';
import { texts as words } from './family-texts.ts';
import { byDay, keyOf, type Time } from './times.ts';

type TeacherTimesProps = {
  /** The free times, in their order. */
  readonly free: readonly Time[];
  readonly chosen: Time | undefined;
  readonly onChoose: (time: Time) => void;
  /** What opens under the day of the chosen time. */
  readonly panel: ReactNode;
};

/** A teacher's free times by day: below each other on a phone, side by side on a desk. */
export function TeacherTimes({ free, chosen, onChoose, panel }: TeacherTimesProps) {
  const dayOf = useDay();
  const days = byDay(free);
  // Somebody may have taken the day's last time meanwhile: the panel stays, and says so.
  const isGone = chosen !== undefined && days.every(([day]) => day !== chosen.day);
  return (
    <div className="three times">
      {days.map(([day, times]) => (
        <Fragment key={day}>
          <div className="stack tight">
            <h3 className="ds-heading" data-size="2xs">
              {dayOf(day)}
            </h3>
            <ul className="row plain-row">
              {times.map((time) => (
                <li key={time.from}>
                  <TimeButton time={time} isChosen={chosen && keyOf(chosen) === keyOf(time)} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </div>
          {chosen?.day === day && panel}
        </Fragment>
      ))}
      {isGone && panel}
    </div>
  );
}

type TimeButtonProps = {
  readonly time: Time;
  readonly isChosen: boolean | undefined;
  readonly onChoose: TeacherTimesProps['onChoose'];
};

function TimeButton({ time, isChosen = false, onChoose }: TimeButtonProps) {
  const t = useWords(texts);
  const mode = useWords(words);
  const dayOf = useDay();
  const { day, from, to } = time;
  const how = time.mode === 'room' ? '' : ` ${mode(time.mode)}`;
  return (
    <button
      type="button"
      className="step wide"
      aria-expanded={isChosen}
      aria-label={`${t('timeName', { from, to, day: dayOf(day) })}${how}`}
      onClick={() => onChoose(time)}
      onKeyDown={walk}
    >
      {from}
      {how !== '' && <span className="note">{how}</span>}
    </button>
  );
}

const STEPS: Readonly<Partial<Record<string, number>>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The arrows lead from time to time of the teacher, as Tab does. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('.times')?.querySelectorAll<HTMLElement>('.step') ?? [])];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
