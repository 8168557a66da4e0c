import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

type Group = AnswerOf<'GET /v1/schools/{schoolId}/groups'>['groups'][number];

const KINDS = ['basis', 'contact', 'teaching', 'grade', 'other'] as const satisfies readonly Group['kind'][];

/** The school's groups of one kind, each a way to its page; classes first. */
export function Groups() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const [kind, setKind] = useState<Group['kind']>('basis');
  const groups = useRead('GET /v1/schools/{schoolId}/groups', { params: { schoolId }, query: { kind } });
  return (
    <Page title={t('groups')} about={name} back={`/school/${schoolId}`}>
      <Field>
        <Label>{t('groupKind')}</Label>
        <Select
          value={kind}
          onChange={({ target }) => setKind(KINDS.find((known) => known === target.value) ?? 'basis')}
        >
          {KINDS.map((known) => (
            <Select.Option key={known} value={known}>
              {t(`kind-${known}`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Read of={groups}>
        {({ groups: list }) =>
          list.length === 0 ? (
            <Paragraph>{t('noGroups')}</Paragraph>
          ) : (
            <Ways label={t(`kind-${kind}`)} ways={list.map(wayTo)} />
          )
        }
      </Read>
    </Page>
  );
}

const wayTo = ({ groupId, name, subject }: Group) => ({
  href: `/classes/${groupId}`,
  words: name,
  about: subject ?? undefined,
});
