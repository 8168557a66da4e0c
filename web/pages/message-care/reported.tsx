import { Paragraph, Tag, ToggleGroup } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useSchool } from '../school/use-school.ts';
import { texts } from './texts.ts';

const STATES = ['open', 'handled'] as const;
type State = (typeof STATES)[number];

/** The messages that were reported to a school's leaders: open ones first. */
export function ReportedMessages() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const [status, setStatus] = useState<State>('open');
  return (
    <Page title={t('title')} {...(name !== undefined && { about: name })} lead={t('lead')} back={`/school/${schoolId}`}>
      <ToggleGroup
        data-toggle-group={t('which')}
        value={status}
        onChange={(value: string) => setStatus(STATES.find((state) => state === value) ?? 'open')}
      >
        {STATES.map((state) => (
          <ToggleGroup.Item key={state} value={state}>
            {t(state)}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup>
      <Paged key={status}>{(cursor, more) => <Lines cursor={cursor} more={more} status={status} />}</Paged>
    </Page>
  );
}

type LinesProps = { readonly cursor: string | undefined; readonly more: More; readonly status: State };

function Lines({ cursor, more, status }: LinesProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId } = useSchool();
  const query = { status, cursor };
  const page = useRead('GET /v1/schools/{schoolId}/reported-messages', { params: { schoolId }, query });
  return (
    <Read of={page}>
      {({ reports, next }) => (
        <>
          {reports.length === 0 && cursor === undefined && (
            <Paragraph>{t(status === 'open' ? 'noneOpen' : 'noneHandled')}</Paragraph>
          )}
          <ul className="plain-list">
            {reports.map(({ reportedId, pupilName, reason, at }) => (
              <li key={reportedId}>
                <Link className="entry" href={`/school/${schoolId}/reported-messages/${reportedId}`}>
                  <strong>{pupilName}</strong>
                  <span className="subtle">{format.moment(at)}</span>
                  <span>
                    <Tag data-color={reason === 'threat' ? 'danger' : 'neutral'}>{t(reason)}</Tag>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
