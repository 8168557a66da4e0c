import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { LanguageChoice } from '../../parts/language-choice.tsx';
import { Page } from '../../parts/page.tsx';
import { type Me, useChildren, useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The person's own page: notices, language, and who sees what about whom. */
export function Account() {
  const t = useWords(texts);
  const me = useMe();
  return (
    <Page title={t('account')}>
      <Card className="stack">
        <Heading level={2} data-size="xs">
          <Link className="ds-link" href="/choices">
            {t('choicesTitle')}
          </Link>
        </Heading>
        <Paragraph>{t('choicesHelp')}</Paragraph>
      </Card>
      {mayHaveCalendar(me) && (
        <Card className="stack">
          <Heading level={2} data-size="xs">
            <Link className="ds-link" href="/account/calendar">
              {t('calendar')}
            </Link>
          </Heading>
          <Paragraph>{t('calendarHelp')}</Paragraph>
        </Card>
      )}
      <Card className="stack">
        <Heading level={2} data-size="xs">
          {t('language')}
        </Heading>
        <Paragraph>{t('languageHelp')}</Paragraph>
        <LanguageChoice />
      </Card>
      {me.role !== 'staff' && <Insight me={me} />}
    </Page>
  );
}

/** A pupil from the 18th birthday on: before it the appointments are the guardians'. */
const mayHaveCalendar = (me: Me): boolean => me.role !== 'pupil' || me.home.may.report;

/** Who else sees something: what the school has opened, and the guardians of a pupil of age. */
function Insight({ me }: { readonly me: Exclude<Me, { role: 'staff' }> }) {
  const t = useWords(texts);
  const children = useChildren();
  const ofAge = me.role === 'pupil' && me.home.may.report;
  const looks = me.role === 'guardian' || ofAge ? children : [];
  if (looks.length === 0 && !ofAge) return null;
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        {t('insight')}
      </Heading>
      <ul className="plain-list">
        {looks.map(({ childId, pupilName }) => (
          <li key={childId}>
            <Link className="ds-link" href={`/children/${childId}/access-log`}>
              {ofAge ? t('ownLooks') : t('looksAt', { name: pupilName })}
            </Link>
          </li>
        ))}
        {ofAge && (
          <li>
            <Link className="ds-link" href="/account/consents">
              {t('consentsTitle')}
            </Link>
          </li>
        )}
      </ul>
    </Card>
  );
}
