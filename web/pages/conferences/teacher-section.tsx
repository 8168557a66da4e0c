import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { BookingPanel } from './booking-panel.tsx';
import { texts } from './booking-texts.ts';
import { InterpreterChoice } from './interpreter-choice.tsx';
import { TeacherTimes } from './teacher-times.tsx';
import { type Conference, mayBeLong, type Teacher, type Time } from './times.ts';
import type { Booking } from './use-booking.ts';
import { texts as words } from './wait-texts.ts';
import { WaitingPlace } from './waiting-place.tsx';
import { Who } from './who.tsx';

type TeacherSectionProps = {
  readonly teacher: Teacher;
  readonly shown: Conference;
  readonly childId: string;
  readonly booking: Booking;
};

/** A teacher: what they say of a talk, the free times, and the waiting list. */
export function TeacherSection({ teacher, shown, childId, booking }: TeacherSectionProps) {
  const t = useWords(texts);
  const own = useWords(words);
  const { teacherId, teacherName, free, asked } = teacher;
  const { acting, chosen, choose, book } = booking;
  const ofTeacher = chosen?.teacherId === teacherId ? chosen : undefined;
  const onChoose = (time: Time | undefined) => choose(teacherId, time);
  return (
    <section className="stack tight">
      <h2 id={teacherId} tabIndex={-1} className="ds-heading" data-size="xs">
        {teacherName}
      </h2>
      {asked === 'asked' && (
        <Tag className="start" data-color="info">
          {own('asked')}
        </Tag>
      )}
      {asked === 'waived' && <Paragraph className="subtle">{own('waived')}</Paragraph>}
      <TeacherTimes
        free={free}
        chosen={ofTeacher?.time}
        onChoose={onChoose}
        panel={
          ofTeacher && (
            <BookingPanel
              teacher={teacher}
              time={ofTeacher.time}
              acting={acting}
              send={t('book')}
              onSend={() => book(ofTeacher)}
              onChoose={onChoose}
            >
              <Choices teacher={teacher} time={ofTeacher.time} shown={shown} booking={booking} />
            </BookingPanel>
          )
        }
      />
      <WaitingPlace shown={shown} teacher={teacher} childId={childId} />
    </section>
  );
}

type ChoicesProps = Omit<TeacherSectionProps, 'childId'> & { readonly time: Time };

/** What a family may choose besides the time. All of it may stay as it is. */
function Choices({ teacher: { free }, time, shown: { mayComeTogether }, booking }: ChoicesProps) {
  const { together, setTogether, interpreting, setInterpreting, isFaulty } = booking;
  return (
    <>
      {mayComeTogether && <Who of="panel" together={together} onChange={setTogether} />}
      <InterpreterChoice
        value={interpreting}
        onChange={setInterpreting}
        mayBeLong={mayBeLong(free, time)}
        isFaulty={isFaulty}
      />
    </>
  );
}
