import { Card, Details, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLanguage, useWords } from '../../words/language.ts';
import { FieldInput } from '../documents/field-input.tsx';
import type { Values } from '../documents/values.ts';
import type { Content } from './template.ts';
import { texts } from './texts.ts';

/** A template as the author of a document meets it, to try: nothing of it is kept. */
export function TemplatePreview({ content }: { readonly content: Content }) {
  const t = useWords(texts);
  const language = useLanguage();
  const [values, setValues] = useState<Readonly<Record<string, Values>>>({});
  return (
    <Details>
      <Details.Summary>{t('preview')}</Details.Summary>
      <Details.Content className="stack">
        <Paragraph data-size="sm">{t('previewNote')}</Paragraph>
        {content.sections.map(({ sectionId, title, help, fields }) => (
          <Card key={sectionId} className="stack">
            <Heading level={2} data-size="xs">
              {title[language]}
            </Heading>
            {help && help[language] !== '' && <Paragraph data-size="sm">{help[language]}</Paragraph>}
            {fields.map((field) => (
              <FieldInput
                key={field.fieldId}
                id={`preview-${sectionId}-${field.fieldId}`}
                field={field}
                values={values[sectionId] ?? {}}
                facts={{}}
                fault={undefined}
                onChange={(next) => setValues({ ...values, [sectionId]: next })}
              />
            ))}
          </Card>
        ))}
      </Details.Content>
    </Details>
  );
}
