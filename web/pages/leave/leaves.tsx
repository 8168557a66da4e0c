import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link, useParams } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReadArea } from '../../parts/read-area.tsx';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { StateTag } from './state-tag.tsx';
import { texts } from './texts.ts';

export type Leave = AnswerOf<'GET /v1/guardian/children/{childId}/leave-applications/{leaveId}'>;

/** The applications for leave of a child, newest first, and the way to a new one. */
export function Leaves() {
  const t = useWords(texts);
  const { childId = '' } = useParams();
  const child = useChildren().find((candidate) => candidate.childId === childId);
  // The same people apply for leave as report absence: guardians of a minor, and a pupil of age.
  const may = child?.may;
  return (
    <Page title={t('title')} about={child?.pupilName} back={`/children/${childId}`}>
      {may?.report && (
        <Button asChild>
          <Link href={`/children/${childId}/leave/new`}>{t('apply')}</Link>
        </Button>
      )}
      {may?.why && <Paragraph>{t(may.why)}</Paragraph>}
      <LeaveList childId={childId} />
    </Page>
  );
}

function LeaveList({ childId, cursor }: { readonly childId: string; readonly cursor?: string }) {
  const t = useWords(texts);
  const leaves = useFamilyRead('GET leave-applications', childId, cursor === undefined ? {} : { query: { cursor } });
  return (
    <Read of={leaves}>
      {({ leaves: list, next }) => (
        <>
          <ReadArea area="leave" childId={childId} />
          {list.length === 0 && cursor === undefined && <Paragraph>{t('none')}</Paragraph>}
          <ul className="plain-list">
            {list.map((leave) => (
              <li key={leave.leaveId}>
                <LeaveCard leave={leave} childId={childId} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <LeaveList childId={childId} cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function LeaveCard({ leave, childId }: { readonly leave: Leave; readonly childId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        <Link className="ds-link" href={`/children/${childId}/leave/${leave.leaveId}`}>
          {format.days(leave.firstDay, leave.lastDay)}
        </Link>
      </Heading>
      <div className="row">
        <StateTag leave={leave} />
      </div>
      <Paragraph data-size="sm">
        {leave.purpose.text} · {t(leave.dates.length === 1 ? 'oneDay' : 'schoolDays', { count: leave.dates.length })}
      </Paragraph>
    </Card>
  );
}
