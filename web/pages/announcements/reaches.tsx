import { Details, Paragraph } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import type { AnswerOf } from '../../api/table.ts';
import { osloDayOf } from '../../words/days.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useDayWords } from '../messages/words.ts';
import { texts } from './reaches-texts.ts';

type Known = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/meeting-form'>;
type ReachesProps = {
  readonly known: Known;
  /** The sentence with the numbers of adults and pupils. */
  readonly lead: string;
  /** What somebody without a notice can do. */
  readonly help: string;
  /** What else the sender should know. */
  readonly children?: ReactNode;
};

/** Whom news to a group reaches now, when their notices leave, and who gets none. */
export function Reaches({ known: { silent, noticesAt }, lead, help, children }: ReachesProps) {
  const t = useWords(texts);
  return (
    <>
      <Paragraph>
        {lead} <Leave at={noticesAt} /> {children}
      </Paragraph>
      {silent.length > 0 && (
        <Details>
          <Details.Summary>{t('silent', { count: silent.length })}</Details.Summary>
          <Details.Content>
            <Paragraph>{help}</Paragraph>
            <ul>
              {silent.map(({ pupilId, pupilName, personId, kind, name }) => (
                <li key={`${pupilId} ${personId}`}>
                  {pupilName}: {kind === 'pupil' ? t('own') : (name ?? t('onCard'))}
                </li>
              ))}
            </ul>
          </Details.Content>
        </Details>
      )}
    </>
  );
}

function Leave({ at }: { readonly at: string | null }) {
  const t = useWords(texts);
  const format = useFormat();
  const dayWords = useDayWords();
  if (at === null) return t('atOnce');
  return t('later', { day: dayWords(osloDayOf(at)).toLowerCase(), time: format.time(at) });
}
