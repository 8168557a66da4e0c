import { Paragraph, Tag, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './leave-texts.ts';
import { type OfClass, useOfClass } from './of-class.ts';

type Leave = AnswerOf<'GET /v1/groups/{groupId}/leave-applications'>['leaves'][number];
const SHOWN = ['applied', 'granted', 'refused', 'withdrawn'] as const;
type Shown = (typeof SHOWN)[number];

/** The applications for leave of a class's pupils: those that wait, or those of another state. */
export function ClassLeave() {
  const t = useWords(texts);
  const of = useOfClass();
  const [status, setStatus] = useState<Shown>('applied');
  const leaves = useRead('GET /v1/groups/{groupId}/leave-applications', {
    params: { groupId: of.groupId },
    query: { status },
  });
  return (
    <Page title={t('leave')} about={of.name} back={`/classes/${of.groupId}${of.search}`}>
      <ToggleGroup
        variant="secondary"
        data-size="sm"
        data-toggle-group={t('state')}
        value={status}
        onChange={(value) => setStatus(SHOWN.find((known) => known === value) ?? status)}
      >
        {SHOWN.map((known) => (
          <ToggleGroup.Item key={known} value={known}>
            {t(known)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      <Read of={leaves}>
        {({ leaves: rows }) => (
          <>
            {rows.length === 0 && <Paragraph>{t(status === 'applied' ? 'noneWaits' : 'none')}</Paragraph>}
            <ul className="people">
              {rows.map((row) => (
                <li key={row.leaveId}>
                  <Row leave={row} of={of} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

function Row({ leave, of }: { readonly leave: Leave; readonly of: OfClass }) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilId, pupilName, leaveId, firstDay, lastDay, schoolDays, purpose, decider, status } = leave;
  return (
    <>
      <div className="row">
        <Link className="ds-link name" href={`/classes/${of.groupId}/leave/${pupilId}/${leaveId}${of.search}`}>
          {pupilName}
        </Link>
        <Tag data-color={status === 'applied' ? 'warning' : 'info'}>{t(status)}</Tag>
        {leave.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      <Paragraph data-size="sm" className="subtle">
        {[format.days(firstDay, lastDay), t('schoolDays', { days: schoolDays }), purpose.text, t(decider)].join(' · ')}
      </Paragraph>
    </>
  );
}
