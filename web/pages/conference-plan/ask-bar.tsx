import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './pupils-texts.ts';

/** What a teacher says of pupils; `none` takes it back. */
const KINDS = [
  { kind: 'asked', words: 'ask' },
  { kind: 'waived', words: 'waive' },
  { kind: 'none', words: 'takeBack' },
] as const;
type Kind = (typeof KINDS)[number]['kind'];

/** The most pupils of one request, as the API takes it. */
export const MOST_ASKED = 60;

type AskBarProps = {
  readonly params: { readonly schoolId: string; readonly conferenceId: string; readonly teacherId: string };
  readonly marked: readonly string[];
  /** Tells that it is said. */
  readonly onDone: () => void;
};

/** Says of the marked pupils whether the teacher asks for a talk; it lies under the thumb while somebody is marked. */
export function AskBar({ params, marked, onDone }: AskBarProps) {
  const t = useWords(texts);
  const acting = useAct('PUT /v1/schools/{schoolId}/conferences/{conferenceId}/teachers/{teacherId}/asks');
  const [last, setLast] = useState<Kind>();
  const [sent, setSent] = useState(false);
  const say = async (kind: Kind) => {
    setLast(kind);
    await acting.act({ params, body: { pupilIds: [...marked], kind } });
    setSent(true);
  };
  // The route answers nothing: it is done when nothing is under way and nothing was refused.
  const isDone = sent && !acting.pending && acting.error === null;
  useEffect(() => {
    if (!isDone) return;
    setSent(false);
    onDone();
  }, [isDone, onDone]);
  if (marked.length === 0) return <Failure error={acting.error} />;
  return (
    <div className="foot">
      <p className="count" role="status">
        {t('marked', { count: marked.length })}
      </p>
      <Failure error={acting.error} />
      <div className="row">
        {KINDS.map(({ kind, words }) => (
          <Button
            key={kind}
            type="button"
            variant={kind === 'asked' ? 'primary' : 'secondary'}
            loading={acting.pending && last === kind}
            onClick={() => say(kind)}
          >
            {t(words)}
          </Button>
        ))}
      </div>
    </div>
  );
}
