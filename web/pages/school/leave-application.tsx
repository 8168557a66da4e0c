import { Paragraph } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { LEAVE, LeaveDecision, LeaveFacts } from '../../parts/leave-application.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

/** One application for leave with its steps; the principal decides it here. */
export function LeaveApplication() {
  const t = useWords(texts);
  const { schoolId, is } = useSchool();
  const { pupilId = '', leaveId = '' } = useParams();
  const leave = useRead(LEAVE, { params: { schoolId, pupilId, leaveId } });
  return (
    <Page title={t('leaveTitle')} about={leave.data?.pupilName} back={`/school/${schoolId}/leave`}>
      <Read of={leave}>
        {(shown) => (
          <>
            <LeaveFacts leave={shown} />
            {shown.status === 'applied' && is('principal') && <LeaveDecision key={shown.version} leave={shown} />}
            {shown.status === 'applied' && !is('principal') && (
              <Paragraph className="subtle">{t(`decides-${shown.decider}`)}</Paragraph>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
