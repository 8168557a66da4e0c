import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useWords } from '../../words/language.ts';
import { texts as own } from './family-texts.ts';
import { MeetingList } from './meeting-list.tsx';
import { MeetingTags } from './meeting-tags.tsx';
import { texts } from './texts.ts';
import { useDay, When } from './when.tsx';

type Line = AnswerOf<'GET /v1/guardian/children/{childId}/meetings'>['meetings'][number];

/** The parents' meetings of the child's class and groups: those to come, then those that have been. */
export function FamilyMeetings() {
  const t = useWords(texts);
  const words = useWords(own);
  const { childId, child } = useChild();
  return (
    <Page title={t('title')} about={child?.pupilName} lead={words('lead')} back={`/children/${childId}`}>
      <Lines childId={childId} />
    </Page>
  );
}

type LinesProps = {
  readonly childId: string;
  readonly cursor?: string;
  /** True for a page after one with earlier meetings. */
  readonly inEarlier?: boolean;
};

/** One page of the list, and below it the next ones. */
function Lines({ childId, cursor, inEarlier = false }: LinesProps) {
  const t = useWords(texts);
  const words = useWords(own);
  const page = useFamilyRead('GET meetings', childId, { query: { cursor } });
  return (
    <Read of={page}>
      {({ meetings, next }) => (
        <>
          {meetings.length === 0 && next === null && (
            <Paragraph>{cursor === undefined ? words('none') : t('noneMore')}</Paragraph>
          )}
          <MeetingList meetings={meetings} inEarlier={inEarlier}>
            {(line) => <MeetingLine childId={childId} line={line} />}
          </MeetingList>
          <More next={next}>
            {(after) => (
              <Lines childId={childId} cursor={after} inEarlier={inEarlier || meetings.some(({ begun }) => begun)} />
            )}
          </More>
        </>
      )}
    </Read>
  );
}

function MeetingLine({ childId, line }: { readonly childId: string; readonly line: Line }) {
  const { meetingId, title, group } = line;
  return (
    <Link className="entry meeting" href={`/children/${childId}/meetings/${meetingId}`}>
      <span className="meeting-title" dir="auto">
        {title}
      </span>
      <span>
        <When meeting={line} />
      </span>
      <span className="row">
        <MeetingTags meeting={line} />
        <YourAnswer line={line} />
        <span className="subtle">{group}</span>
      </span>
    </Link>
  );
}

/** What the reader has answered; by when an answer is due, as long as one can be given. */
function YourAnswer({ line: { yourAnswer, answerBy, mayAnswer, status, begun } }: { readonly line: Line }) {
  const words = useWords(own);
  const dayOf = useDay();
  if (status === 'cancelled' || begun) return null;
  if (yourAnswer?.answer === 'yes') return <Tag data-color="success">{words('youCome')}</Tag>;
  if (yourAnswer) return <Tag data-color="neutral">{words('youDoNot')}</Tag>;
  return mayAnswer ? <Tag data-color="warning">{words('toAnswer', { day: dayOf(answerBy) })}</Tag> : null;
}
