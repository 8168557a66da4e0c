import { Fieldset, Paragraph, Radio, ValidationMessage } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import type { Booked } from './book.tsx';
import { texts } from './pupils-texts.ts';
import { texts as rounds } from './texts.ts';
import { idOf, TimeChoice } from './time-choice.tsx';
import type { Round } from './use-round.ts';
import { isOpen, useTimes } from './use-teacher.ts';

type Homes = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/homes'>;
type Family = { readonly pupilId: string; readonly ofAge: boolean; readonly homes: Homes };

type BookFormProps = {
  readonly round: Round;
  readonly family: Family;
  /** The teacher who is chosen when the form opens; empty for none. */
  readonly first: string;
  readonly onBooked: (booked: Booked) => void;
};

const FIELDS: Readonly<Record<string, string>> = { guardianIds: 'comes', teacherId: 'teacher' };
const fieldOf = (pointer: string): string => FIELDS[pointer.split('/')[1] ?? ''] ?? 'time';

/** Nobody is named: a pupil of age comes alone, and the school tells a family that cannot sign in. */
const NOBODY = 'nobody';

/** The teacher, one of the teacher's free times, and who comes. */
export function BookForm({ round, family, first, onBooked }: BookFormProps) {
  const t = useWords(texts);
  const { schoolId, conferenceId } = round;
  const acting = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/talks');
  const [teacherId, setTeacher] = useState(first);
  const [time, setTime] = useState('');
  const [comes, setComes] = useState(asksWho(family) ? '' : NOBODY);
  const [tried, setTried] = useState(false);
  const times = useTimes(round, teacherId);
  const free = times.data?.times.filter(isOpen) ?? [];
  const chosen = free.find((candidate) => idOf(candidate) === time);
  const own: Faults = {
    ...(teacherId === '' && { teacher: t('teacherFirst') }),
    ...(teacherId !== '' && !chosen && { time: t('timeFirst') }),
    ...(comes === '' && { comes: t('comesFirst') }),
  };
  const shown = tried ? own : {};
  const faults: Faults = { ...faultsOf(acting.error, fieldOf), ...shown };
  const book = async () => {
    setTried(true);
    if (!chosen || Object.keys(own).length > 0) return;
    const guardianIds = comes === NOBODY ? [] : comes.split(' ');
    const { day, from } = chosen;
    const body = { teacherId, day, from, pupilId: family.pupilId, guardianIds };
    const booked = await acting.act({ params: { schoolId, conferenceId }, body });
    if (booked) onBooked(booked);
  };
  return (
    <Form acting={acting} onSend={book} send={t('send')} faults={shown} fieldOf={fieldOf}>
      {round.mayPlan && <TeacherChoice round={round} value={teacherId} fault={faults.teacher} onChange={setTeacher} />}
      {teacherId !== '' && (
        <Read of={times}>
          {() =>
            free.length === 0 ? (
              <Paragraph id="time" tabIndex={-1}>
                {t('noTimes')}
              </Paragraph>
            ) : (
              <TimeChoice
                label={t('time')}
                times={free}
                value={chosen ? time : ''}
                fault={faults.time}
                onChange={setTime}
              />
            )
          }
        </Read>
      )}
      <Who family={family} value={comes} fault={faults.comes} onChange={setComes} />
    </Form>
  );
}

type TeacherProps = {
  readonly round: Round;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (teacherId: string) => void;
};

/** The teachers who have free times. */
function TeacherChoice({ round: { teachers }, value, fault, onChange }: TeacherProps) {
  const t = useWords(texts);
  const words = useWords(rounds);
  const open = teachers.filter(({ free, teacherId }) => free > 0 || teacherId === value);
  if (open.length === 0) return <Paragraph>{t('noTeachers')}</Paragraph>;
  return (
    <Choice
      id="teacher"
      label={t('teacher')}
      value={value}
      choices={[
        { id: '', text: t('chooseTeacher') },
        ...open.map(({ teacherId, teacherName }) => ({ id: teacherId, text: teacherName ?? words('unknownName') })),
      ]}
      fault={fault}
      onChange={onChange}
    />
  );
}

const asksWho = ({ ofAge, homes: { homes } }: Family): boolean => !ofAge && homes.length > 0;

type WhoProps = {
  readonly family: Family;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (comes: string) => void;
};

/** Who comes: a home, or an adult of it alone. A pupil of age comes alone, and a family without sign-in is told. */
function Who({ family, value, fault, onChange }: WhoProps) {
  const t = useWords(texts);
  const { guardians, homes } = family.homes;
  if (!asksWho(family)) return <Paragraph>{t(family.ofAge ? 'ofAge' : 'nobodyHome')}</Paragraph>;
  const nameOf = (id: string) => guardians.find(({ guardianId }) => guardianId === id)?.name ?? '';
  const parties = homes.flatMap((home) => [...(home.length > 1 ? [home] : []), ...home.map((id) => [id])]);
  const choices = parties.map((ids) => ({ id: ids.join(' '), text: ids.map(nameOf).join(t('and')) }));
  return (
    <Fieldset id="comes" tabIndex={-1}>
      <Fieldset.Legend>{t('comes')}</Fieldset.Legend>
      <Fieldset.Description>{t('comesHelp')}</Fieldset.Description>
      {choices.map(({ id, text }) => (
        <Radio
          key={id}
          name="comes"
          value={id}
          label={text}
          checked={value === id}
          aria-invalid={fault !== undefined}
          onChange={() => onChange(id)}
        />
      ))}
      {fault !== undefined && <ValidationMessage>{fault}</ValidationMessage>}
    </Fieldset>
  );
}
