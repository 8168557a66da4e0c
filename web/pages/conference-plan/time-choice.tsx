import { Choice } from '../../parts/choice.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './slot-texts.ts';
import type { Time } from './use-teacher.ts';

/** The day and the beginning of a time, as a choice holds it. */
export const idOf = ({ day, from }: Pick<Time, 'day' | 'from'>): string => `${day} ${from}`;

type TimeChoiceProps = {
  readonly label: string;
  readonly times: readonly Time[];
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (id: string) => void;
};

/** The choice between times of a teacher; nothing is chosen at first. */
export function TimeChoice({ label, times, value, fault, onChange }: TimeChoiceProps) {
  const t = useWords(texts);
  const whenOf = useWhen();
  const choices = times.map((time) => ({ id: idOf(time), text: whenOf(time) }));
  return (
    <Choice
      id="time"
      label={label}
      value={value}
      choices={[{ id: '', text: t('choose') }, ...choices]}
      fault={fault}
      onChange={onChange}
    />
  );
}

/** When a talk is: `tirsdag 8. desember kl. 09:00–09:20`. */
export function useWhen(): (time: Pick<Time, 'day' | 'from' | 'to'>) => string {
  const t = useWords(texts);
  const format = useFormat();
  return ({ day, from, to }) => `${format.weekday(day)} ${t('clock', { from, to })}`;
}
