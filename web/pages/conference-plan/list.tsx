import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { Booked, RoundStatus, useWindow } from './round-words.tsx';
import { texts } from './texts.ts';
import { useTalkSchool } from './use-round.ts';

type Line = AnswerOf<'GET /v1/schools/{schoolId}/conferences'>['conferences'][number];

/** The rounds of development talks of a school, and for those who may, the way to plan one. */
export function SchoolConferences() {
  const t = useWords(texts);
  const { schoolId, name, list, above } = useTalkSchool();
  const rounds = useRead('GET /v1/schools/{schoolId}/conferences', { params: { schoolId } });
  return (
    <Page title={t('title')} about={name} back={above}>
      <Read of={rounds}>
        {({ mayPlan, conferences }) => (
          <>
            {mayPlan && (
              <Button asChild className="main-action">
                <Link href={`${list}/new`}>{t('plan')}</Link>
              </Button>
            )}
            {conferences.length === 0 && <Paragraph>{t(mayPlan ? 'none' : 'noneForTeacher')}</Paragraph>}
            <ul className="plain-list">
              {conferences.map((line) => (
                <li key={line.conferenceId}>
                  <RoundLine line={line} href={`${list}/${line.conferenceId}`} counted={mayPlan} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

type LineProps = { readonly line: Line; readonly href: string; readonly counted: boolean };

function RoundLine({ line, href, counted }: LineProps) {
  const windowOf = useWindow();
  const { schoolId, conferenceId, title, status, groups } = line;
  const isRunning = status !== 'draft' && status !== 'ended';
  return (
    <Link className="entry meeting" href={href}>
      <span className="meeting-title" dir="auto">
        {title}
      </span>
      <span className="row">
        <RoundStatus status={status} />
        <span>{groups.map(({ group }) => group).join(', ')}</span>
      </span>
      <span className="subtle">{windowOf(line)}</span>
      {counted && isRunning && <Counted schoolId={schoolId} conferenceId={conferenceId} />}
    </Link>
  );
}

/** The list itself counts nothing, since it reads no times: each running round is asked for by itself. */
function Counted(params: { readonly schoolId: string; readonly conferenceId: string }) {
  const round = useRead('GET /v1/schools/{schoolId}/conferences/{conferenceId}', { params });
  return <span className="about">{round.data && <Booked round={round.data} />}</span>;
}
