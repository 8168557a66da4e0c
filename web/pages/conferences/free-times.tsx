import { Paragraph } from '@digdir/designsystemet-react';
import { useWords } from '../../words/language.ts';
import { texts } from './booking-texts.ts';
import { TeacherSection } from './teacher-section.tsx';
import { type Conference, inTurn, talkWith } from './times.ts';
import { type BookingProps, useBooking } from './use-booking.ts';

/** More teachers than a phone shows at a glance. */
const MANY = 2;

/** The free times of the teachers with whom the reader has no talk, those first who ask for one. */
export function FreeTimes(props: BookingProps) {
  const t = useWords(texts);
  const booking = useBooking(props);
  const { shown, childId } = props;
  const teachers = inTurn(shown.teachers).filter(({ teacherId }) => !talkWith(shown, teacherId));
  if (teachers.length === 0) return <Paragraph>{t(shown.teachers.length === 0 ? 'nobody' : 'allBooked')}</Paragraph>;
  return (
    <>
      {teachers.length > MANY && <JumpList teachers={teachers} />}
      {teachers.map((teacher) => (
        <TeacherSection key={teacher.teacherId} teacher={teacher} shown={shown} childId={childId} booking={booking} />
      ))}
    </>
  );
}

/** The ways to the teachers below: a phone shows few of them at a time. */
function JumpList({ teachers }: Pick<Conference, 'teachers'>) {
  const t = useWords(texts);
  return (
    <nav aria-label={t('toTeacher')}>
      <ul className="ways">
        {teachers.map(({ teacherId, teacherName }) => (
          <li key={teacherId}>
            <a href={`#${teacherId}`}>{teacherName}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
