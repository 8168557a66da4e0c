import { Switch, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useWords } from '../../words/language.ts';
import { Lines } from './line.tsx';
import { texts } from './texts.ts';

const LISTS = ['own', 'shared'] as const;
type List = (typeof LISTS)[number];
const isList = (value: string): value is List => LISTS.some((list) => list === value);

/** Own documents, or those that colleagues have shared: only those in progress, unless finished ones are asked for. */
export function Documents() {
  const t = useWords(texts);
  const [list, setList] = useState<List>('own');
  const [ended, setEnded] = useState(false);
  const documents = useRead('GET /v1/staff/documents', { query: { list, ...(ended && { ended: 'true' as const }) } });
  const waiting = useRead('GET /v1/staff/document-approvals', {});
  const count = waiting.data?.waiting.length ?? 0;
  return (
    <Page title={t('title')} lead={t('lead')}>
      {count > 0 && (
        <Ways
          label={t('lists')}
          ways={[{ href: '/documents/approvals', words: t('toApprovals'), about: String(count) }]}
        />
      )}
      <ToggleGroup data-toggle-group={t('lists')} value={list} onChange={(chosen) => isList(chosen) && setList(chosen)}>
        {LISTS.map((each) => (
          <ToggleGroup.Item key={each} value={each}>
            {t(each)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      <Switch label={t('showEnded')} checked={ended} onChange={({ target }) => setEnded(target.checked)} />
      <Read of={documents}>
        {(shown) => <Lines lines={shown.documents} none={t(list === 'own' ? 'noneOwn' : 'noneShared')} />}
      </Read>
    </Page>
  );
}
