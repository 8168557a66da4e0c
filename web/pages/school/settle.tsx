import { Button, Field, Label, Paragraph, Select, Textarea } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useActing } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useWords } from '../../words/language.ts';
import { useSchool } from './use-school.ts';
import type { Line } from './work-list.tsx';
import { texts } from './work-texts.ts';

type Action = Line['actions'][number];
type SettleProps = {
  readonly action: Action;
  /** The people of the line, so that each control has a name of its own. */
  readonly about: string;
};

/** What settles a question: a choice here, another page, or work elsewhere. */
export function Settle({ action, about }: SettleProps) {
  const t = useWords(texts);
  const { schoolId } = useSchool();
  const { does, path, values, text } = action;
  if (does === 'compare-people' && path !== null)
    return (
      <Link className="ds-link big-link" href={`/school/${schoolId}/${path.replace('/v1/', '')}`}>
        {text}
      </Link>
    );
  if (does === 'set-contact')
    return (
      <Link className="ds-link big-link" href={`/school/${schoolId}/settings/school.contact`}>
        {t('setContact')}
      </Link>
    );
  if (does === 'settle-same-person') return null;
  if (path === null || values.length === 0) return <Paragraph className="subtle">{text}</Paragraph>;
  return <Choose action={action} about={about} />;
}

/** A choice among the values that the API names. A value that lets somebody see more needs its reason. */
function Choose({ action, about }: SettleProps) {
  const t = useWords(texts);
  const id = useId();
  const { method, path, values, seen, body: fields, text } = action;
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const acting = useActing(`${method} ${path}`);
  const opens = values.find((known) => known.value === value)?.opens ?? false;
  const field = fields.find(({ needed }) => needed === 'always')?.field ?? 'value';
  const save = () => acting.act({ body: { [field]: value, ...(opens && { seen, reason }) } });
  return (
    <>
      <Field>
        <Label>{text}</Label>
        <Select value={value} onChange={({ target }) => setValue(target.value)}>
          <Select.Option value="">{t('choose')}</Select.Option>
          {values.map((known) => (
            <Select.Option key={known.value} value={known.value}>
              {known.text}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {opens && (
        <div className="stack tight">
          <label className="ds-label" htmlFor={id}>
            {t('why')}
          </label>
          <Textarea
            id={id}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
      )}
      <Failure error={acting.error} />
      {value !== '' && (
        <Button
          loading={acting.pending}
          disabled={opens && reason.trim() === ''}
          aria-label={t('saveOf', { name: about })}
          onClick={save}
        >
          {t('save')}
        </Button>
      )}
    </>
  );
}
