import { Alert, Button, Card, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { isRefused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { type Faults, Form, faultsOf } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { CountTable } from './count-table.tsx';
import { HowFields, StretchFields, TeacherFields } from './times-fields.tsx';
import { texts } from './times-texts.ts';
import { bodyOf, emptyTimes, faultsOfTimes, fieldOf, type TypedTimes } from './times-typed.ts';
import { useKept } from './use-kept.ts';
import { type Round, useRound } from './use-round.ts';

type Count = AnswerOf<'POST /v1/schools/{schoolId}/conferences/{conferenceId}/times'>;

/** Makes times for teachers by a plan; how many there will be stands before they are made. */
export function MakeTimes() {
  const t = useWords(texts);
  const { round, at, staffId } = useRound();
  const [made, setMade] = useState<Count>();
  return (
    <Page title={t('title')} about={round.data?.title} lead={t('lead')} back={at('')}>
      <Read of={round}>
        {(shown) => {
          if (made)
            return <Made made={made} round={shown} staffId={staffId} at={at} onMore={() => setMade(undefined)} />;
          if (shown.status === 'ended') return <Paragraph>{t('over')}</Paragraph>;
          return <Plan round={shown} staffId={staffId} onMade={setMade} />;
        }}
      </Read>
    </Page>
  );
}

type PlanProps = { readonly round: Round; readonly staffId: string; readonly onMade: (made: Count) => void };

function Plan({ round, staffId, onMade }: PlanProps) {
  const t = useWords(texts);
  const { schoolId, conferenceId, mayPlan, teachers } = round;
  const params = { schoolId, conferenceId };
  const preview = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/times-preview');
  const first = () => emptyTimes(mayPlan ? [] : [staffId]);
  const { value: typed, set, forget, done } = useKept(`times ${conferenceId}`, first);
  const [tried, setTried] = useState(false);
  const [counted, setCounted] = useState<Count>();
  const own = faultsOfTimes(typed, t);
  const shown = tried ? own : {};
  const faults = { ...faultsOf(preview.error, fieldOf), ...faultsOfPlan(preview.error, t), ...shown };
  const look = async () => {
    setTried(true);
    setCounted(undefined);
    if (Object.keys(own).length > 0) return;
    setCounted(await preview.act({ params, body: bodyOf(typed) }));
  };
  // What was counted holds for the plan as it was: any change counts anew.
  const change = (changed: Partial<TypedTimes>) => {
    setCounted(undefined);
    set({ ...typed, ...changed });
  };
  return (
    <>
      <Form
        acting={preview}
        onSend={look}
        send={t('preview')}
        faults={{ ...faultsOfPlan(preview.error, t), ...shown }}
        fieldOf={fieldOf}
      >
        {mayPlan && <TeacherFields typed={typed} faults={faults} set={change} teachers={teachers} />}
        <StretchFields typed={typed} faults={faults} set={change} />
        <HowFields typed={typed} faults={faults} set={change} />
      </Form>
      <div role="status">
        {counted && (
          <Preview
            counted={counted}
            round={round}
            body={bodyOf(typed)}
            onSend={forget}
            onDone={(made) => {
              done(made !== undefined);
              if (made) onMade(made);
            }}
          />
        )}
      </div>
    </>
  );
}

/** The API names the fault of a plan by a code. */
function faultsOfPlan(error: Error | null, t: ReturnType<typeof useWords<typeof texts>>): Faults {
  if (!isRefused(error, 'conferences.bad-plan')) return {};
  const { fault } = error.problem.params;
  return { 'stretch-0': t(fault === 'past' ? 'fault-past' : 'fault-many') };
}

type PreviewProps = {
  readonly counted: Count;
  readonly round: Round;
  readonly body: ReturnType<typeof bodyOf>;
  readonly onSend: () => void;
  readonly onDone: (made: Count | undefined) => void;
};

function Preview({ counted, round, body, onSend, onDone }: PreviewProps) {
  const t = useWords(texts);
  const { schoolId, conferenceId, teachers } = round;
  const making = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/times');
  const { total } = counted;
  if (total === 0) return <Paragraph>{t('makesNone')}</Paragraph>;
  const make = async () => {
    onSend();
    onDone(await making.act({ params: { schoolId, conferenceId }, body }));
  };
  return (
    <Card className="stack">
      <CountTable caption={t('makes')} count={counted} teachers={teachers} />
      <Failure error={making.error} />
      <Button type="button" className="main-action" loading={making.pending} onClick={make}>
        {t(total === 1 ? 'makeOne' : 'make', { count: total })}
      </Button>
    </Card>
  );
}

type MadeProps = {
  readonly made: Count;
  readonly round: Round;
  readonly staffId: string;
  readonly at: (page: string) => string;
  readonly onMore: () => void;
};

function Made({ made, round: { mayPlan, teachers }, staffId, at, onMore }: MadeProps) {
  const t = useWords(texts);
  return (
    <>
      <Alert data-color="success" role="status">
        <Paragraph>{t('made')}</Paragraph>
      </Alert>
      <CountTable caption={t('madeCaption')} count={made} teachers={teachers} />
      <div className="buttons">
        <Button asChild>
          <Link href={mayPlan ? at('') : at(`/teachers/${staffId}`)}>{t(mayPlan ? 'toRound' : 'toTimes')}</Link>
        </Button>
        <Button variant="secondary" onClick={onMore}>
          {t('again')}
        </Button>
      </div>
    </>
  );
}
