import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { useSchool } from './use-school.ts';
import { WorkLine } from './work-line.tsx';
import { texts } from './work-texts.ts';

type List = AnswerOf<'GET /v1/schools/{schoolId}/work-list'>;
/** An open question about people. */
export type Line = List['lines'][number];
type Kind = Line['kind'];

/** The open questions about people: what each source says, and the choice that settles it. */
export function WorkList() {
  const t = useWords(texts);
  const { schoolId, name } = useSchool();
  const [kind, setKind] = useState<Kind>();
  return (
    <Page title={t('title')} about={name} lead={t('lead')} back={`/school/${schoolId}`}>
      <Kinds kind={kind} onChange={setKind} />
      <Paged key={kind ?? ''}>{(cursor, more) => <Lines kind={kind} cursor={cursor} more={more} />}</Paged>
    </Page>
  );
}

type KindsProps = { readonly kind: Kind | undefined; readonly onChange: (kind: Kind | undefined) => void };

/** The choice of one kind of question, each with its count. */
function Kinds({ kind, onChange }: KindsProps) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const all = useRead('GET /v1/schools/{schoolId}/work-list', { params: { schoolId }, query: {} });
  const counts = all.data?.counts ?? [];
  if (counts.length < 2) return null;
  return (
    <Field>
      <Label>{t('show')}</Label>
      <Select
        value={kind ?? ''}
        onChange={({ target }) => onChange(counts.find((counted) => counted.kind === target.value)?.kind)}
      >
        <Select.Option value="">{t('allKinds')}</Select.Option>
        {counts.map((counted) => (
          <Select.Option key={counted.kind} value={counted.kind}>
            {t(counted.kind)} ({counted.count})
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}

type LinesProps = { readonly kind: Kind | undefined; readonly cursor: string | undefined; readonly more: More };

function Lines({ kind, cursor, more }: LinesProps) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const list = useRead('GET /v1/schools/{schoolId}/work-list', {
    params: { schoolId },
    query: { ...(kind !== undefined && { kind }), ...(cursor !== undefined && { cursor }) },
  });
  return (
    <Read of={list}>
      {({ lines, next }) => (
        <>
          {lines.length === 0 && next === null && cursor === undefined && <Paragraph>{t('nothing')}</Paragraph>}
          <ul className="plain-list">
            {lines.map((line) => (
              <li
                key={[line.kind, line.pupil?.id, line.guardian?.id, line.staff?.id, line.other?.id, line.named].join()}
              >
                <WorkLine line={line} />
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
