import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { askedOf, type Mark, type Marks, type Roster, type RosterPupil } from './marks.ts';
import { acceptedOf } from './minutes.ts';
import { texts } from './texts.ts';
import { reasonWords } from './words.ts';

export type MarkingProps = {
  readonly roster: Roster;
  readonly marks: Marks;
  readonly onMark: (marks: Readonly<Record<string, Mark>>) => void;
};

/** The pupils who are expected away and have no answer: named one by one, never taken for away by themselves. */
export function SuggestionBanner({ roster, marks, open, onMark }: MarkingProps & { readonly open: boolean }) {
  const t = useWords(texts);
  const asked = askedOf(roster, marks);
  const sure = asked.filter(({ suggestion }) => suggestion?.unconfirmed === false);
  if (asked.length === 0) return null;
  const accept = (pupils: readonly RosterPupil[]) =>
    onMark(Object.fromEntries(pupils.map((pupil) => [pupil.pupilId, acceptedOf(pupil, roster)])));
  return (
    <Card className="stack" data-color="warning" id="suggestions" tabIndex={-1}>
      <Heading level={2} data-size="xs">
        {t('suggestions', { count: asked.length })}
      </Heading>
      <Paragraph data-size="sm">{t(open ? 'suggestionsLead' : 'suggestionsLater')}</Paragraph>
      <ul className="plain-list">
        {asked.map((pupil) => (
          <li key={pupil.pupilId} className="row answering">
            <span className="grow">
              <strong>{pupil.pupilName}</strong>
              <span className="note">{pupil.suggestion && reasonWords(pupil.suggestion, t)}</span>
            </span>
            {open && (
              <span className="answers">
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={t('acceptFor', { name: pupil.pupilName })}
                  onClick={() => accept([pupil])}
                >
                  {t('absent')}
                </Button>
                <Button
                  variant="secondary"
                  data-size="sm"
                  aria-label={t('hereFor', { name: pupil.pupilName })}
                  onClick={() => onMark({ [pupil.pupilId]: { kind: 'present', minutes: 0 } })}
                >
                  {t('present')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {open && sure.length > 1 && (
        <Button variant="secondary" onClick={() => accept(sure)}>
          {t('acceptAll', { count: sure.length })}
        </Button>
      )}
    </Card>
  );
}
