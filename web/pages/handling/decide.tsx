import { Button, Checkbox, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import { isRefused } from '../../api/problem.ts';
import type { AnswerOf, RequestOf } from '../../api/table.ts';
import { Choice } from '../../parts/choice.tsx';
import { Form, faultsOf } from '../../parts/form.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import type { Marked } from './marked.ts';
import { Review } from './review.tsx';
import { texts } from './texts.ts';

type Codes = AnswerOf<'GET /v1/groups/{groupId}/absence-codes'>;
type Body = RequestOf<'POST /v1/groups/{groupId}/absence-decisions'>['body'];
type Difference = Codes['differences'][number];

type DecideProps = {
  readonly groupId: string;
  readonly marked: Marked;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
};

/** A code and a reason for everything that is marked, then what will be stored, then it is stored. */
export function Decide(props: DecideProps) {
  const codes = useRead('GET /v1/groups/{groupId}/absence-codes', { params: { groupId: props.groupId } });
  return <Read of={codes}>{(known) => <DecideForm {...props} codes={known} />}</Read>;
}

/** What the form holds: `code` empty leaves the codes to the rules, `reasonId` `reported` leaves the reason. */
type Wish = {
  readonly code: string;
  readonly reasonId: string;
  readonly wholeDay: boolean;
  readonly difference: Difference | '';
};

const AS_REPORTED = 'reported';
const NO_REASON = 'none';
const FIELDS = ['code', 'reasonId', 'wholeDay', 'difference'];
/** What is wrong with no field, such as a decision by somebody else meanwhile, leads to the heading. */
const fieldOf = (pointer: string): string => FIELDS.find((field) => pointer.endsWith(`/${field}`)) ?? 'decide';

function DecideForm({ groupId, marked, onDone, onBack, codes }: DecideProps & { readonly codes: Codes }) {
  const t = useWords(texts);
  const [wish, setWish] = useState<Wish>({ code: '', reasonId: AS_REPORTED, wholeDay: false, difference: '' });
  const [reviewed, setReviewed] = useState<Body>();
  const preview = useAct('POST /v1/groups/{groupId}/absence-decisions/preview');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const set = (changed: Partial<Wish>) => setWish({ ...wish, ...changed });
  const look = async () => {
    const body = bodyOf(marked, wish);
    const answer = await preview.act({ params: { groupId }, body });
    if (answer) setReviewed(body);
  };
  if (reviewed && preview.answer)
    return (
      <Review
        groupId={groupId}
        marked={marked}
        body={reviewed}
        preview={preview.answer}
        onDone={onDone}
        onBack={() => setReviewed(undefined)}
      />
    );
  return (
    <>
      <Heading ref={heading} id="decide" tabIndex={-1} level={2} data-size="sm">
        {t('decideTitle')}
      </Heading>
      <Paragraph>{t('decideAbout', { days: marked.lines.length, reports: marked.reports.length })}</Paragraph>
      <Form
        acting={preview}
        onSend={look}
        send={t('look')}
        fieldOf={fieldOf}
        beside={
          <Button type="button" variant="tertiary" onClick={onBack}>
            {t('cancel')}
          </Button>
        }
      >
        <Fields codes={codes} wish={wish} set={set} error={preview.error} />
      </Form>
    </>
  );
}

type FieldsProps = {
  readonly codes: Codes;
  readonly wish: Wish;
  readonly set: (changed: Partial<Wish>) => void;
  readonly error: Error | null;
};

function Fields({ codes, wish, set, error }: FieldsProps) {
  const t = useWords(texts);
  const faults = faultsOf(error, fieldOf);
  const chosen = codes.codes.find(({ id }) => id === wish.code);
  const byRule = codes.codes.find(({ id }) => id === codes.reported);
  const differs = chosen !== undefined && chosen.documentation !== byRule?.documentation;
  const asked = differs || wish.difference !== '' || isRefused(error, 'handling.difference-required', 'invalid');
  return (
    <>
      <Choice
        id="code"
        label={t('code')}
        value={wish.code}
        fault={faults.code}
        choices={[
          { id: '', text: t('byRules', { code: byRule?.text ?? '' }) },
          ...codes.codes.map(({ id, mark, text }) => ({ id, text: `${text} (${mark})` })),
        ]}
        onChange={(code) => set({ code })}
      />
      {chosen && (
        <>
          <Checkbox
            id="wholeDay"
            label={t('wholeDay')}
            description={t('wholeDayHelp')}
            checked={wish.wholeDay}
            onChange={({ target }) => set({ wholeDay: target.checked })}
          />
          <Choice
            id="reasonId"
            label={t('reason')}
            value={wish.reasonId}
            fault={faults.reasonId}
            choices={[
              { id: AS_REPORTED, text: t('asReported') },
              ...codes.reasons,
              { id: NO_REASON, text: t('noReason') },
            ]}
            onChange={(reasonId) => set({ reasonId })}
          />
        </>
      )}
      {chosen && (asked || faults.difference) && (
        <Choice
          id="difference"
          label={t('difference')}
          help={t('differenceHelp')}
          value={wish.difference}
          fault={faults.difference}
          choices={[{ id: '', text: t('noDifference') }, ...codes.differences.map((id) => ({ id, text: t(id) }))]}
          onChange={(id) => set({ difference: codes.differences.find((known) => known === id) ?? '' })}
        />
      )}
    </>
  );
}

/** The request: without a code only the reports are closed, and the rules give the codes. */
function bodyOf({ lines, reports }: Marked, { code, reasonId, wholeDay, difference }: Wish): Body {
  const reason = reasonId === NO_REASON ? null : reasonId;
  const value = {
    code,
    wholeDay,
    ...(reasonId !== AS_REPORTED && { reasonId: reason }),
    ...(difference !== '' && { difference }),
  };
  const decisions =
    code === '' ? [] : lines.map(({ pupilId, date, version }) => ({ pupilId, date, version, ...value }));
  return { decisions, reports: [...reports] };
}
