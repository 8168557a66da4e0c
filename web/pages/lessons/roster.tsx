import { Details, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { osloNow } from '../../api/server-clock.ts';
import { isNow } from '../../parts/lesson-now.ts';
import { useUnsavedWarning } from '../../parts/unsaved-warning.ts';
import { useWords } from '../../words/language.ts';
import { DoubleLesson } from './double-lesson.tsx';
import { useDraft } from './drafts.ts';
import { Foot } from './foot.tsx';
import { countOf, type Kind, type Mark, type Roster, type RosterPupil, shownOf } from './marks.ts';
import { acceptedOf, lateNow, leftNow, within } from './minutes.ts';
import { usePupilKeys } from './pupil-keys.ts';
import { PupilRow } from './pupil-row.tsx';
import { SuggestionBanner } from './suggestion-banner.tsx';
import { texts } from './texts.ts';
import { useOthers } from './use-others.ts';
import { useRegister } from './use-register.ts';
import { stateWords } from './words.ts';

type RosterProps = {
  readonly roster: Roster;
  /** True while the last look for news got no answer. */
  readonly disconnected: boolean;
};

const MANY = 10;

/** The pupils of a lesson with their states, and the foot that stores them. */
export function RosterView({ roster, disconnected }: RosterProps) {
  const t = useWords(texts);
  const drafting = useDraft(`${roster.date} ${roster.lessonId}`);
  const [draft] = drafting;
  const { marks } = draft;
  const register = useRegister(roster, drafting);
  const others = useOthers(roster, marks, register.receipt?.marks);
  const taps = useTaps(roster, drafting);
  const search = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState('');
  const open = roster.state !== 'planned' || isNow(roster, osloNow());
  const found = useMemo(() => roster.pupils.filter(({ pupilName }) => has(pupilName, wanted)), [roster, wanted]);
  const onKey = usePupilKeys({
    letters: t('letters'),
    pupils: found,
    shownOf: (pupil) => shownOf(pupil, marks),
    onTap: open ? taps.tap : ignore,
    onMinutes: taps.minutes,
    onFind: () => search.current?.focus(),
  });
  // The pupil as the register has them now: once the lesson is stored, there is no tap any more.
  const tapped = roster.pupils.find(({ pupilId }) => pupilId === taps.last);
  const onConfirmKey = async ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
    if (key === 'Enter' && (ctrlKey || metaKey) && roster.state !== 'planned') await register.send();
  };
  useUnsavedWarning(register.changed);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys add to controls that work by themselves
    <div className="stack" onKeyDown={onConfirmKey}>
      <SuggestionBanner roster={roster} marks={marks} open={open} onMark={taps.set} />
      {open && <DoubleLesson roster={roster} marks={marks} onMark={taps.set} />}
      {roster.pupils.length > MANY && (
        <Textfield
          ref={search}
          type="search"
          data-size="sm"
          label={t('find')}
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
      )}
      {roster.pupils.length === 0 && <Paragraph>{t('none')}</Paragraph>}
      {found.length === 0 && wanted !== '' && <Paragraph role="status">{t('findNone')}</Paragraph>}
      <ul className="roster" aria-label={t('pupils')} onKeyDown={onKey}>
        {found.map((pupil) => (
          <PupilRow
            key={pupil.pupilId}
            pupil={pupil}
            shown={shownOf(pupil, marks)}
            other={others.against[pupil.pupilId]}
            open={open}
            onTap={taps.tap}
            onMinutes={taps.minutes}
          />
        ))}
      </ul>
      <Details className="keys">
        <Details.Summary>{t('keys')}</Details.Summary>
        <Details.Content>{t('keysAre')}</Details.Content>
      </Details>
      <p className="only-heard" role="status">
        {tapped && heard(tapped, { roster, marks }, t)}
      </p>
      <Foot
        roster={roster}
        drafting={drafting}
        register={register}
        others={others}
        open={open}
        disconnected={disconnected}
      />
    </div>
  );
}

const ignore = (): undefined => undefined;

const has = (name: string, wanted: string): boolean =>
  name.toLocaleLowerCase('nb').includes(wanted.trim().toLocaleLowerCase('nb'));

type Shown = { readonly roster: Roster; readonly marks: Parameters<typeof shownOf>[1] };

function heard(pupil: RosterPupil, { roster, marks }: Shown, t: Words): string {
  const count = t('hereOf', countOf(roster, marks));
  return t('heard', { name: pupil.pupilName, state: stateWords(shownOf(pupil, marks), t), count });
}

type Words = ReturnType<typeof useWords<typeof texts>>;

/** What a tap changes. The functions stay the same, so that a tap draws one row. */
function useTaps(roster: Roster, [, change]: ReturnType<typeof useDraft>) {
  const [last, setLast] = useState<string>();
  const newest = useRef(roster);
  useEffect(() => {
    newest.current = roster;
  });
  const set = useCallback(
    (wanted: Readonly<Record<string, Mark>>) => {
      change((draft) => ({ ...draft, marks: { ...draft.marks, ...wanted } }));
      const [pupilId] = Object.keys(wanted);
      setLast(pupilId);
    },
    [change],
  );
  const tap = useCallback(
    (pupil: RosterPupil, kind: Kind) => set({ [pupil.pupilId]: markOf(pupil, kind, newest.current) }),
    [set],
  );
  const minutes = useCallback(
    (pupilId: string, wanted: number) => {
      const { pupils } = newest.current;
      const pupil = pupils.find((other) => other.pupilId === pupilId);
      change((draft) => {
        const shown = pupil && shownOf(pupil, draft.marks);
        if (!shown || shown === 'asked') return draft;
        const mark = { kind: shown.kind, minutes: within(wanted, newest.current) };
        return { ...draft, marks: { ...draft.marks, [pupilId]: mark } };
      });
      setLast(pupilId);
    },
    [change],
  );
  return { tap, set, minutes, last };
}

/** The mark of a tap: minutes by the clock, or the report's own part of the lesson. */
function markOf(pupil: RosterPupil, kind: Kind, roster: Roster): Mark {
  if (kind === 'late') return { kind, minutes: lateNow(roster, osloNow()) };
  if (kind !== 'part') return { kind, minutes: 0 };
  const accepted = pupil.suggestion ? acceptedOf(pupil, roster) : undefined;
  return accepted?.kind === 'part' ? accepted : { kind, minutes: leftNow(roster, osloNow()) };
}
