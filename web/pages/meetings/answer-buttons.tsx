import { Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import type { Acting } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { Failure } from '../../parts/failure.tsx';
import { texts as shared } from '../../parts/texts.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The most adults of one answer, as the API takes it. */
const MOST = 5;

/** An answer as the API takes it: nobody comes, or so many adults. */
export type Answer = { readonly answer: 'yes' | 'no'; readonly count: number };

type AnswerButtonsProps = {
  readonly words: { readonly yes: string; readonly no: string; readonly help?: string };
  /** The answer so far; its number stands in the field. */
  readonly given: Answer | null;
  /** How many places there are for this answer; `null` where everybody finds room. */
  readonly room: number | null;
  readonly acting: Pick<Acting<never, unknown>, 'pending' | 'retrying' | 'error'>;
  readonly onAnswer: (answer: Answer) => unknown;
};

/** How many adults come, and the two answers, each one tap. */
export function AnswerButtons({ words, given, room, acting, onAnswer }: AnswerButtonsProps) {
  const t = useWords(texts);
  const common = useWords(shared);
  const most = Math.min(MOST, room ?? MOST);
  const [wanted, setWanted] = useState(Math.max(1, given?.count ?? 1));
  const [last, setLast] = useState<Answer['answer']>();
  const count = Math.min(wanted, most);
  const answer = (next: Answer) => {
    setLast(next.answer);
    return onAnswer(next);
  };
  const numbers = Array.from({ length: most }, (_each, index) => index + 1);
  return (
    <div className="stack">
      {most > 0 && (
        <Choice
          id="count"
          label={t('howMany')}
          {...(words.help !== undefined && { help: words.help })}
          value={String(count)}
          choices={numbers.map((number) => ({
            id: String(number),
            text: number === 1 ? t('oneAdult') : t('adults', { count: number }),
          }))}
          onChange={(id) => setWanted(Number(id))}
        />
      )}
      <Failure error={acting.error} />
      {acting.retrying && <p role="status">{common('retrying')}</p>}
      <div className="buttons">
        {most > 0 && (
          <Button
            type="button"
            loading={acting.pending && last === 'yes'}
            onClick={() => answer({ answer: 'yes', count })}
          >
            {words.yes}
          </Button>
        )}
        <Button
          type="button"
          variant="secondary"
          loading={acting.pending && last === 'no'}
          onClick={() => answer({ answer: 'no', count: 0 })}
        >
          {words.no}
        </Button>
      </div>
    </div>
  );
}
