import { Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { tagOf } from '../../api/call.ts';
import { useFamilyAct, useFamilyRead } from '../../api/family.ts';
import { useFreshCounts } from '../../parts/fresh-counts.ts';
import { Page } from '../../parts/page.tsx';
import { Contact } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useChildren } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Leave } from './leaves.tsx';
import { StateTag } from './state-tag.tsx';
import { texts } from './texts.ts';

/** One application: its state, its days, every step it took, and its withdrawal. */
export function LeavePage() {
  const t = useWords(texts);
  const { childId = '', leaveId = '' } = useParams();
  const leave = useFamilyRead('GET leave-applications/{leaveId}', childId, { params: { leaveId } });
  const child = useChildren().find((candidate) => candidate.childId === childId);
  useFreshCounts(leave.data !== undefined);
  return (
    <Page title={t('leaveTitle')} about={child?.pupilName} back={`/children/${childId}/leave`}>
      <Read of={leave}>
        {(shown) => (
          <>
            <Shown leave={shown} />
            {shown.withdrawable && child?.may.report && <Withdrawal leave={shown} childId={childId} />}
            {shown.status === 'granted' && !shown.withdrawable && (
              <Paragraph>
                {t('begun')} {child?.schoolContact && <Contact contact={child.schoolContact} />}
              </Paragraph>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function Shown({ leave }: { readonly leave: Leave }) {
  const t = useWords(texts);
  const format = useFormat();
  const { firstDay, lastDay, dates, purpose, steps } = leave;
  return (
    <Card className="stack">
      <div className="row">
        <StateTag leave={leave} />
      </div>
      <dl className="facts">
        <dt>{t('days')}</dt>
        <dd>
          {format.days(firstDay, lastDay)} ({t(dates.length === 1 ? 'oneDay' : 'schoolDays', { count: dates.length })})
        </dd>
        <dt>{t('purpose')}</dt>
        <dd>{purpose.text}</dd>
      </dl>
      <Heading level={2} data-size="2xs">
        {t('steps')}
      </Heading>
      <ol>
        {steps.map((step) => (
          <li key={step.at + step.status}>
            <Step step={step} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Step({ step: { status, at, by, refusalReason } }: { readonly step: Leave['steps'][number] }) {
  const t = useWords(texts);
  const format = useFormat();
  const who = by.you ? t('you') : (by.name ?? t(by.kind));
  const role = by.basis?.endsWith('principal') ? t('principal') : t('contact-teacher');
  return (
    <>
      {t(`step-${status}`, { at: format.moment(at), who: by.kind === 'staff' ? t('inRole', { who, role }) : who })}
      {refusalReason && ` ${t('refusedBecause', { reason: refusalReason.text })}`}
    </>
  );
}

function Withdrawal({ leave, childId }: { readonly leave: Leave; readonly childId: string }) {
  const t = useWords(texts);
  const acting = useFamilyAct('POST leave-applications/{leaveId}/withdrawal', childId);
  const withdraw = () => acting.act({ params: { leaveId: leave.leaveId }, ifMatch: tagOf(leave) });
  return (
    <Sure acting={acting} question={t('withdrawSure')} words={t('withdraw')} yes={t('withdrawYes')} onSure={withdraw} />
  );
}
