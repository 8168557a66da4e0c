import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import type { Faults } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { interpreterOf, lacksLanguage, NO_INTERPRETER } from './interpreter-choice.tsx';
import { texts } from './siblings-texts.ts';
import type { Conference } from './times.ts';

/** What is known of a child's part: the conference, and the teacher; no teacher leaves the child out. */
export type Part = { readonly shown: Conference; readonly teacherId: string };
export type Row = ReturnType<typeof useRow>;

/** The wish for talks in a row, and the request that books all of them or none. */
export function useRow(conferenceId: string, firstField: string) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/guardian/conferences/{conferenceId}/rows');
  const [parts, setParts] = useState<Readonly<Record<string, Part>>>({});
  const [day, setDay] = useState('');
  const [notBefore, setNotBefore] = useState('');
  const [together, setTogether] = useState(true);
  const [interpreting, setInterpreting] = useState(NO_INTERPRETER);
  const [tried, setTried] = useState(false);
  const chosen = Object.entries(parts).filter(([, { teacherId }]) => teacherId !== '');
  const mayComeTogether = chosen.some(([, { shown }]) => shown.mayComeTogether);
  const faults: Faults = tried && chosen.length < 2 ? { [firstField]: t('twoFirst') } : {};
  const book = async () => {
    setTried(true);
    if (chosen.length < 2 || lacksLanguage(interpreting)) return;
    const talks = chosen.map(([childId, { teacherId }]) => ({ childId, teacherId }));
    const when = { ...(day !== '' && { day }), ...(notBefore !== '' && { notBefore }) };
    const wish = { talks, together: together && mayComeTogether, ...when };
    await acting.act({ params: { conferenceId }, body: { ...wish, ...interpreterOf(interpreting, true) } });
  };
  const setPart = (childId: string, part: Part) => setParts((before) => ({ ...before, [childId]: part }));
  const days = [...new Set(chosen.flatMap(([, part]) => daysOf(part)))].toSorted();
  const shown = { parts, day, notBefore, together, interpreting, days, mayComeTogether, faults, tried };
  return { ...shown, acting, book, setPart, setDay, setNotBefore, setTogether, setInterpreting };
}

/** The days on which the chosen teacher has free times. */
const daysOf = ({ shown, teacherId }: Part): readonly string[] =>
  shown.teachers.flatMap((teacher) => (teacher.teacherId === teacherId ? teacher.free.map(({ day }) => day) : []));
