import { Button, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { MeetingList } from './meeting-list.tsx';
import { MeetingTags } from './meeting-tags.tsx';
import { texts as own } from './school-texts.ts';
import { texts } from './texts.ts';
import { When } from './when.tsx';

type Line = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/meetings'>['meetings'][number];

/** The parents' meetings of a class or group with how many come, and the way to plan one. */
export function ClassMeetings() {
  const t = useWords(texts);
  const of = useOfClass();
  return (
    <Page title={t('title')} about={of.name} back={`/classes/${of.groupId}${of.search}`}>
      <Lines of={of} />
    </Page>
  );
}

type LinesProps = {
  readonly of: OfClass;
  readonly cursor?: string;
  /** True for a page after one with earlier meetings. */
  readonly inEarlier?: boolean;
};

/** One page of the list, and below it the next ones. */
function Lines({ of, cursor, inEarlier = false }: LinesProps) {
  const t = useWords(texts);
  const words = useWords(own);
  const { schoolId, groupId, search } = of;
  const page = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/meetings', {
    params: { schoolId, groupId },
    query: { cursor },
  });
  return (
    <Read of={page}>
      {({ meetings, next }) => (
        <>
          {cursor === undefined && (
            <Button asChild className="main-action">
              <Link href={`/classes/${groupId}/meetings/new${search}`}>{words('plan')}</Link>
            </Button>
          )}
          {meetings.length === 0 && next === null && (
            <Paragraph>{cursor === undefined ? words('none') : t('noneMore')}</Paragraph>
          )}
          <MeetingList meetings={meetings} inEarlier={inEarlier}>
            {(line) => <MeetingLine of={of} line={line} />}
          </MeetingList>
          <More next={next}>
            {(after) => <Lines of={of} cursor={after} inEarlier={inEarlier || meetings.some(({ begun }) => begun)} />}
          </More>
        </>
      )}
    </Read>
  );
}

function MeetingLine({ of: { groupId, search }, line }: { readonly of: OfClass; readonly line: Line }) {
  const words = useWords(own);
  const { meetingId, title, counts } = line;
  const { coming, no, unanswered } = counts;
  return (
    <Link className="entry meeting" href={`/classes/${groupId}/meetings/${meetingId}${search}`}>
      <span className="meeting-title" dir="auto">
        {title}
      </span>
      <span className="row">
        <span>
          <When meeting={line} />
        </span>
        <MeetingTags meeting={line} />
      </span>
      <span className="subtle">{words('counts', { coming, no, unanswered })}</span>
    </Link>
  );
}
