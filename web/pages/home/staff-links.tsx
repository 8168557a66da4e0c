import { Paragraph } from '@digdir/designsystemet-react';
import { Redirect } from 'wouter';
import { Page } from '../../parts/page.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './staff-links-texts.ts';
import { isOwnerAdmin, schoolsOf } from './staff-places.ts';

/** The first page of staff who do not teach: the ways of their roles. A person with one role is led to its page. */
export function StaffLinks() {
  const t = useWords(texts);
  const staff = useStaff();
  const ways = [
    ...schoolsOf(staff).map(({ schoolId, name }) => ({ href: `/school/${schoolId}`, words: name, about: t('school') })),
    ...(isOwnerAdmin(staff) ? [{ href: '/owner', words: t('owner'), about: t('ownerAbout') }] : []),
  ];
  const [first, second] = ways;
  if (first && !second) return <Redirect to={first.href} replace />;
  return (
    <Page title={t('title')}>
      {first ? <Ways label={t('title')} ways={ways} /> : <Paragraph>{t('nothing')}</Paragraph>}
    </Page>
  );
}
