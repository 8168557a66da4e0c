import { Card, Heading } from '@digdir/designsystemet-react';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { LeaveRules } from './apply.tsx';
import { texts } from './texts.ts';

/** What the school allows, before anybody fills in a form: days, deciders, closed periods, and what leave becomes. */
export function RulesOfLeave({ rules }: { readonly rules: LeaveRules }) {
  const t = useWords(texts);
  const format = useFormat();
  const { firstDay, lastDay, maxSchoolDays, deciders, blockedPeriods, grantedAs, contact } = rules;
  return (
    <Card className="stack" data-color="neutral">
      <Heading level={2} data-size="2xs">
        {t('rules')}
      </Heading>
      <ul>
        <li>{t('span', { first: format.day(firstDay), last: format.day(lastDay), max: maxSchoolDays })}</li>
        {deciders.map(({ decider, fromSchoolDays: from, toSchoolDays: to }) => (
          <li key={from}>{t(from === to ? 'decidesExactly' : 'decides', { decider: t(decider), from, to })}</li>
        ))}
        {blockedPeriods.map(({ from, to, name }) => (
          <li key={from + name}>{t('blocked', { name, days: format.days(from, to) })}</li>
        ))}
        {grantedAs && (
          <li>
            {t('grantedAs', { code: grantedAs.code.text })} {t(grantedAs.onDiploma ? 'onDiploma' : 'notOnDiploma')}{' '}
            {grantedAs.countsTowardsLimit !== null && t(grantedAs.countsTowardsLimit ? 'counts' : 'countsNot')}
          </li>
        )}
        <li>{t('withdrawUntil', { contact })}</li>
      </ul>
    </Card>
  );
}
