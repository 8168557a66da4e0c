import { Card, Field, Heading, Label, Paragraph, Select, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useParams } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { ReadArea } from '../../parts/read-area.tsx';
import { useChildren, useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { halfYearsUntil } from './half-years.ts';
import { texts } from './texts.ts';

type Remark = AnswerOf<'GET /v1/guardian/children/{childId}/remarks'>['remarks'][number];

/** The remarks about a child in a half-year, or the sentence that the school does not show them. */
export function Remarks() {
  const t = useWords(texts);
  const { childId = '' } = useParams();
  const halfYears = halfYearsUntil(osloNow().day);
  const [halfYear, setHalfYear] = useState(halfYears[0] ?? '');
  const remarks = useFamilyRead('GET remarks', childId, { query: { halfYear } });
  const child = useChildren().find((candidate) => candidate.childId === childId);
  return (
    <Page title={t('title')} about={child?.pupilName} back={`/children/${childId}`}>
      <Field>
        <Label>{t('halfYear')}</Label>
        <Select value={halfYear} onChange={({ target }) => setHalfYear(target.value)}>
          {halfYears.map((value) => (
            <Select.Option key={value} value={value}>
              {t(value.endsWith('autumn') ? 'autumn' : 'spring', { year: value.slice(0, 4) })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Read of={remarks}>
        {(answer) => (
          <>
            <ReadArea area="remarks" childId={childId} />
            <List visible={answer.visible} remarks={answer.remarks} />
          </>
        )}
      </Read>
    </Page>
  );
}

function List({ visible, remarks }: { readonly visible: boolean; readonly remarks: readonly Remark[] }) {
  const t = useWords(texts);
  const { role } = useMe();
  if (!visible) return <Paragraph>{t('hidden')}</Paragraph>;
  if (remarks.length === 0) return <Paragraph>{t(role === 'pupil' ? 'noneOwn' : 'none')}</Paragraph>;
  return (
    <ul className="plain-list">
      {remarks.map((remark) => (
        <li key={remark.remarkId}>
          <RemarkCard remark={remark} />
        </li>
      ))}
    </ul>
  );
}

function RemarkCard({ remark }: { readonly remark: Remark }) {
  const t = useWords(texts);
  const format = useFormat();
  const { date, category, comment, corrected, teacherName } = remark;
  const good = category.polarity === 'positive';
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="xs" className="grow">
          {category.text}
        </Heading>
        <Tag data-color={good ? 'success' : 'warning'}>
          {good ? t('good', { ledger: t(category.ledger) }) : t(category.ledger)}
        </Tag>
      </div>
      {comment && <Paragraph className="as-written">{comment}</Paragraph>}
      <Paragraph data-size="sm" className="subtle">
        {t('by', { day: format.weekday(date), teacher: teacherName })} {corrected && t('corrected')}
      </Paragraph>
    </Card>
  );
}
