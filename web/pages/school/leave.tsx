import { Field, Label, Paragraph, Select, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

type Leaves = AnswerOf<'GET /v1/schools/{schoolId}/leave-applications'>;
type Status = Leaves['leaves'][number]['status'];

const STATUSES = ['applied', 'granted', 'refused', 'withdrawn'] as const satisfies readonly Status[];

/** The school's applications for leave of one state, the first day first. */
export function LeaveList() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const [status, setStatus] = useState<Status>('applied');
  return (
    <Page title={t('leave')} about={name} back={`/school/${schoolId}`}>
      <Field>
        <Label>{t('leaveState')}</Label>
        <Select
          value={status}
          onChange={({ target }) => setStatus(STATUSES.find((known) => known === target.value) ?? 'applied')}
        >
          {STATUSES.map((known) => (
            <Select.Option key={known} value={known}>
              {t(known)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Paged key={status}>{(cursor, more) => <Leaves status={status} cursor={cursor} more={more} />}</Paged>
    </Page>
  );
}

type LeavesProps = { readonly status: Status; readonly cursor: string | undefined; readonly more: More };

function Leaves({ status, cursor, more }: LeavesProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId } = useSchool();
  const leaves = useRead('GET /v1/schools/{schoolId}/leave-applications', {
    params: { schoolId },
    query: { status, cursor },
  });
  return (
    <Read of={leaves}>
      {({ leaves: list, next }) => (
        <>
          {list.length === 0 && next === null && cursor === undefined && (
            <Paragraph>{t(status === 'applied' ? 'noLeaveWaits' : 'noLeave')}</Paragraph>
          )}
          <ul className="lines">
            {list.map((leave) => (
              <li key={leave.leaveId}>
                <div className="row">
                  <Link
                    className="ds-link grow big-link"
                    href={`/school/${schoolId}/leave/${leave.pupilId}/${leave.leaveId}`}
                  >
                    {leave.pupilName}
                    <span className="about">{format.days(leave.firstDay, leave.lastDay)}</span>
                  </Link>
                  {leave.protected && <Tag data-color="danger">{t('protected')}</Tag>}
                </div>
                <Paragraph data-size="sm">
                  {leave.purpose.text} · {t('schoolDays', { count: leave.schoolDays })} · {t(leave.decider)}
                </Paragraph>
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
