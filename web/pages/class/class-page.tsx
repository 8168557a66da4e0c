import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { type Way, Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from './of-class.ts';
import { texts } from './texts.ts';

type Pupil = AnswerOf<'GET /v1/groups/{groupId}/pupils'>['pupils'][number];
type Day = AnswerOf<'GET /v1/groups/{groupId}/absences'>['pupils'][number]['days'][number];

/** A class: who is reported away today, the ways to the class's pages, and the pupils. */
export function ClassPage() {
  const t = useWords(texts);
  const format = useFormat();
  const of = useOfClass();
  const today = osloNow().day;
  const params = { groupId: of.groupId };
  const list = useRead('GET /v1/groups/{groupId}/pupils', { params });
  const query = { from: today, to: today };
  const away = useRead('GET /v1/groups/{groupId}/absences', { params, query }, { enabled: of.contact });
  const days = new Map((away.data?.pupils ?? []).map(({ pupilId, days: [day] }) => [pupilId, day]));
  return (
    <Page title={t('class')} about={list.data?.name ?? of.name} lead={format.weekday(today)}>
      {list.data && away.data && (
        <Paragraph aria-live="polite">
          {t('awayToday', { away: [...days.values()].filter(isAway).length, all: list.data.pupils.length })}
        </Paragraph>
      )}
      <Ways label={t('classPages')} ways={waysOf(of, t)} />
      <Heading level={2} data-size="xs">
        {t('pupils')}
      </Heading>
      <Failure error={away.error} again={away.again} />
      <Read of={list}>
        {({ pupils, notShown }) => (
          <>
            {pupils.length === 0 && <Paragraph>{t('noPupils')}</Paragraph>}
            <ul className="people">
              {awayFirst(pupils, days).map((pupil) => (
                <PupilRow key={pupil.pupilId} of={of} pupil={pupil} day={days.get(pupil.pupilId)} />
              ))}
            </ul>
            {notShown !== null && (
              <Paragraph data-size="sm" className="subtle">
                {notShown}
              </Paragraph>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

const isAway = (day: Day | undefined): boolean => day !== undefined && (day.onLeave || day.reports.length > 0);

/** Those who are away stand first; the others keep their order. */
const awayFirst = (pupils: readonly Pupil[], days: ReadonlyMap<string, Day | undefined>): readonly Pupil[] =>
  pupils.toSorted((a, b) => Number(isAway(days.get(b.pupilId))) - Number(isAway(days.get(a.pupilId))));

type Words = ReturnType<typeof useWords<typeof texts>>;

/** The pages that the person may open: the queue is the contact teacher's alone. */
function waysOf({ groupId, schoolId, contact, leader, office, search }: OfClass, t: Words): readonly Way[] {
  const at = (page: string, words: string) => ({ href: `/classes/${groupId}/${page}${search}`, words });
  const own = [at('queue', t('queue')), at('absences', t('absences')), at('leave', t('leave'))];
  const both = [at('figures', t('figures')), at('remarks', t('remarks')), at('warnings', t('warnings'))];
  const mine = [
    { href: '/warnings', words: t('ownWarnings') },
    { href: '/remarks', words: t('ownRemarks') },
  ];
  return [
    ...(contact ? own : []),
    ...(contact || leader ? both : []),
    ...(contact || leader || office ? [at('statements', t('statements'))] : []),
    ...(contact || leader ? [at('announcements', t('announcements')), at('meetings', t('meetings'))] : []),
    at('unreachable', t('unreachable')),
    { href: `/school/${schoolId}/conferences`, words: t('talks') },
    ...(contact ? mine : []),
  ];
}

type RowProps = { readonly of: OfClass; readonly pupil: Pupil; readonly day: Day | undefined };

function PupilRow({ of, pupil, day }: RowProps) {
  const t = useWords(texts);
  const phones = (pupil.guardians ?? []).flatMap(({ guardianId, name, phone }) =>
    phone === null ? [] : [{ guardianId, name, phone }],
  );
  return (
    <li>
      <div className="row">
        <Link className="ds-link name" href={`/pupils/${of.schoolId}/${pupil.pupilId}`}>
          {pupil.pupilName}
        </Link>
        {pupil.protected && <Tag data-color="warning">{t('protected')}</Tag>}
        {day && <Today day={day} />}
      </div>
      {isAway(day) && (
        <ul className="row plain-row subtle">
          {phones.map(({ guardianId, name, phone }) => (
            <li key={guardianId}>
              {name}: <PhoneLink phone={phone} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Today in words: what the family reported, and what teachers entered. */
function Today({ day }: { readonly day: Day }) {
  const t = useWords(texts);
  const [report] = day.reports;
  const lessons = day.entries.filter(({ kind }) => kind === 'absent' || kind === 'part').length;
  const late = day.entries.some(({ kind }) => kind === 'late');
  const part = { from: report?.from ?? t('schoolStart'), to: report?.to ?? t('schoolEnd') };
  const whole = report?.from === undefined && report?.to === undefined;
  return (
    <>
      {report?.state === 'unconfirmed' && <Tag data-color="warning">{t('unconfirmed')}</Tag>}
      {report && report.state !== 'unconfirmed' && (
        <Tag data-color="info">{whole ? t('reported') : t('reportedPart', part)}</Tag>
      )}
      {day.onLeave && <Tag data-color="info">{t('onLeave')}</Tag>}
      {lessons > 0 && <Tag data-color="neutral">{t('registered', { lessons })}</Tag>}
      {late && <Tag data-color="neutral">{t('late')}</Tag>}
      {lessons > 0 && !report && !day.onLeave && <Tag data-color="danger">{t('unexplained')}</Tag>}
    </>
  );
}
