import { Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { useActing } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './colleague-texts.ts';
import type { Place, Thread } from './place.ts';
import { useNameOf } from './words.ts';

type Colleague = Thread['people'][number];
type Props = { readonly colleagues: readonly Colleague[]; readonly place: Place };

/** What a family is asked about colleagues whom a teacher adds, and the way to take a yes back. */
export function ColleagueQuestions({ colleagues, place }: Props) {
  return colleagues
    .filter(({ waits, earlier }) => waits || earlier !== 'refused')
    .map((colleague) => <Question key={colleague.personId} colleague={colleague} place={place} />);
}

function Question({ colleague, place }: { readonly colleague: Colleague; readonly place: Place }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useNameOf();
  const { at, params, threadId } = place;
  const acting = useActing(`POST ${at}/threads/{threadId}/colleagues/{staffId}/answer`);
  const answer = (yes: boolean) =>
    acting.act({ params: { ...params, threadId, staffId: colleague.personId ?? '' }, body: { yes } });
  const name = nameOf(colleague);
  const words = { name, day: colleague.lastDay === null ? '' : format.day(colleague.lastDay) };
  if (!colleague.waits && colleague.earlier === 'given') {
    return (
      <>
        <Failure error={acting.error} />
        <Button variant="tertiary" className="start" loading={acting.pending} onClick={() => answer(false)}>
          {t('keepEarlier', { name })}
        </Button>
      </>
    );
  }
  return (
    <Card className="stack" data-color="info">
      <Paragraph>{t(questionOf(colleague), words)}</Paragraph>
      <Failure error={acting.error} />
      <div className="buttons">
        <Button variant="secondary" loading={acting.pending} onClick={() => answer(true)}>
          {t('yes')}
        </Button>
        <Button variant="secondary" disabled={acting.pending} onClick={() => answer(false)}>
          {t('no')}
        </Button>
      </div>
    </Card>
  );
}

function questionOf({ waits, earlier }: Colleague): 'askedToTakePart' | 'askedForBoth' | 'askedForEarlier' {
  if (!waits) return 'askedForEarlier';
  return earlier === 'asked' ? 'askedForBoth' : 'askedToTakePart';
}
