import { Checkbox, Fieldset, Paragraph } from '@digdir/designsystemet-react';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Read } from '../../parts/read.tsx';
import { useLanguage, useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Line = AnswerOf<'GET /v1/staff/documents'>['documents'][number];
/** A document about another pupil, and its sections that concern both. */
export type Copy = Pick<Line, 'pupilId' | 'documentId'> & { readonly sectionIds: readonly string[] };

type CopyProps = {
  readonly schoolId: string;
  readonly pupilId: string;
  readonly templateId: string;
  readonly copy: Copy | undefined;
  readonly onChange: (copy: Copy | undefined) => void;
};

/** Where several pupils are concerned: the text of an own document of the same kind about another, to take over. */
export function CopyChoice({ schoolId, pupilId, templateId, copy, onChange }: CopyProps) {
  const t = useWords(texts);
  const own = useRead('GET /v1/staff/documents', { query: { list: 'own' } });
  const others = (own.data?.documents ?? []).filter(
    (line) => line.templateId === templateId && line.schoolId === schoolId && line.pupilId !== pupilId,
  );
  if (others.length === 0) return null;
  const choose = (documentId: string) => {
    const line = others.find((each) => each.documentId === documentId);
    onChange(line && { pupilId: line.pupilId, documentId, sectionIds: [] });
  };
  return (
    <>
      <Choice
        id="copy"
        label={t('copyFrom')}
        help={t('copyHelp')}
        value={copy?.documentId ?? ''}
        choices={[
          { id: '', text: t('copyNone') },
          ...others.map((line) => ({
            id: line.documentId,
            text: [line.pupilName, line.title].filter(Boolean).join(': '),
          })),
        ]}
        onChange={choose}
      />
      {copy && <Sections schoolId={schoolId} copy={copy} onChange={onChange} />}
    </>
  );
}

type SectionsProps = Pick<CopyProps, 'schoolId' | 'onChange'> & { readonly copy: Copy };

function Sections({ schoolId, copy, onChange }: SectionsProps) {
  const t = useWords(texts);
  const language = useLanguage();
  const { pupilId, documentId, sectionIds } = copy;
  const document = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}', {
    params: { schoolId, pupilId, documentId },
  });
  const set = (sectionId: string, taken: boolean) =>
    onChange({
      ...copy,
      sectionIds: [...sectionIds.filter((each) => each !== sectionId), ...(taken ? [sectionId] : [])],
    });
  return (
    <Read of={document}>
      {({ template, sections }) => (
        <Fieldset>
          <Fieldset.Legend>{t('copySections')}</Fieldset.Legend>
          {template.sections
            .filter(({ sectionId }) =>
              sections.some((each) => each.sectionId === sectionId && Object.keys(each.values).length > 0),
            )
            .map(({ sectionId, title }) => (
              <Checkbox
                key={sectionId}
                label={title[language]}
                checked={sectionIds.includes(sectionId)}
                onChange={({ target }) => set(sectionId, target.checked)}
              />
            ))}
          <Paragraph data-size="sm">{t('copyNote')}</Paragraph>
        </Fieldset>
      )}
    </Read>
  );
}
