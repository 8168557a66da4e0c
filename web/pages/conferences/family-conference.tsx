import { Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useFamilyRead } from '../../api/family.ts';
import { useFreshCounts } from '../../parts/fresh-counts.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useChildren, useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './booking-texts.ts';
import { texts as words } from './family-texts.ts';
import { FreeTimes } from './free-times.tsx';
import { Offers } from './offers.tsx';
import { OwnTalks } from './own-talks.tsx';
import { type Conference, talkWith } from './times.ts';
import { WhyNoBooking } from './why-no-booking.tsx';

/** What the reader has just done here: said at the top, and the talk takes the focus. */
export type News = { readonly what: 'isBooked' | 'isMoved' | 'isCancelled'; readonly bookingId?: string };

/** A round of development talks: the own talks, and the free times of the child's teachers. */
export function FamilyConference() {
  const t = useWords(words);
  const { childId, child } = useChild();
  const { conferenceId = '' } = useParams();
  const conference = useFamilyRead('GET conferences/{conferenceId}', childId, { params: { conferenceId } });
  useFreshCounts(conference.data !== undefined);
  return (
    <Page title={t('title')} about={child?.pupilName} back={`/children/${childId}/conferences`}>
      <Read of={conference}>
        {(shown) => <Shown key={childId} shown={shown} childId={childId} again={conference.again} />}
      </Read>
    </Page>
  );
}

type ShownProps = {
  readonly shown: Conference;
  readonly childId: string;
  readonly again: () => Promise<unknown>;
};

function Shown({ shown, childId, again }: ShownProps) {
  const t = useWords(words);
  const format = useFormat();
  const before = useHistoryState<News | null>();
  const [news, setNews] = useState<News | null>(before);
  const onBooked = (bookingId: string) => setNews({ what: 'isBooked', bookingId });
  const { title, mayBook, bookingUntil } = shown;
  return (
    <>
      <Paragraph>
        <strong dir="auto">{title}</strong>
        <br />
        {mayBook && t('until', { when: format.moment(bookingUntil) })}
      </Paragraph>
      <Said news={news} shown={shown} />
      {mayBook && <Offers shown={shown} childId={childId} again={again} onBooked={onBooked} />}
      <OwnTalks
        shown={shown}
        childId={childId}
        newest={news?.bookingId}
        onCancelled={() => setNews({ what: 'isCancelled' })}
        onAsk={() => setNews(null)}
      />
      {mayBook ? (
        <>
          <FreeTimes shown={shown} childId={childId} again={again} onBooked={onBooked} />
          <ToSiblings shown={shown} childId={childId} />
        </>
      ) : (
        <WhyNoBooking shown={shown} />
      )}
    </>
  );
}

/** What was done, and that there is more to book. */
function Said({ news, shown }: { readonly news: News | null; readonly shown: Conference }) {
  const t = useWords(words);
  const booking = useWords(texts);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that cancelled is gone.
    if (news && news.bookingId === undefined) said.current?.focus();
  }, [news]);
  const hasMore =
    shown.mayBook && shown.teachers.some(({ teacherId, free }) => free.length > 0 && !talkWith(shown, teacherId));
  return (
    <div ref={said} tabIndex={-1} role="status" className="next-page">
      {news && (
        <Paragraph>
          <strong>{t(news.what)}</strong> {news.what === 'isBooked' && hasMore && booking('moreTeachers')}
        </Paragraph>
      )}
    </div>
  );
}

/** The way to talks about several children in a row, for a guardian with another child at the school. */
function ToSiblings({ shown, childId }: Omit<ShownProps, 'again'>) {
  const t = useWords(texts);
  const { role } = useMe();
  const children = useChildren();
  const schoolId = children.find((child) => child.childId === childId)?.schoolId;
  const hasSibling = children.some(
    (child) => child.childId !== childId && child.schoolId === schoolId && child.may.report,
  );
  if (role !== 'guardian' || !hasSibling) return null;
  return (
    <Link className="ds-link reach" href={`/children/${childId}/conferences/${shown.conferenceId}/row`}>
      {t('siblings')}
    </Link>
  );
}
