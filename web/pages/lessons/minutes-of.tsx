import { useWords } from '../../words/language.ts';
import type { Kind, Mark } from './marks.ts';
import { texts } from './texts.ts';

type MinutesProps = {
  readonly name: string;
  readonly mark: Mark;
  readonly onMinutes: (minutes: number) => void;
  readonly onKind: (kind: Kind) => void;
};

const KINDS = [
  ['late', 'whyLate'],
  ['part', 'whyPart'],
] as const;

/** How many minutes, and which: a stepper for the thumb. */
export function MinutesOf({ name, mark, onMinutes, onKind }: MinutesProps) {
  const t = useWords(texts);
  const step = (by: number) => (
    <button
      type="button"
      className="step"
      aria-label={t(by > 0 ? 'more' : 'less', { step: Math.abs(by) })}
      onClick={() => onMinutes(mark.minutes + by)}
    >
      {by > 0 ? `+${by}` : `−${-by}`}
    </button>
  );
  return (
    <fieldset className="minutes">
      <legend className="only-heard">{t('minutesFor', { name })}</legend>
      <div className="steps">
        {step(-5)}
        {step(-1)}
        <output className="minutes-now">{t('minutes', { minutes: mark.minutes })}</output>
        {step(1)}
        {step(5)}
      </div>
      <div className="steps">
        {KINDS.map(([kind, words]) => (
          <button
            key={kind}
            type="button"
            className="step wide"
            aria-pressed={mark.kind === kind}
            onClick={() => onKind(kind)}
          >
            {t(words)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
