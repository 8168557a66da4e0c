import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { RemarkRow } from './remark-row.tsx';
import { texts } from './texts.ts';

type ClassRemarks = AnswerOf<'GET /v1/groups/{groupId}/remarks'>;
type Held = ClassRemarks['held'][number];
type Pupil = ClassRemarks['pupils'][number];

/** A class's remarks: what waits for the contact teacher's release, and each pupil's counts of the half-year. */
export function ClassRemarksPage() {
  const t = useWords(texts);
  const of = useOfClass();
  const [halfYear, choose] = useHalfYear();
  const remarks = useRead('GET /v1/groups/{groupId}/remarks', { params: { groupId: of.groupId }, query: { halfYear } });
  return (
    <Page title={t('classTitle')} about={of.name} back={`/classes/${of.groupId}${of.search}`}>
      {of.contact && (
        <Button asChild>
          <Link href={`/groups/${of.groupId}/remarks/new`}>{t('write')}</Link>
        </Button>
      )}
      <Read of={remarks}>
        {({ held, pupils }) => (
          <>
            {held.length > 0 && (
              <Heading level={2} data-size="xs">
                {t('heldTitle', { count: held.length })}
              </Heading>
            )}
            <ul className="plain-list">
              {held.map((remark) => (
                <li key={remark.remarkId}>
                  <HeldCard remark={remark} of={of} />
                </li>
              ))}
            </ul>
            <Heading level={2} data-size="xs">
              {t('countsTitle')}
            </Heading>
            <HalfYearChoice halfYear={halfYear} onChoose={choose} />
            <Counts pupils={pupils} of={of} />
          </>
        )}
      </Read>
    </Page>
  );
}

/** A remark of a colleague that no family sees before the contact teacher releases it. */
function HeldCard({ remark, of }: { readonly remark: Held; readonly of: OfClass }) {
  const t = useWords(texts);
  const releasing = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/remarks/{remarkId}/release');
  const { schoolId, pupilId, remarkId, version } = remark;
  const release = () => releasing.act({ params: { schoolId, pupilId, remarkId }, ifMatch: `"${version}"` });
  return (
    <Card className="stack">
      <RemarkRow remark={remark} pupilName={remark.pupilName} />
      <Failure error={releasing.error} />
      {of.contact && (
        <Button variant="secondary" loading={releasing.pending} onClick={release}>
          {t('release')}
        </Button>
      )}
    </Card>
  );
}

function Counts({ pupils, of }: { readonly pupils: readonly Pupil[]; readonly of: OfClass }) {
  const t = useWords(texts);
  const some = pupils.filter(({ categories, sums }) => categories.length > 0 || sums.held > 0);
  if (some.length === 0) return <Paragraph>{t('noneInClass')}</Paragraph>;
  return (
    <ul className="people">
      {some.map(({ pupilId, pupilName, sums: { order, conduct, held }, categories }) => (
        <li key={pupilId}>
          <Link className="ds-link name" href={`/pupils/${of.schoolId}/${pupilId}/remarks`}>
            {pupilName}
          </Link>
          <Paragraph>
            {[
              t('orderCount', { count: order.negative }),
              t('conductCount', { count: conduct.negative }),
              order.positive + conduct.positive > 0 && t('positiveCount', { count: order.positive + conduct.positive }),
              held > 0 && t('heldCount', { count: held }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Paragraph>
          <Paragraph data-size="sm" className="subtle">
            {categories.map(({ text, count }) => `${text}: ${count}`).join(' · ')}
          </Paragraph>
        </li>
      ))}
    </ul>
  );
}
