import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { LEAVE, LeaveDecision, LeaveFacts } from '../../parts/leave-application.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { texts } from './leave-texts.ts';
import { useOfClass } from './of-class.ts';

/** One application with its steps; the contact teacher grants or refuses it up to the owner's number of days. */
export function LeaveOfClass() {
  const t = useWords(texts);
  const { groupId, schoolId, contact, search } = useOfClass();
  const { pupilId = '', leaveId = '' } = useParams();
  const leave = useRead(LEAVE, { params: { schoolId, pupilId, leaveId } });
  return (
    <Page title={t('application')} about={leave.data?.pupilName} back={`/classes/${groupId}/leave${search}`}>
      <Read of={leave}>
        {(shown) => (
          <>
            <LeaveFacts leave={shown} />
            {shown.status === 'applied' && contact && shown.decider === 'contact-teacher' && (
              <LeaveDecision key={shown.version} leave={shown} />
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
