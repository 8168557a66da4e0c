import { Checkbox, Fieldset, Paragraph, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useRead } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './plan-texts.ts';

/** Kinds of groups whose teachers talk with families. */
const KINDS = ['basis', 'contact', 'teaching'] as const;
type Kind = (typeof KINDS)[number];

type GroupsProps = {
  readonly schoolId: string;
  readonly chosen: readonly string[];
  readonly fault: string | undefined;
  readonly onChange: (groupIds: readonly string[]) => void;
};

/** The groups whose pupils are invited, one kind at a time; what is chosen in another kind stays. */
export function GroupFields({ schoolId, chosen, fault, onChange }: GroupsProps) {
  const t = useWords(texts);
  const [kind, setKind] = useState<Kind>('basis');
  const groups = useRead('GET /v1/schools/{schoolId}/groups', { params: { schoolId }, query: { kind } });
  const toggle = (groupId: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, groupId] : chosen.filter((id) => id !== groupId));
  return (
    <Fieldset id="groupIds" tabIndex={-1}>
      <Fieldset.Legend>{t('groups')}</Fieldset.Legend>
      <Fieldset.Description>{t('groupsHelp', { count: chosen.length })}</Fieldset.Description>
      <Choice
        id="kind"
        label={t('kind')}
        value={kind}
        choices={KINDS.map((id) => ({ id, text: t(`kind-${id}`) }))}
        onChange={(id) => setKind(KINDS.find((known) => known === id) ?? 'basis')}
      />
      <Read of={groups}>
        {({ groups: list }) => (
          <>
            {list.length === 0 && <Paragraph>{t('noGroups')}</Paragraph>}
            <div className="three">
              {list.map(({ groupId, name }) => (
                <Checkbox
                  key={groupId}
                  value={groupId}
                  label={name}
                  checked={chosen.includes(groupId)}
                  onChange={({ target }) => toggle(groupId, target.checked)}
                />
              ))}
            </div>
          </>
        )}
      </Read>
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}
