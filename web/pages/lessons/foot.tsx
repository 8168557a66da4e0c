import { Alert, Button, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { Failure } from '../../parts/failure.tsx';
import { useStaff } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useKnownLessons } from './double-lesson.tsx';
import type { useDraft } from './drafts.ts';
import { askedOf, countOf, isAway, type Roster, shownOf } from './marks.ts';
import { texts } from './texts.ts';
import type { Others } from './use-others.ts';
import { ONLY_CONFIRMATION, type useRegister, useUndo } from './use-register.ts';
import { sentenceOf, stateWords } from './words.ts';

type FootProps = {
  readonly roster: Roster;
  readonly drafting: ReturnType<typeof useDraft>;
  readonly register: ReturnType<typeof useRegister>;
  readonly others: Others;
  readonly open: boolean;
  readonly disconnected: boolean;
};

/** The foot that stays in sight: how many are here, what will be stored, and the button under the thumb. */
export function Foot(props: FootProps) {
  const { roster, drafting, register, others, disconnected } = props;
  const t = useWords(texts);
  const [{ marks }, change] = drafting;
  const undoing = useUndo(roster, change);
  const [undone, setUndone] = useState<string>();
  const { receipt, setReceipt } = register;
  const undo = async (what: Parameters<typeof undoing.undo>[0]) => {
    if (!(await undoing.undo(what))) return;
    setReceipt(undefined);
    const names = what.undo.stay.map(({ pupilName }) => pupilName).join(', ');
    setUndone(names ? t('undoneStay', { names }) : t('undone'));
  };
  return (
    <section className="foot" aria-label={t('confirm')}>
      {(register.lost || disconnected) && (
        <Alert data-color="warning" data-size="sm" role="status">
          {register.changedSince ? t('offlineChanged', { button: t(buttonOf(roster)) }) : t('offline')}
        </Alert>
      )}
      <ByOthers others={others} bothWrote={receipt?.bothWrote ?? false} />
      <Failure error={register.error ?? undoing.error} />
      {receipt && !register.changed ? (
        <Stored
          roster={roster}
          pending={undoing.pending}
          onUndo={() => undo(receipt)}
          onOver={() => setReceipt(undefined)}
        />
      ) : (
        <>
          {undone && <p role="status">{undone}</p>}
          <p className="count">{t('hereOf', countOf(roster, marks))}</p>
          <ToSend
            {...props}
            onSend={() => {
              setUndone(undefined);
              register.send();
            }}
            onTakeBack={() => undo(ONLY_CONFIRMATION)}
            takingBack={undoing.pending}
          />
        </>
      )}
    </section>
  );
}

const buttonOf = ({ confirmed }: Roster) => (confirmed ? 'saveChanges' : 'confirm');

function ByOthers({ others, bothWrote }: { readonly others: Others; readonly bothWrote: boolean }) {
  const t = useWords(texts);
  if (others.changed.length === 0) return bothWrote ? <p role="status">{t('bothWrote')}</p> : null;
  const told = others.changed.map(({ pupilName: name, entry }) =>
    t('stateOf', { name, state: stateWords(entry ?? { kind: 'present', minutes: 0 }, t) }),
  );
  return (
    <Alert data-color="info" data-size="sm" role="status">
      <Paragraph data-size="sm">
        {t('changedByOther')} {told.join(', ')}.
      </Paragraph>
      <Button variant="tertiary" data-size="sm" onClick={others.dismiss}>
        {t('seen')}
      </Button>
    </Alert>
  );
}

type ToSendProps = FootProps & {
  readonly onSend: () => void;
  readonly onTakeBack: () => void;
  readonly takingBack: boolean;
};

/** The sentence of what will be stored with its button, or who has confirmed the lesson. */
function ToSend({ roster, drafting, register, open, onSend, onTakeBack, takingBack }: ToSendProps) {
  const t = useWords(texts);
  const format = useFormat();
  const [{ marks }] = drafting;
  const asked = askedOf(roster, marks).length;
  if (!register.plan) return <Confirmed roster={roster} onTakeBack={onTakeBack} takingBack={takingBack} />;
  const begins = { day: format.weekday(roster.date), time: roster.from };
  const send = () => (asked > 0 ? document.getElementById('suggestions')?.focus() : onSend());
  return (
    <>
      {(open || asked === 0) && (
        <p className="sentence">
          {asked > 0 ? t('answerFirst', { count: asked }) : t('willStore', { what: sentenceOf(roster, marks, t) })}
        </p>
      )}
      {roster.state === 'planned' ? (
        <p className="sentence">{t('opensAt', begins)}</p>
      ) : (
        <Button loading={register.pending} disabled={!open} onClick={send}>
          {t(buttonOf(roster))}
        </Button>
      )}
    </>
  );
}

type ConfirmedProps = Pick<ToSendProps, 'roster' | 'onTakeBack' | 'takingBack'>;

function Confirmed({ roster, onTakeBack, takingBack }: ConfirmedProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { staffId } = useStaff();
  const { confirmed } = roster;
  if (!confirmed) return null;
  const name = confirmed.staffId === staffId ? t('you') : (confirmed.name ?? t('colleague'));
  const anyAway = roster.pupils.some((pupil) => isAway(shownOf(pupil, {})));
  return (
    <>
      <p className="sentence">{t('confirmedBy', { moment: format.moment(confirmed.at), name })}</p>
      {!anyAway && (
        <Button variant="tertiary" data-size="sm" loading={takingBack} onClick={onTakeBack}>
          {t('takeBack')}
        </Button>
      )}
    </>
  );
}

type StoredProps = {
  readonly roster: Roster;
  readonly pending: boolean;
  readonly onUndo: () => void;
  /** Called when the time of the undo is over; everything can still be changed in the list. */
  readonly onOver: () => void;
};

const SECONDS_TO_UNDO = 10;

function Stored({ roster, pending, onUndo, onOver }: StoredProps) {
  const t = useWords(texts);
  const [left, setLeft] = useState(SECONDS_TO_UNDO);
  useEffect(() => {
    if (pending) return;
    if (left === 0) return onOver();
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left, pending, onOver]);
  const sentence = sentenceOf(roster, {}, t);
  return (
    <>
      <p role="status" className="stored">
        {t('stored')} {sentence.charAt(0).toLocaleUpperCase('nb')}
        {sentence.slice(1)}.
      </p>
      <div className="buttons">
        <Button variant="secondary" loading={pending} onClick={onUndo}>
          {t('undo')} <span aria-hidden>({left})</span>
        </Button>
        <NextLesson roster={roster} />
      </div>
    </>
  );
}

/** The teacher's next lesson of the day, if a page before this one has read the day. */
function NextLesson({ roster }: { readonly roster: Roster }) {
  const t = useWords(texts);
  const known = useKnownLessons();
  const next = known.find(
    ({ date, from, state }) => date === roster.date && from > roster.from && state !== 'cancelled',
  );
  if (!next) return null;
  return (
    <Button asChild variant="tertiary">
      <Link href={`/lessons/${next.groupId}/${next.date}/${next.lessonId}`}>
        {t('nextLesson', { time: next.from, subject: next.group ?? next.subject ?? '' })}
      </Link>
    </Button>
  );
}
