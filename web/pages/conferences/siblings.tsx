import { Textfield } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { Choice } from '../../parts/choice.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { useChild } from '../../parts/use-child.ts';
import { type Child, useChildren } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { useDay } from '../meetings/when.tsx';
import { InterpreterChoice } from './interpreter-choice.tsx';
import { RowBooked } from './row-booked.tsx';
import { SiblingChoice } from './sibling-choice.tsx';
import { texts } from './siblings-texts.ts';
import { type Row, useRow } from './use-row.ts';
import { Who } from './who.tsx';

/** Talks about several children one after the other: a teacher for each, and the earliest row of times. */
export function SiblingsPage() {
  const t = useWords(texts);
  const { childId, child: here } = useChild();
  const { conferenceId = '' } = useParams();
  const siblings = useChildren().filter(({ schoolId, may }) => schoolId === here?.schoolId && may.report);
  const row = useRow(conferenceId, `teacher-${siblings[0]?.childId}`);
  const { answer } = row.acting;
  return (
    <Page title={t('title')} lead={t('lead')} back={`/children/${childId}/conferences/${conferenceId}`}>
      {answer && <RowBooked talks={answer.talks} />}
      {!answer && <RowForm row={row} siblings={siblings} conferenceId={conferenceId} />}
    </Page>
  );
}

const fieldOf = (): string => 'notBefore';

type RowFormProps = { readonly row: Row; readonly siblings: readonly Child[]; readonly conferenceId: string };

function RowForm({ row, siblings, conferenceId }: RowFormProps) {
  const t = useWords(texts);
  const dayOf = useDay();
  const { acting, faults } = row;
  return (
    <Form acting={acting} onSend={row.book} send={t('book')} faults={faults}>
      {siblings.map((child) => (
        <SiblingChoice
          key={child.childId}
          child={child}
          conferenceId={conferenceId}
          part={row.parts[child.childId]}
          fault={faults[`teacher-${child.childId}`]}
          onChange={(part) => row.setPart(child.childId, part)}
        />
      ))}
      <Choice
        id="day"
        label={t('day')}
        value={row.day}
        choices={[{ id: '', text: t('anyDay') }, ...row.days.map((day) => ({ id: day, text: dayOf(day) }))]}
        onChange={row.setDay}
      />
      <Textfield
        id="notBefore"
        type="time"
        label={t('notBefore')}
        value={row.notBefore}
        error={faultsOf(acting.error, fieldOf).notBefore}
        onChange={({ target }) => row.setNotBefore(target.value)}
      />
      {row.mayComeTogether && <Who of="row" together={row.together} onChange={row.setTogether} />}
      <InterpreterChoice value={row.interpreting} onChange={row.setInterpreting} mayBeLong isFaulty={row.tried} />
    </Form>
  );
}
