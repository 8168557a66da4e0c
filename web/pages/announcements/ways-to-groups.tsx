import { Details } from '@digdir/designsystemet-react';
import { Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './class-texts.ts';

/** For a teacher: the ways to the announcements of each own class and group. */
export function WaysToGroups() {
  const t = useWords(texts);
  const { groups } = useStaff();
  const own = [...new Map(groups.map((group) => [group.groupId, group])).values()];
  if (own.length === 0) return null;
  return (
    <Details>
      <Details.Summary>{t('toGroups')}</Details.Summary>
      <Details.Content>
        <Ways
          label={t('toGroups')}
          ways={own.map(({ groupId, name }) => ({ href: `/classes/${groupId}/announcements`, words: name }))}
        />
      </Details.Content>
    </Details>
  );
}
