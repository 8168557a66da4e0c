import { Alert, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { Choice } from '../../parts/choice.tsx';
import { type Faults, Form } from '../../parts/form.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { Interpreter } from './interpreter.tsx';
import { texts as modes } from './mode-texts.ts';
import { REASONS, type Reason, reasonOf } from './reason.ts';
import { texts } from './slot-texts.ts';
import { idOf, TimeChoice, useWhen } from './time-choice.tsx';
import { TimeStatus } from './time-line.tsx';
import { hasBegun, isOpen, type Time, useTeacher } from './use-teacher.ts';

type Talk = { readonly schoolId: string; readonly conferenceId: string; readonly pupilId: string } & {
  readonly bookingId: string;
};

/** A talk of a teacher: moved or cancelled for its family. */
export function SchoolTalk() {
  const t = useWords(texts);
  const { pupilId = '', bookingId = '' } = useParams();
  const { params, round, times, name, below } = useTeacher();
  const timeOf = (list: readonly Time[]) => list.find(({ talk }) => talk?.bookingId === bookingId);
  const found = times.data && timeOf(times.data.times);
  const talk = { ...params, pupilId, bookingId };
  const [isAsked, setAsked] = useState(false);
  return (
    <Page title={t('talk')} about={found?.talk?.pupilName} back={below('')}>
      <Read of={times}>
        {({ times: list }) =>
          found ? (
            <>
              <Facts time={found} teacher={name} />
              {found.status === 'booked' && !hasBegun(found) ? (
                <>
                  <Move talk={talk} free={list.filter(isOpen)} saysMoved={!isAsked} onMove={() => setAsked(false)} />
                  {round.data?.mayPlan && <Interpreter talk={talk} wanted={found.talk?.interpreter ?? null} />}
                  <Cancel talk={talk} home={below('')} onAsk={() => setAsked(true)} />
                </>
              ) : (
                <Paragraph>{t('over')}</Paragraph>
              )}
            </>
          ) : (
            <Paragraph>{t('talkGone')}</Paragraph>
          )
        }
      </Read>
    </Page>
  );
}

function Facts({ time, teacher }: { readonly time: Time; readonly teacher: string | undefined }) {
  const t = useWords(texts);
  const modeOf = useWords(modes);
  const whenOf = useWhen();
  const { mode, room, talk } = time;
  return (
    <>
      <div className="row">
        <TimeStatus time={time} />
        {talk?.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      <dl className="facts">
        <dt>{t('when')}</dt>
        <dd>{whenOf(time)}</dd>
        <dt>{t('teacher')}</dt>
        <dd>{teacher}</dd>
        <dt>{t('how')}</dt>
        <dd>{[modeOf(mode), room].filter(Boolean).join(' · ')}</dd>
      </dl>
    </>
  );
}

type MoveProps = {
  readonly talk: Talk;
  readonly free: readonly Time[];
  /** False once the person is asked whether to cancel: then nothing else is said. */
  readonly saysMoved: boolean;
  readonly onMove: () => void;
};

function Move({ talk, free, saysMoved, onMove }: MoveProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/talks/{pupilId}/{bookingId}/time');
  const [wanted, setWanted] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = free.find((time) => idOf(time) === wanted);
  const faults: Faults = tried && !chosen ? { time: t('chooseFirst') } : {};
  const move = async () => {
    setTried(true);
    if (!chosen) return;
    onMove();
    const { day, from } = chosen;
    if (!(await acting.act({ params: talk, body: { day, from } }))) return;
    setTried(false);
    setWanted('');
  };
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('move')}
      </Heading>
      <div role="status">{saysMoved && acting.answer && <Alert data-color="success">{t('moved')}</Alert>}</div>
      {free.length === 0 ? (
        <Paragraph>{t('noFree')}</Paragraph>
      ) : (
        <Form acting={acting} onSend={move} send={t('move')} faults={faults}>
          <Paragraph>{t('moveLead')}</Paragraph>
          <TimeChoice
            label={t('newTime')}
            times={free}
            value={chosen ? wanted : ''}
            fault={faults.time}
            onChange={setWanted}
          />
        </Form>
      )}
    </section>
  );
}

type CancelProps = { readonly talk: Talk; readonly home: string; readonly onAsk: () => void };

function Cancel({ talk, home, onAsk }: CancelProps) {
  const t = useWords(texts);
  const [, go] = useLocation();
  const acting = useAct(
    'POST /v1/schools/{schoolId}/conferences/{conferenceId}/talks/{pupilId}/{bookingId}/cancellation',
  );
  const [reason, setReason] = useState<Reason>('other');
  const cancel = async () => {
    const done = await acting.act({ params: talk, body: { reason } });
    if (done) go(home, { replace: true });
    return done;
  };
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('cancel')}
      </Heading>
      <ReasonChoice value={reason} onChange={setReason} />
      <Sure
        acting={acting}
        question={t('cancelQuestion')}
        words={t('cancel')}
        yes={t('cancelSure')}
        no={t('keepTalk')}
        onAsk={onAsk}
        onSure={cancel}
      />
    </section>
  );
}

type ReasonProps = { readonly value: Reason; readonly onChange: (reason: Reason) => void };

/** Why the school cancels: a code, since a reason in words could hold what a notice must not. */
export function ReasonChoice({ value, onChange }: ReasonProps) {
  const t = useWords(texts);
  return (
    <Choice
      id="reason"
      label={t('reason')}
      value={value}
      choices={REASONS.map((id) => ({ id, text: t(id) }))}
      onChange={(id) => onChange(reasonOf(id))}
    />
  );
}
