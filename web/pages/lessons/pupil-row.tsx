import { memo } from 'react';
import { useWords } from '../../words/language.ts';
import { Sign } from './icons.tsx';
import { type Kind, type RosterPupil, type Shown, takesPart } from './marks.ts';
import { MinutesOf } from './minutes-of.tsx';
import { texts } from './texts.ts';
import { reasonWords, stateWords, type Words } from './words.ts';

/** The three states of a row; the third is late, or away for a part of the lesson. */
export const STATES = ['present', 'absent', 'late'] as const;

export type RowProps = {
  readonly pupil: RosterPupil;
  readonly shown: Shown;
  /** An entry of somebody else that came while this teacher had a tap of their own. */
  readonly other: Shown | undefined;
  /** False as long as the lesson takes no entries. */
  readonly open: boolean;
  readonly onTap: (pupil: RosterPupil, kind: Kind) => void;
  readonly onMinutes: (pupilId: string, minutes: number) => void;
};

/** One pupil: the name, what is known, and the state with one tap. Drawn again only when something of it changes. */
export const PupilRow = memo(Row, (before, after) => {
  const names = ['onTap', 'onMinutes', 'open', 'shown', 'other', 'pupil'] as const;
  const changed = names.filter((name) => before[name] !== after[name]);
  // A look for news gives new objects, most of them with the same content.
  return changed.every((name) => typeof after[name] === 'object' && contentOf(before[name]) === contentOf(after[name]));
});

const contentOf = (value: unknown): string => JSON.stringify(value);

function Row({ pupil, shown, other, open, onTap, onMinutes }: RowProps) {
  const { pupilId, pupilName } = pupil;
  const kind = shown === 'asked' ? 'asked' : shown.kind;
  const partial = shown !== 'asked' && (shown.kind === 'late' || shown.kind === 'part');
  return (
    <li className="pupil" data-pupil={pupilId} data-state={kind}>
      <div className="pupil-name" id={`name-${pupilId}`}>
        <Name of={pupilName} />
        <Notes pupil={pupil} shown={shown} other={other} />
      </div>
      {takesPart(pupil) && (
        <div className="segment" role="radiogroup" aria-labelledby={`name-${pupilId}`}>
          {STATES.map((state) => (
            <Choice
              key={state}
              state={state}
              name={pupilId}
              part={kind === 'part'}
              chosen={state === kind || (state === 'late' && kind === 'part')}
              open={open}
              onChoose={() => onTap(pupil, state)}
            />
          ))}
        </div>
      )}
      {partial && open && (
        <MinutesOf
          name={pupilName}
          mark={shown}
          onMinutes={(minutes) => onMinutes(pupilId, minutes)}
          onKind={(other) => onTap(pupil, other)}
        />
      )}
    </li>
  );
}

function Name({ of }: { readonly of: string }) {
  const [first = '', ...rest] = of.split(' ');
  return (
    <bdi>
      <strong>{first}</strong> {rest.join(' ')}
    </bdi>
  );
}

type ChoiceProps = {
  readonly state: (typeof STATES)[number];
  readonly name: string;
  /** True if the third state is a part of the lesson. */
  readonly part: boolean;
  readonly chosen: boolean;
  readonly open: boolean;
  readonly onChoose: () => void;
};

function Choice({ state, name, part, chosen, open, onChoose }: ChoiceProps) {
  const t = useWords(texts);
  return (
    <label className="choice" data-of={state} data-chosen={chosen || undefined}>
      <input
        type="radio"
        className="only-heard"
        name={`state-${name}`}
        value={state}
        checked={chosen}
        disabled={!open}
        onChange={onChoose}
      />
      <Sign of={state} />
      <span>{t(state === 'late' && part ? 'part' : state)}</span>
    </label>
  );
}

/** What is known of the pupil for this lesson, each in words. */
function Notes({ pupil, shown, other }: Pick<RowProps, 'pupil' | 'shown' | 'other'>) {
  const t = useWords(texts);
  const notes = notesOf({ pupil, shown, other }, t);
  if (notes.length === 0) return null;
  return <span className="note">{notes.join(' · ')}</span>;
}

function notesOf({ pupil, shown, other }: Pick<RowProps, 'pupil' | 'shown' | 'other'>, t: Words) {
  return [
    ...(pupil.suggestion ? [reasonWords(pupil.suggestion, t)] : []),
    ...(shown !== 'asked' && shown.inherited ? [t('inherited')] : []),
    ...(other ? [t('otherWrote', { state: stateWords(other, t) })] : []),
    ...(pupil.exempt ? [t('exempt')] : []),
    ...(pupil.member ? [] : [t('notMember')]),
    ...(pupil.protected ? [t('protected')] : []),
  ];
}
