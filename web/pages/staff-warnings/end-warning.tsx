import { Fieldset, Heading, Paragraph, Radio, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { OUTCOMES, type Outcome } from './ends.ts';
import { texts } from './texts.ts';

type Warning = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}'>;

const fieldOf = (pointer: string): string => pointer.split('/').at(-1) || 'outcome';

/** Ends a warning, once: the pupil has improved, it was wrong, or a newer one takes its place. The letter stays. */
export function EndWarning({ warning }: { readonly warning: Warning }) {
  const t = useWords(texts);
  const [outcome, setOutcome] = useState<Outcome>('improved');
  const [reason, setReason] = useState('');
  const [newer, setNewer] = useState('');
  const acting = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/warnings/{warningId}/end');
  const faults = faultsOf(acting.error, fieldOf);
  const { schoolId, pupilId, warningId } = warning;
  const end = () =>
    acting.act({
      params: { schoolId, pupilId, warningId },
      body: {
        outcome,
        ...(reason.trim() !== '' && { reason }),
        ...(outcome === 'overtaken' && newer !== '' && { overtakenBy: newer }),
      },
    });
  return (
    <section className="stack" aria-labelledby="end">
      <Heading level={2} id="end" data-size="xs">
        {t('endTitle')}
      </Heading>
      <Paragraph>{t('endLead')}</Paragraph>
      <Form acting={acting} onSend={end} send={t('endIt')} fieldOf={fieldOf}>
        <Fieldset id="outcome" tabIndex={-1}>
          <Fieldset.Legend>{t('endHow')}</Fieldset.Legend>
          {OUTCOMES.map((choice) => (
            <Radio
              key={choice}
              name="outcome"
              value={choice}
              label={t(choice)}
              checked={outcome === choice}
              onChange={() => setOutcome(choice)}
            />
          ))}
        </Fieldset>
        {outcome === 'overtaken' && (
          <Newer warning={warning} value={newer} fault={faults.overtakenBy} onChange={setNewer} />
        )}
        <Textfield
          id="reason"
          label={t(outcome === 'withdrawn' ? 'reason' : 'reasonIfAny')}
          value={reason}
          error={faults.reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Form>
    </section>
  );
}

type NewerProps = {
  readonly warning: Warning;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onChange: (warningId: string) => void;
};

/** The pupil's other warnings of the same kind. */
function Newer({ warning, value, fault, onChange }: NewerProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, pupilId, warningId, kind } = warning;
  const register = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warnings', { params: { schoolId, pupilId } });
  const others = (register.data?.warnings ?? []).filter(
    (other) => other.warningId !== warningId && other.kind === kind && other.end === null,
  );
  return (
    <Choice
      id="overtakenBy"
      label={t('newer')}
      value={value}
      fault={fault}
      choices={[
        { id: '', text: t(others.length === 0 ? 'noNewer' : 'choose') },
        ...others.map((other) => ({
          id: other.warningId,
          text: [format.moment(other.sentAt), ...other.subjects.map(({ name }) => name)].join(' · '),
        })),
      ]}
      onChange={onChange}
    />
  );
}
