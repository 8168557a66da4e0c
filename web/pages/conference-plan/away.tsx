import { Alert, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './away-texts.ts';
import type { Reason } from './reason.ts';
import { ReasonChoice } from './talk.tsx';
import { hasBegun, type Time, useTeacher } from './use-teacher.ts';

const SECONDS_BETWEEN = 3;

/** True for a time to come that the order cancels. */
const isComing = (time: Time): boolean =>
  !hasBegun(time) && ['free', 'blocked', 'offered', 'booked'].includes(time.status);

/** Cancels every time to come of a teacher who is away. It shows how far the work has come, also after a reload. */
export function TeacherAway() {
  const t = useWords(texts);
  const [search] = useSearchParams();
  const isOrdered = search.has('ordered');
  const { times, name, params, teacherId, below } = useTeacher(isOrdered ? { everySeconds: SECONDS_BETWEEN } : {});
  return (
    <Page title={t('title')} about={name} lead={t('lead')} back={below('')}>
      <Read of={times}>
        {({ times: all }) => {
          const coming = all.filter(isComing);
          if (isOrdered) return <Progress count={coming.length} />;
          if (coming.length === 0) return <Paragraph>{t('nothing')}</Paragraph>;
          return <Order coming={coming} body={{ teacherId }} params={params} />;
        }}
      </Read>
    </Page>
  );
}

function Progress({ count }: { readonly count: number }) {
  const t = useWords(texts);
  return (
    <Alert data-color={count > 0 ? 'info' : 'success'} role="status">
      <Paragraph>{count > 0 ? t('going', { count }) : t('done')}</Paragraph>
    </Alert>
  );
}

type OrderProps = {
  readonly coming: readonly Time[];
  readonly body: { readonly teacherId: string };
  readonly params: { readonly schoolId: string; readonly conferenceId: string };
};

/** The order; once it is given, the address says so and the page shows the progress. */
function Order({ coming, body, params }: OrderProps) {
  const t = useWords(texts);
  const [, setSearch] = useSearchParams();
  const acting = useAct('POST /v1/schools/{schoolId}/conferences/{conferenceId}/absent-teachers');
  const [reason, setReason] = useState<Reason>('teacher-away');
  const talks = coming.filter(({ status }) => status === 'booked').length;
  const [sent, setSent] = useState(false);
  const order = async () => {
    await acting.act({ params, body: { ...body, reason } });
    setSent(true);
  };
  // The route answers nothing: it is done when nothing is under way and nothing was refused.
  const isDone = sent && !acting.pending && acting.error === null;
  useEffect(() => {
    if (isDone) setSearch({ ordered: '1' }, { replace: true });
  }, [isDone, setSearch]);
  return (
    <>
      <Paragraph>{t('left', { talks, others: coming.length - talks })}</Paragraph>
      <ReasonChoice value={reason} onChange={setReason} />
      <Sure
        acting={acting}
        question={questionOf(talks, t)}
        words={t('cancelAll')}
        yes={t('sure')}
        no={t('keep')}
        onSure={order}
      />
    </>
  );
}

function questionOf(talks: number, t: ReturnType<typeof useWords<typeof texts>>): string {
  if (talks === 0) return t('questionNone');
  return talks === 1 ? t('questionOne') : t('question', { talks });
}
