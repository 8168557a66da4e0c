import { Paragraph } from '@digdir/designsystemet-react';
import { Page } from '../../parts/page.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { contactClasses } from './of-class.ts';
import { texts } from './texts.ts';

/** The classes of a contact teacher who has several. */
export function Classes() {
  const t = useWords(texts);
  const classes = contactClasses(useStaff());
  return (
    <Page title={t('classes')}>
      {classes.length === 0 && <Paragraph>{t('noClasses')}</Paragraph>}
      <Ways
        label={t('classes')}
        ways={classes.map(({ groupId, name, schoolName }) => ({
          href: `/classes/${groupId}`,
          words: name,
          about: schoolName ?? undefined,
        }))}
      />
    </Page>
  );
}
