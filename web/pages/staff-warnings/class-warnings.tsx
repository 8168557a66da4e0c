import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { useOfClass } from '../class/of-class.ts';
import { texts as deliveryTexts } from './delivery-texts.ts';
import { warningPath } from './paths.ts';
import { texts } from './texts.ts';

type Warning = AnswerOf<'GET /v1/groups/{groupId}/warnings'>['warnings'][number];
type Recipient = Warning['recipients'][number];

/** States in which a recipient has got the warning, or need not get it any more. */
const RECEIVED: ReadonlySet<Recipient['status']> = new Set(['acknowledged', 'opened', 'on-paper', 'let-go']);

/** A class's warnings: who has which, how it stands, and whether everybody has got it. */
export function ClassWarnings() {
  const t = useWords(texts);
  const of = useOfClass();
  const [halfYear, choose] = useHalfYear();
  const register = useRead('GET /v1/groups/{groupId}/warnings', {
    params: { groupId: of.groupId },
    query: { halfYear },
  });
  return (
    <Page title={t('classTitle')} about={of.name} lead={t('classLead')} back={`/classes/${of.groupId}${of.search}`}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={register}>
        {({ warnings }) => (
          <>
            {warnings.length === 0 && <Paragraph>{t('classNone')}</Paragraph>}
            <ul className="people">
              {warnings.map((warning) => (
                <li key={warning.warningId}>
                  <WarningRow warning={warning} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

function WarningRow({ warning }: { readonly warning: Warning }) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilName, kind, subjects, end, sentAt, byDay } = warning;
  return (
    <>
      <div className="row">
        <Link className="ds-link name" href={warningPath(warning)}>
          {pupilName}
          <span className="about">{[t(kind), ...subjects.map(({ name }) => name)].join(' · ')}</span>
        </Link>
        {warning.protected && <Tag data-color="warning">{t('shielded')}</Tag>}
        <Tag data-color={end ? 'neutral' : 'warning'}>{t(end?.outcome ?? 'isOpen')}</Tag>
      </div>
      <Paragraph data-size="sm" className="subtle">
        {t('sentBy', { at: format.moment(sentAt), day: format.day(byDay) })}
      </Paragraph>
      <Recipients recipients={warning.recipients} />
    </>
  );
}

/** Each recipient by role, with how far the warning has come. */
function Recipients({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const t = useWords(texts);
  const states = useWords(deliveryTexts);
  if (recipients.length === 0) return <Paragraph data-size="sm">{t('underWay')}</Paragraph>;
  const received = recipients.filter(({ status }) => RECEIVED.has(status)).length;
  const everybody = received === recipients.length;
  const lines = recipients.map(({ kind, status }) => `${states(kind)}: ${states(status).toLowerCase()}`);
  return (
    <div className="row">
      <Tag data-color={everybody ? 'success' : 'warning'}>
        {everybody ? t('allReceived') : t('received', { received, all: recipients.length })}
      </Tag>
      <span className="subtle">{lines.join(' · ')}</span>
    </div>
  );
}
