import { Alert, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { type Faults, Form } from '../../parts/form.tsx';
import type { SpokenLanguage } from '../../parts/spoken-language-names.ts';
import { useSpokenLanguage, useSpokenLanguages } from '../../parts/spoken-languages.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './interpreter-texts.ts';
import type { Time } from './use-teacher.ts';

const STATES = ['asked', 'ordered', 'confirmed', 'none-found'] as const;
type State = (typeof STATES)[number];
const COLORS = { asked: 'warning', ordered: 'info', confirmed: 'success', 'none-found': 'danger' } as const;

type Wanted = NonNullable<NonNullable<Time['talk']>['interpreter']>;

/** The language of an interpreter, and how far the order has come. */
export function InterpreterTag({ interpreter: { language, status } }: { readonly interpreter: Wanted }) {
  const t = useWords(texts);
  const languageOf = useSpokenLanguage();
  return (
    <Tag data-color={COLORS[status]}>
      {t('interpreter')}: {languageOf(language)}, {t(status)}
    </Tag>
  );
}

type InterpreterProps = {
  readonly talk: Readonly<Record<'schoolId' | 'conferenceId' | 'pupilId' | 'bookingId', string>>;
  readonly wanted: Wanted | null;
};

/** The office says in which language a talk is interpreted, and how far the order has come. */
export function Interpreter({ talk, wanted }: InterpreterProps) {
  const t = useWords(texts);
  const languages = useSpokenLanguages();
  const acting = useAct(
    'PUT /v1/schools/{schoolId}/conferences/{conferenceId}/talks/{pupilId}/{bookingId}/interpreter',
  );
  const [language, setLanguage] = useState<SpokenLanguage | undefined>(wanted?.language);
  const [status, setStatus] = useState<State>(wanted?.status ?? 'ordered');
  const [tried, setTried] = useState(false);
  const faults: Faults = tried && !language ? { language: t('languageFirst') } : {};
  const save = async () => {
    setTried(true);
    if (language) await acting.act({ params: talk, body: { language, status } });
  };
  const isSaved = acting.answer !== undefined && wanted?.language === language && wanted?.status === status;
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('interpreter')}
      </Heading>
      {wanted ? (
        <p className="count">
          <InterpreterTag interpreter={wanted} />
        </p>
      ) : (
        <Paragraph>{t('noneAsked')}</Paragraph>
      )}
      <Form acting={acting} onSend={save} send={t('save')} faults={faults}>
        <Choice
          id="language"
          label={t('language')}
          value={language ?? ''}
          choices={[{ id: '', text: t('choose') }, ...languages]}
          fault={faults.language}
          onChange={(id) => setLanguage(languages.find((known) => known.id === id)?.id)}
        />
        <Choice
          id="status"
          label={t('status')}
          help={t('statusHelp')}
          value={status}
          choices={STATES.map((id) => ({ id, text: t(id) }))}
          onChange={(id) => setStatus(STATES.find((known) => known === id) ?? 'asked')}
        />
      </Form>
      <div role="status">{isSaved && <Alert data-color="success">{t('saved')}</Alert>}</div>
    </section>
  );
}
