import { useState } from 'react';
import { useFamilyAct } from '../../api/family.ts';
import { interpreterOf, lacksLanguage, NO_INTERPRETER } from './interpreter-choice.tsx';
import { type Conference, mayBeLong, type Time } from './times.ts';

export type BookingProps = {
  readonly shown: Conference;
  readonly childId: string;
  /** Reads the conference anew. */
  readonly again: () => Promise<unknown>;
  readonly onBooked: (bookingId: string) => void;
};
type Chosen = { readonly teacherId: string; readonly time: Time };
export type Booking = ReturnType<typeof useBooking>;

/** The time that the reader has chosen, of all teachers, with all that goes with it, and the request that books it. */
export function useBooking({ shown, childId, again, onBooked }: BookingProps) {
  const acting = useFamilyAct('POST conferences/{conferenceId}/talks', childId);
  const [chosen, setChosen] = useState<Chosen>();
  const [together, setTogether] = useState(true);
  const [interpreting, setInterpreting] = useState(NO_INTERPRETER);
  const [tried, setTried] = useState(false);
  const { conferenceId, mayComeTogether, teachers } = shown;
  const choose = (teacherId: string, time: Time | undefined) => {
    acting.reset();
    setChosen(time && { teacherId, time });
  };
  const book = async ({ teacherId, time }: Chosen) => {
    setTried(true);
    if (lacksLanguage(interpreting)) return undefined;
    const { day, from } = time;
    const free = teachers.find((teacher) => teacher.teacherId === teacherId)?.free ?? [];
    const wish = { teacherId, day, from, together: together && mayComeTogether };
    const body = { ...wish, ...interpreterOf(interpreting, mayBeLong(free, time)) };
    const talk = await acting.act({ params: { conferenceId }, body });
    // A time may be taken meanwhile: the page shows what is free now.
    if (!talk) return again();
    setChosen(undefined);
    return onBooked(talk.bookingId);
  };
  return { acting, chosen, choose, book, together, setTogether, interpreting, setInterpreting, isFaulty: tried };
}
