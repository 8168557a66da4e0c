import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { Discard } from './discard.tsx';
import { draftPath, warningPath } from './paths.ts';
import { texts } from './texts.ts';

type Own = AnswerOf<'GET /v1/staff/warnings'>;

/** The person's own work list: drafts that are not sent, old ones marked, and sent warnings that are open. */
export function OwnWarnings() {
  const t = useWords(texts);
  const own = useRead('GET /v1/staff/warnings', {});
  return (
    <Page title={t('ownTitle')} lead={t('ownLead')}>
      <Read of={own}>
        {({ drafts, open }) => (
          <>
            <Heading level={2} data-size="xs">
              {t('drafts', { count: drafts.length })}
            </Heading>
            {drafts.length === 0 && <Paragraph>{t('noDrafts')}</Paragraph>}
            <ul className="people">
              {drafts.map((draft) => (
                <li key={draft.warningId}>
                  <DraftRow draft={draft} />
                </li>
              ))}
            </ul>
            <Heading level={2} data-size="xs">
              {t('open', { count: open.length })}
            </Heading>
            {open.length === 0 && <Paragraph>{t('noOpen')}</Paragraph>}
            <ul className="people">
              {open.map((warning) => (
                <li key={warning.warningId}>
                  <OpenRow warning={warning} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

/** A draft; without a name the person may no longer see the pupil, and can only discard it. */
function DraftRow({ draft }: { readonly draft: Own['drafts'][number] }) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilName, kind, status, old, createdAt, note } = draft;
  return (
    <>
      <div className="row">
        {pupilName === undefined ? (
          <span className="name">{t('gonePupil')}</span>
        ) : (
          <Link className="ds-link name" href={draftPath(draft)}>
            {pupilName}
            <span className="about">{t(kind)}</span>
          </Link>
        )}
        <Tag data-color="info">{t(status)}</Tag>
        {old && <Tag data-color="danger">{t('old')}</Tag>}
      </div>
      {note !== null && <Paragraph>{t('note', { note })}</Paragraph>}
      <Paragraph data-size="sm" className="subtle">
        {t('begun', { at: format.moment(createdAt) })}
      </Paragraph>
      {pupilName === undefined && <Discard draft={draft} ifMatch={`"${draft.version}"`} onDone={() => undefined} />}
    </>
  );
}

function OpenRow({ warning }: { readonly warning: Own['open'][number] }) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilName, kind, sentAt, byDay } = warning;
  return (
    <div className="row">
      <Link className="ds-link name" href={warningPath(warning)}>
        {pupilName ?? t('gonePupil')}
        <span className="about">{t(kind)}</span>
      </Link>
      <span className="subtle">
        {byDay === null
          ? t('sentAt', { at: format.moment(sentAt) })
          : t('sentBy', { at: format.moment(sentAt), day: format.day(byDay) })}
      </span>
    </div>
  );
}
