import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './list-texts.ts';
import { useSchool } from './use-school.ts';

/** The warnings that wait for the principal's word, the oldest first. */
export function Approvals() {
  const t = useWords(texts);
  const format = useFormat();
  const { schoolId, name } = useSchool();
  const approvals = useRead('GET /v1/schools/{schoolId}/warning-approvals', { params: { schoolId } });
  return (
    <Page title={t('approvals')} about={name} back={`/school/${schoolId}`}>
      <Read of={approvals}>
        {({ drafts }) => (
          <>
            {drafts.length === 0 && <Paragraph>{t('noApprovals')}</Paragraph>}
            <ul className="lines">
              {drafts.map((draft) => (
                <li key={draft.warningId}>
                  <div className="row">
                    <Link
                      className="ds-link grow big-link"
                      href={`/school/${schoolId}/approvals/${draft.pupilId}/${draft.warningId}`}
                    >
                      {draft.pupilName ?? t('pupilGone')}
                      <span className="about">{t(draft.kind)}</span>
                    </Link>
                    {draft.protected && <Tag data-color="danger">{t('protected')}</Tag>}
                  </div>
                  <Paragraph data-size="sm">{t('askedAt', { moment: format.moment(draft.askedAt) })}</Paragraph>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
