import {
  Alert,
  Button,
  Checkbox,
  Field,
  Fieldset,
  Heading,
  Label,
  Paragraph,
  Radio,
  Select,
  Textfield,
} from '@digdir/designsystemet-react';
import { useState } from 'react';
import { tagOf } from '../../api/call.ts';
import { useOwnAct } from '../../api/family.ts';
import { isRefused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { useWords } from '../../words/language.ts';
import { type Area, bodyOf, CHANNELS, type Choice, choiceOf, LANGUAGES } from './choice.ts';
import { texts } from './texts.ts';

type Choices = AnswerOf<'GET /v1/guardian/notice-choices'>;

type FormProps = {
  readonly choices: Choices;
  /** Reads the newest choices, and begins the form anew. */
  readonly anew: () => unknown;
};

const fieldOf = (pointer: string): string => (pointer.startsWith('/window') ? 'from' : 'digest');

/** What to be notified of, when, how often and in which language. */
export function ChoicesForm({ choices, anew }: FormProps) {
  const t = useWords(texts);
  const [choice, setChoice] = useState(() => choiceOf(choices));
  // The state that was read when the form opened: a change elsewhere meanwhile is refused, not overwritten.
  const [tag, setTag] = useState(() => tagOf(choices));
  const [saved, setSaved] = useState(false);
  const acting = useOwnAct('PUT notice-choices');
  const change = (changed: Partial<Choice>) => {
    setSaved(false);
    setChoice({ ...choice, ...changed });
  };
  const save = async () => {
    const answer = await acting.act({ body: bodyOf(choice), ifMatch: tag });
    if (!answer) return;
    setTag(tagOf(answer));
    setSaved(true);
  };
  return (
    <section className="stack" aria-labelledby="choose">
      <Heading level={2} id="choose" data-size="sm">
        {t('choose')}
      </Heading>
      <Paragraph>{choices.locked}</Paragraph>
      <Form acting={acting} onSend={save} send={t('save')} fieldOf={fieldOf}>
        {choices.areas.map((area) => (
          <AreaChoice key={area.area} area={area} choice={choice} onChange={change} />
        ))}
        <Hours choice={choice} onChange={change} faults={faultsOf(acting.error, fieldOf)} />
        <Checkbox
          id="digest"
          label={t('digest')}
          description={t('digestHelp')}
          checked={choice.digest}
          onChange={({ target }) => change({ digest: target.checked })}
        />
        <LanguageOfNotices choice={choice} onChange={change} />
      </Form>
      {isRefused(acting.error, 'if-match-stale') && (
        <Button variant="secondary" className="start" onClick={anew}>
          {t('anew')}
        </Button>
      )}
      <div role="status">{saved && <Alert data-color="success">{t('saved')}</Alert>}</div>
    </section>
  );
}

type PartProps = { readonly choice: Choice; readonly onChange: (changed: Partial<Choice>) => void };

function AreaChoice({ area, choice, onChange }: PartProps & { readonly area: Choices['areas'][number] }) {
  const t = useWords(texts);
  const muted = choice.muted[area.area] ?? [];
  const set = (channel: (typeof CHANNELS)[number], on: boolean) => {
    const others = muted.filter((other) => other !== channel);
    const changed: Readonly<Partial<Record<Area, typeof muted>>> = {
      ...choice.muted,
      [area.area]: on ? others : [...others, channel],
    };
    onChange({ muted: changed });
  };
  return (
    <Fieldset>
      <Fieldset.Legend>{area.title}</Fieldset.Legend>
      <div className="row channels">
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            value={channel}
            label={t(channel)}
            checked={!muted.includes(channel)}
            onChange={({ target }) => set(channel, target.checked)}
          />
        ))}
      </div>
    </Fieldset>
  );
}

function Hours({ choice, onChange, faults }: PartProps & { readonly faults: Faults }) {
  const t = useWords(texts);
  return (
    <>
      <Fieldset>
        <Fieldset.Legend>{t('hours')}</Fieldset.Legend>
        <Fieldset.Description>{t('hoursHelp')}</Fieldset.Description>
        {([false, true] as const).map((own) => (
          <Radio
            key={String(own)}
            name="hours"
            value={String(own)}
            label={t(own ? 'ownHours' : 'schoolHours')}
            checked={choice.ownHours === own}
            onChange={() => onChange({ ownHours: own })}
          />
        ))}
      </Fieldset>
      {choice.ownHours && (
        <div className="row">
          {(['from', 'to'] as const).map((end) => (
            <Textfield
              key={end}
              id={end}
              type="time"
              label={t(end)}
              value={choice[end]}
              error={faults[end]}
              onChange={({ target }) => onChange({ [end]: target.value })}
            />
          ))}
        </div>
      )}
    </>
  );
}

function LanguageOfNotices({ choice, onChange }: PartProps) {
  const t = useWords(texts);
  return (
    <Field>
      <Label>{t('noticeLanguage')}</Label>
      <Select
        value={choice.language}
        onChange={({ target }) => onChange({ language: LANGUAGES.find((known) => known === target.value) ?? 'school' })}
      >
        {LANGUAGES.map((language) => (
          <Select.Option key={language} value={language}>
            {t(`language-${language}`)}
          </Select.Option>
        ))}
      </Select>
    </Field>
  );
}
