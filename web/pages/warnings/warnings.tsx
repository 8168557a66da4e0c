import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link, useParams } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Line = AnswerOf<'GET /v1/guardian/children/{childId}/warnings'>['warnings'][number];

/** The warnings about a child, newest first, each with what the reader has done with it. */
export function Warnings() {
  const t = useWords(texts);
  const { childId = '' } = useParams();
  const warnings = useFamilyRead('GET warnings', childId);
  const child = useChildren().find((candidate) => candidate.childId === childId);
  return (
    <Page title={t('title')} about={child?.pupilName} lead={t('lead')} back={`/children/${childId}`}>
      <Read of={warnings}>
        {({ warnings: lines }) =>
          lines.length === 0 ? (
            <Paragraph>{t('none')}</Paragraph>
          ) : (
            <ul className="plain-list">
              {lines.map((line) => (
                <li key={line.warningId}>
                  <WarningCard line={line} childId={childId} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function WarningCard({ line, childId }: { readonly line: Line; readonly childId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const { warningId, kind, subjects, sentOn, byDay, end } = line;
  const about = subjects.map(({ name }) => name).join(', ');
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        <Link className="ds-link" href={`/children/${childId}/warnings/${warningId}`}>
          {t(kind, { subjects: about })}
        </Link>
      </Heading>
      <div className="row">
        <StateTags line={line} />
      </div>
      <Paragraph data-size="sm">
        {t('sentOn', { day: format.day(sentOn) })}
        {end === null && ` ${t('deadline', { day: format.day(byDay) })}`}
      </Paragraph>
    </Card>
  );
}

/** Whether the warning holds, and whether the reader has opened and acknowledged it: in words, not by color alone. */
function StateTags({ line: { end, delivery } }: { readonly line: Pick<Line, 'end' | 'delivery'> }) {
  const t = useWords(texts);
  return (
    <>
      {end ? <Tag data-color="neutral">{t(`ended-${end.outcome}`)}</Tag> : <Tag data-color="warning">{t('holds')}</Tag>}
      {delivery?.openedAt === null && <Tag data-color="danger">{t('notOpened')}</Tag>}
      {delivery?.openedAt && !delivery.acknowledgedAt && <Tag data-color="info">{t('openedOnly')}</Tag>}
      {delivery?.acknowledgedAt && <Tag data-color="success">{t('acknowledged')}</Tag>}
    </>
  );
}
