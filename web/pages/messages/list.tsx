import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useOwnRead } from '../../api/family.ts';
import { More } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useChildren, useMe } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts as announcementTexts } from '../announcements/texts.ts';
import { WaysToGroups } from '../announcements/ways-to-groups.tsx';
import { PickPupil } from './pick-pupil.tsx';
import { type Line, useThreadPath } from './place.ts';
import { texts } from './texts.ts';
import { useNameOf, useShortWhen } from './words.ts';

const SECONDS_BETWEEN = 30;
/** The words of an empty list, for those who write to no school. */
const NONE = { guardian: 'noneToWrite', pupil: 'noneOfMinor', staff: 'noneOfStaff' } as const;

/** The person's conversations, the newest message first, and the way to begin one. */
export function MessageList() {
  const t = useWords(texts);
  const { role } = useMe();
  return (
    <Page title={t('title')}>
      {role === 'staff' ? <PickPupil /> : <WriteToSchool />}
      {role === 'staff' ? <WaysToGroups /> : <WaysToAnnouncements />}
      <Lines />
    </Page>
  );
}

/** What the school has told everybody in a class: a page for each child. */
function WaysToAnnouncements() {
  const t = useWords(announcementTexts);
  const { role } = useMe();
  // A consent lets a guardian read; of pupils, those of age.
  const children = useChildren().filter(({ may }) => role === 'guardian' || may.report);
  if (children.length === 0) return null;
  return (
    <Ways
      label={t('title')}
      ways={children.map(({ childId, pupilName }) => ({
        href: `/children/${childId}/announcements`,
        words: role === 'pupil' ? t('title') : t('about', { name: pupilName.split(' ')[0] ?? '' }),
      }))}
    />
  );
}

/** One button for each child whom the person may write about. */
function WriteToSchool() {
  const t = useWords(texts);
  const threadPath = useThreadPath();
  const children = useChildren().filter(({ may }) => may.report);
  return (
    <div className="buttons">
      {children.map(({ childId, pupilName }) => (
        <Button key={childId} asChild variant={children.length === 1 ? 'primary' : 'secondary'}>
          <Link href={threadPath({ pupilId: childId, schoolId: '' }, 'new')}>
            {children.length === 1 ? t('writeToSchool') : t('writeAbout', { name: pupilName.split(' ')[0] ?? '' })}
          </Link>
        </Button>
      ))}
    </div>
  );
}

/** One page of the list, and below it the next ones. */
function Lines({ cursor }: { readonly cursor?: string }) {
  const t = useWords(texts);
  const { role } = useMe();
  const writes = useChildren().some(({ may }) => may.report);
  const page = useOwnRead('GET threads', { query: { cursor } }, { everySeconds: SECONDS_BETWEEN });
  const none = writes ? 'noneOfFamily' : NONE[role];
  return (
    <Read of={page}>
      {({ threads, next }) => (
        <>
          {threads.length === 0 && next === null && (
            <Paragraph>{t(cursor === undefined ? none : 'noneMore')}</Paragraph>
          )}
          <ul className="plain-list">
            {threads.map((line) => (
              <li key={line.threadId}>
                <ThreadLine line={line} />
              </li>
            ))}
          </ul>
          <More next={next}>{(after) => <Lines cursor={after} />}</More>
        </>
      )}
    </Read>
  );
}

function ThreadLine({ line }: { readonly line: Line }) {
  const t = useWords(texts);
  const when = useShortWhen();
  const threadPath = useThreadPath();
  const { threadId, pupilName, subject, people, lastAt, unread } = line;
  const said = useSaid();
  return (
    <Link className="entry thread" data-unread={unread} href={threadPath(line, threadId)}>
      <span className="thread-subject">{subject}</span>
      <span className="subtle">{when(lastAt)}</span>
      <span className="thread-who">
        {unread && <Tag data-color="danger">{t('unread')}</Tag>} {[pupilName, ...people].join(' · ')}
      </span>
      <span className="thread-last subtle" dir="auto">
        {said(line)}
      </span>
    </Link>
  );
}

/** Changes that are not among the people. */
const CHANGED: Readonly<Partial<Record<NonNullable<Line['lastChange']>, 'lastPaused' | 'lastResumed' | 'lastLifted'>>> =
  {
    paused: 'lastPaused',
    resumed: 'lastResumed',
    lifted: 'lastLifted',
  };

/** The last line of a conversation in words. */
function useSaid(): (line: Line) => string {
  const t = useWords(texts);
  const nameOf = useNameOf();
  return ({ lastText, lastChange, lastBy }) => {
    if (lastChange !== null) return t(CHANGED[lastChange] ?? 'lastChange');
    if (lastText !== '') return t('said', { name: nameOf(lastBy), text: lastText });
    return lastBy.name === null ? t('notShown') : t('lastWithdrawn');
  };
}
