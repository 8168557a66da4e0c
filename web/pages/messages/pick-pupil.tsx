import { Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { Read } from '../../parts/read.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { useThreadPath } from './place.ts';
import { texts } from './texts.ts';

type Group = ReturnType<typeof useStaff>['groups'][number];

/** A teacher's way to a new conversation: the group, then the pupil. */
export function PickPupil() {
  const t = useWords(texts);
  const groups = [...new Map(useStaff().groups.map((group) => [group.groupId, group])).values()];
  const [groupId, setGroupId] = useState(groups.length === 1 ? groups[0]?.groupId : undefined);
  const chosen = groups.find((group) => group.groupId === groupId);
  if (groups.length === 0) return null;
  return (
    <Details>
      <Details.Summary>{t('writeToHome')}</Details.Summary>
      <Details.Content className="stack">
        {groups.length > 1 && (
          <Choice
            id="group"
            label={t('group')}
            value={groupId ?? ''}
            choices={[
              { id: '', text: t('chooseGroup') },
              ...groups.map((group) => ({ id: group.groupId, text: group.name })),
            ]}
            onChange={setGroupId}
          />
        )}
        {chosen && <Pupils key={chosen.groupId} group={chosen} />}
      </Details.Content>
    </Details>
  );
}

function Pupils({ group: { groupId, schoolId } }: { readonly group: Group }) {
  const t = useWords(texts);
  const threadPath = useThreadPath();
  const list = useRead('GET /v1/groups/{groupId}/pupils', { params: { groupId } });
  return (
    <>
      <Heading level={2} data-size="2xs">
        {t('choosePupil')}
      </Heading>
      <Read of={list}>
        {({ pupils }) => (
          <>
            {pupils.length === 0 && <Paragraph>{t('noPupils')}</Paragraph>}
            <ul className="people">
              {pupils.map(({ pupilId, pupilName }) => (
                <li key={pupilId} className="row">
                  <Link className="ds-link name" href={threadPath({ schoolId, pupilId }, 'new')}>
                    {pupilName}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </>
  );
}
