import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Line = { readonly meetingId: string; readonly begun: boolean };

type MeetingListProps<Item extends Line> = {
  readonly meetings: readonly Item[];
  /** True where an earlier page of the list has the heading of earlier meetings already. */
  readonly inEarlier: boolean;
  readonly children: (meeting: Item) => ReactNode;
};

/** A page of meetings: those to come, then a heading, and those that have begun. */
export function MeetingList<Item extends Line>({ meetings, inEarlier, children }: MeetingListProps<Item>) {
  const t = useWords(texts);
  const coming = meetings.filter(({ begun }) => !begun);
  const earlier = meetings.filter(({ begun }) => begun);
  return (
    <>
      <Items meetings={coming}>{children}</Items>
      {earlier.length > 0 && !inEarlier && (
        <Heading level={2} data-size="xs">
          {t('earlier')}
        </Heading>
      )}
      <Items meetings={earlier}>{children}</Items>
    </>
  );
}

function Items<Item extends Line>({ meetings, children }: Omit<MeetingListProps<Item>, 'inEarlier'>) {
  if (meetings.length === 0) return null;
  return (
    <ul className="plain-list">
      {meetings.map((meeting) => (
        <li key={meeting.meetingId}>{children(meeting)}</li>
      ))}
    </ul>
  );
}
