import { Button, Details, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { Form } from '../../parts/form.tsx';
import { osloDayOf } from '../../words/days.ts';
import { useWords } from '../../words/language.ts';
import { Lacks } from './lacks.tsx';
import type { TemplateView } from './template.ts';
import { texts } from './texts.ts';

/** The day at the school, for the first showing of a form. */
const today = (): string => osloDayOf(new Date().toISOString());

const EACH = '/v1/owner/document-templates/{templateId}';

type UseProps = { readonly template: TemplateView; readonly isChanged: boolean };

/** Puts the saved draft into use from a day on. */
export function UseTemplate({ template, isChanged }: UseProps) {
  const t = useWords(texts);
  const [day, setDay] = useState(today);
  const acting = useAct(`POST ${EACH}/versions`);
  const { templateId, version, faults } = template;
  const use = () => acting.act({ params: { templateId }, body: { validFrom: day }, ifMatch: `"${version}"` });
  return (
    <section className="stack" aria-labelledby="use">
      <Heading level={2} id="use" data-size="xs">
        {t('use')}
      </Heading>
      <Paragraph data-size="sm">{t(isChanged ? 'unsaved' : 'useAbout')}</Paragraph>
      {!isChanged && faults.length > 0 && <Lacks faults={faults} />}
      {!isChanged && faults.length === 0 && (
        <Form acting={acting} onSend={use} send={t('useIt')} fieldOf={() => 'first-day'}>
          <Textfield
            id="first-day"
            type="date"
            label={t('firstDay')}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Form>
      )}
    </section>
  );
}

/** Ends a template after a day, or lets documents begin with it again. */
export function EndTemplate({ template }: { readonly template: TemplateView }) {
  const t = useWords(texts);
  const [day, setDay] = useState(today);
  const acting = useAct(`PUT ${EACH}/end`);
  const { templateId, version, used, lastDay } = template;
  const end = (last: string | null) =>
    acting.act({ params: { templateId }, body: { lastDay: last }, ifMatch: `"${version}"` });
  if (!used) return null;
  if (lastDay !== null) {
    return (
      <>
        <Failure error={acting.error} />
        <div>
          <Button type="button" variant="secondary" loading={acting.pending} onClick={() => end(null)}>
            {t('again')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <Details>
      <Details.Summary>{t('end')}</Details.Summary>
      <Details.Content className="stack">
        <Form acting={acting} onSend={() => end(day)} send={t('endIt')} fieldOf={() => 'last-day'}>
          <Textfield
            id="last-day"
            type="date"
            label={t('lastDay')}
            value={day}
            onChange={({ target }) => setDay(target.value)}
          />
        </Form>
      </Details.Content>
    </Details>
  );
}
