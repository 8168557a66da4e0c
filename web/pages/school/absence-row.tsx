import { Button, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useAct } from '../../api/hooks.ts';
import { Failure } from '../../parts/failure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import type { Absence } from './day-list.tsx';
import { texts } from './texts.ts';
import { useSchool } from './use-school.ts';

const COLORS = { sent: 'info', seen: 'neutral', handled: 'success', withdrawn: 'neutral' } as const;

/** One reported absence: who, when, its state, and what the office can say of it at once. */
export function AbsenceRow({ absence }: { readonly absence: Absence }) {
  const t = useWords(texts);
  const { schoolId, is } = useSchool();
  const acting = useAct('POST /v1/schools/{schoolId}/absence-receipts');
  const { pupilId, reportId, pupilName, status } = absence;
  const mark = (wanted: 'seen' | 'handled') =>
    acting.act({ params: { schoolId }, body: { reports: [{ pupilId, reportId }], status: wanted } });
  return (
    <li className="stack tight">
      <div className="row">
        <Link className="ds-link grow big-link" href={`/school/${schoolId}/reports/${pupilId}/${reportId}`}>
          {pupilName}
          <span className="about">{absence.className}</span>
        </Link>
        {absence.protected && <Tag data-color="danger">{t('protected')}</Tag>}
        {absence.state !== 'reported' && <Tag data-color="warning">{t(absence.state)}</Tag>}
        <Tag data-color={COLORS[status]}>{t(status)}</Tag>
      </div>
      <Paragraph data-size="sm">
        <When absence={absence} /> · {t(absence.channel === 'office' ? 'byOffice' : absence.madeBy)}
        {absence.reason && ` · ${absence.reason.text}`}
      </Paragraph>
      {is('office') && (status === 'sent' || status === 'seen') && (
        <div className="row">
          {status === 'sent' && (
            <Button
              variant="secondary"
              disabled={acting.pending}
              aria-label={t('markSeenOf', { name: pupilName })}
              onClick={() => mark('seen')}
            >
              {t('markSeen')}
            </Button>
          )}
          <Button
            variant="secondary"
            disabled={acting.pending}
            aria-label={t('markHandledOf', { name: pupilName })}
            onClick={() => mark('handled')}
          >
            {t('markHandled')}
          </Button>
        </div>
      )}
      <Failure error={acting.error} />
    </li>
  );
}

function When({ absence: { firstDay, lastDay, from, to } }: { readonly absence: Absence }) {
  const t = useWords(texts);
  const format = useFormat();
  const part = from !== undefined || to !== undefined;
  const time = part ? `${from ?? t('schoolStart')}–${to ?? t('schoolEnd')}` : t('wholeDay');
  if (lastDay === null) return t('openSince', { day: format.day(firstDay) });
  return firstDay === lastDay ? time : `${time} (${format.days(firstDay, lastDay)})`;
}
