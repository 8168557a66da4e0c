import { Paragraph } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useFamilyRead } from '../../api/family.ts';
import { isRefused } from '../../api/problem.ts';
import { Choice } from '../../parts/choice.tsx';
import { Read } from '../../parts/read.tsx';
import type { Child } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './siblings-texts.ts';
import { type Conference, talkWith } from './times.ts';
import type { Part } from './use-row.ts';

type SiblingChoiceProps = {
  readonly child: Child;
  readonly conferenceId: string;
  readonly part: Part | undefined;
  readonly fault: string | undefined;
  readonly onChange: (part: Part) => void;
};

/** A child's teacher in a row of talks, among those with free times and no talk yet. */
export function SiblingChoice({ child, conferenceId, part, fault, onChange }: SiblingChoiceProps) {
  const t = useWords(texts);
  const { childId, pupilName } = child;
  const conference = useFamilyRead('GET conferences/{conferenceId}', childId, { params: { conferenceId } });
  const { data } = conference;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer sets the choice once, and the reader after it.
  useEffect(() => {
    if (!data) return;
    const open = teachersOf(data);
    const kept = open.find(({ teacherId }) => teacherId === part?.teacherId);
    onChange({ shown: data, teacherId: part?.teacherId === '' ? '' : ((kept ?? open[0])?.teacherId ?? '') });
  }, [data]);
  const nothing = <Paragraph>{t('notHere', { name: pupilName })}</Paragraph>;
  // A sibling of another class is in no round of this one.
  if (isRefused(conference.error, 'not-found')) return nothing;
  return (
    <Read of={conference}>
      {(shown) =>
        teachersOf(shown).length === 0 ? (
          nothing
        ) : (
          <Choice
            id={`teacher-${childId}`}
            label={t('teacherOf', { name: pupilName })}
            value={part?.teacherId ?? ''}
            choices={[
              ...teachersOf(shown).map(({ teacherId, teacherName }) => ({ id: teacherId, text: teacherName })),
              { id: '', text: t('without') },
            ]}
            fault={fault}
            onChange={(teacherId) => onChange({ shown, teacherId })}
          />
        )
      }
    </Read>
  );
}

/** The teachers with whom a talk can be booked. */
const teachersOf = (shown: Conference): Conference['teachers'] =>
  shown.mayBook ? shown.teachers.filter(({ teacherId, free }) => free.length > 0 && !talkWith(shown, teacherId)) : [];
