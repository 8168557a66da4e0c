import { Button, Field, Label, Paragraph, Select, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

type Task = AnswerOf<'GET /v1/schools/{schoolId}/paper-tasks'>['tasks'][number];

const WAYS = ['posted', 'registered-post', 'handed-over'] as const;
type Way = (typeof WAYS)[number];

/** The letters that the school must print and bring: each with its file, and the word that it is delivered. */
export function PaperTasks() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const tasks = useRead('GET /v1/schools/{schoolId}/paper-tasks', { params: { schoolId } });
  return (
    <Page title={t('paper')} about={name} lead={t('paperLead')} back={`/school/${schoolId}`}>
      <Read of={tasks}>
        {({ tasks: list, more }) => (
          <>
            {list.length === 0 && <Paragraph>{t('noPaper')}</Paragraph>}
            <ul className="lines">
              {list.map((task) => (
                <PaperTask key={task.warningId + task.recipient.id} task={task} />
              ))}
            </ul>
            {more && <Paragraph>{t('morePaper')}</Paragraph>}
          </>
        )}
      </Read>
    </Page>
  );
}

function PaperTask({ task }: { readonly task: Task }) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId } = useSchool();
  const { warningId, pupilId, recipient } = task;
  const params = { schoolId, pupilId, warningId, personId: recipient.id };
  const [how, setHow] = useState<Way>('posted');
  const pdf = useAct('GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/paper-tasks/{personId}/pdf');
  const done = useAct(
    'POST /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/paper-tasks/{personId}/completion',
  );
  return (
    <li className="stack tight">
      <div className="row">
        <strong className="grow">
          {recipient.name}
          <span className="about">
            {recipient.kind === 'guardian' ? t('guardianOf', { name: task.pupilName }) : t('thePupil')}
          </span>
        </strong>
        {task.protected && <Tag data-color="danger">{t('protected')}</Tag>}
      </div>
      <Paragraph data-size="sm">
        {t(`why-${task.why}`)} · {format.moment(task.at)}
      </Paragraph>
      <Download acting={pdf} request={{ params }} name={t('letterFile')}>
        {t('print')}
      </Download>
      <Field>
        <Label>{t('broughtHow', { name: recipient.name })}</Label>
        <Select value={how} onChange={({ target }) => setHow(WAYS.find((way) => way === target.value) ?? 'posted')}>
          {WAYS.map((way) => (
            <Select.Option key={way} value={way}>
              {t(way)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Failure error={done.error} />
      <Button
        loading={done.pending}
        aria-label={t('broughtTo', { name: recipient.name })}
        onClick={() => done.act({ params, body: { how } })}
      >
        {t('brought')}
      </Button>
    </li>
  );
}
