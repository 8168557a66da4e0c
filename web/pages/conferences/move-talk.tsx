import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useWords } from '../../words/language.ts';
import { BookingPanel } from './booking-panel.tsx';
import { texts } from './booking-texts.ts';
import type { News } from './family-conference.tsx';
import { useTalkTime } from './talk-when.ts';
import { TeacherTimes } from './teacher-times.tsx';
import { type Conference, isLeavable, type Talk, type Teacher, type Time } from './times.ts';

/** Another time for a talk, with the same teacher. */
export function MoveTalk() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const { conferenceId = '', bookingId = '' } = useParams();
  const back = `/children/${childId}/conferences/${conferenceId}`;
  const conference = useFamilyRead('GET conferences/{conferenceId}', childId, { params: { conferenceId } });
  return (
    <Page title={t('moveTitle')} about={child?.pupilName} back={back}>
      <Read of={conference}>
        {(shown) => {
          const found = movable(shown, bookingId);
          if (!found) return <Paragraph>{t('noMove')}</Paragraph>;
          return <Move key={bookingId} {...found} childId={childId} back={back} again={conference.again} />;
        }}
      </Read>
    </Page>
  );
}

type Movable = { readonly talk: Talk; readonly teacher: Teacher };

/** The talk with its teacher, as long as the family may move it. */
function movable({ talks, teachers, mayBook, cancelHours }: Conference, bookingId: string): Movable | undefined {
  const talk = talks.find((each) => each.bookingId === bookingId);
  const teacher = teachers.find(({ teacherId }) => teacherId === talk?.teacherId);
  const isMovable = talk?.status === 'booked' && mayBook && isLeavable(talk, cancelHours);
  return isMovable && teacher ? { talk, teacher } : undefined;
}

type MoveProps = Movable & {
  readonly childId: string;
  readonly back: string;
  readonly again: () => Promise<unknown>;
};

function Move({ talk, teacher, childId, back, again }: MoveProps) {
  const t = useWords(texts);
  const whenOf = useTalkTime();
  const [, go] = useLocation();
  const acting = useFamilyAct('POST conferences/{conferenceId}/talks/{bookingId}/time', childId);
  const [chosen, setChosen] = useState<Time>();
  const { conferenceId, bookingId } = talk;
  const choose = (time: Time | undefined) => {
    acting.reset();
    setChosen(time);
  };
  const move = async ({ day, from }: Time) => {
    const moved = await acting.act({ params: { conferenceId, bookingId }, body: { day, from } });
    if (!moved) return again();
    const state: News = { what: 'isMoved', bookingId };
    return go(back, { state });
  };
  return (
    <>
      <Paragraph>{t('moveLead', { when: whenOf(talk) })}</Paragraph>
      <section className="stack tight">
        <Heading level={2} data-size="xs">
          {teacher.teacherName}
        </Heading>
        {teacher.free.length === 0 && <Paragraph>{t('noOther')}</Paragraph>}
        <TeacherTimes
          free={teacher.free}
          chosen={chosen}
          onChoose={choose}
          panel={
            chosen && (
              <BookingPanel
                teacher={teacher}
                time={chosen}
                acting={acting}
                send={t('moveHere')}
                onSend={() => move(chosen)}
                onChoose={choose}
                still={t('keptOld')}
              />
            )
          }
        />
      </section>
    </>
  );
}
