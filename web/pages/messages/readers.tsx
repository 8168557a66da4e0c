import { Details, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type Thread, useThreadPath } from './place.ts';
import { texts } from './texts.ts';
import { useNameOf } from './words.ts';

/** Everybody who can read the conversation, in one line that opens to the whole list. */
export function Readers({ thread }: { readonly thread: Thread }) {
  const t = useWords(texts);
  const format = useFormat();
  const nameOf = useNameOf();
  const threadPath = useThreadPath();
  const { people, linked } = thread;
  const withRole = (person: Thread['people'][number]): string => {
    const name = nameOf(person);
    return person.role === '' || person.role.toLowerCase() === name.toLowerCase()
      ? name
      : t('nameRole', { name, role: person.role });
  };
  return (
    <>
      <Details data-size="sm">
        <Details.Summary>
          <span>
            <strong>{t('whoSees')}</strong>{' '}
            {people
              .filter(({ waits }) => !waits)
              .map(withRole)
              .join(', ')}
          </span>
        </Details.Summary>
        <Details.Content>
          <ul>
            {people.map((person, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: families get no ids of people, and two may have one name.
              <li key={at}>
                {withRole(person)}
                {person.waits && `, ${t('waitsForYes')}`}
                {person.earlier === 'given' && `, ${t('seesEarlier')}`}
                {person.lastDay !== null && `, ${t('lastDay', { day: format.day(person.lastDay) })}`}
              </li>
            ))}
          </ul>
          <Paragraph>{t('onlyThese')}</Paragraph>
        </Details.Content>
      </Details>
      {linked.map((threadId) => (
        <Link key={threadId} className="ds-link start" href={threadPath(thread, threadId)}>
          {t('linked')}
        </Link>
      ))}
    </>
  );
}
