import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Refused } from '../../api/problem.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { type Way, Ways } from '../../parts/ways.tsx';
import { useStaff } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { contactClasses } from '../class/of-class.ts';
import { Homes } from './homes.tsx';
import { texts } from './texts.ts';

type PupilCard = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}'>;
type Does = PupilCard['actions'][number]['does'];
type Words = ReturnType<typeof useWords<typeof texts>>;

/** A pupil for staff: the family and how to reach it, and the ways to everything that the person may see. */
export function PupilPage() {
  const t = useWords(texts);
  const { schoolId = '', pupilId = '' } = useParams();
  const card = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}', { params: { schoolId, pupilId } });
  const classes = contactClasses(useStaff());
  const back = classes[0] ? `/classes/${classes[0].groupId}` : '/';
  // A teacher of a subject has no card, but some of the pages below it.
  const noCard = card.error instanceof Refused && card.data === undefined;
  return (
    <Page title={t('pupil')} about={card.data?.pupilName} back={back}>
      {noCard ? (
        <>
          <Paragraph>{t('noCard')}</Paragraph>
          <Ways label={t('pages')} ways={waysOfTeacher(schoolId, pupilId, t)} />
        </>
      ) : (
        <Read of={card}>{(shown) => <Shown card={shown} schoolId={schoolId} />}</Read>
      )}
    </Page>
  );
}

const writing = (schoolId: string, pupilId: string, t: Words): Way => ({
  href: `/staff/messages/${schoolId}/${pupilId}/new`,
  words: t('write'),
});

const waysOfTeacher = (schoolId: string, pupilId: string, t: Words): Way[] => [
  writing(schoolId, pupilId, t),
  ...(['figures', 'days', 'warnings', 'documents'] as const).map((page) => ({
    href: `/pupils/${schoolId}/${pupilId}/${page}`,
    words: t(page),
  })),
];

function Shown({ card, schoolId }: { readonly card: PupilCard; readonly schoolId: string }) {
  const t = useWords(texts);
  const format = useFormat();
  const { roles } = useStaff();
  const leads = roles.some(({ role, schoolId: at }) => at === schoolId && (role === 'leader' || role === 'principal'));
  const records = { href: `/pupils/${schoolId}/${card.pupilId}/conversations`, words: t('conversations') };
  return (
    <>
      <div className="row">
        {card.class && <Tag>{card.class.name}</Tag>}
        <Tag>{t('born', { day: format.day(card.birthDate) })}</Tag>
        {card.ofAge && <Tag data-color="info">{t('ofAge')}</Tag>}
        {card.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      <Ways label={t('pages')} ways={[...waysOf(card, { schoolId, leads, t }), ...(leads ? [records] : [])]} />
      <Heading level={2} data-size="xs">
        {t('guardians')}
      </Heading>
      {card.guardians.length === 0 && <Paragraph>{t('noGuardians')}</Paragraph>}
      <ul className="plain-list">
        {card.guardians.map((guardian) => (
          <li key={guardian.guardianId}>
            <Guardian guardian={guardian} />
          </li>
        ))}
      </ul>
      {card.guardians.length > 1 && <Homes schoolId={schoolId} pupilId={card.pupilId} />}
    </>
  );
}

function Guardian({ guardian }: { readonly guardian: PupilCard['guardians'][number] }) {
  const t = useWords(texts);
  const { name, basisText, phone, note, mayBeCalled } = guardian;
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={3} data-size="2xs" className="grow">
          {name}
          <span className="about">{basisText}</span>
        </Heading>
        {guardian.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      {phone !== null && <PhoneLink phone={phone} words={(text) => t('call', { phone: text })} className="call" />}
      {phone === null && note === null && <Paragraph data-size="sm">{t('noPhone')}</Paragraph>}
      {note !== null && <Paragraph data-size="sm">{note}</Paragraph>}
      {!mayBeCalled && <Tag data-color="warning">{t('notToBeCalled')}</Tag>}
    </Card>
  );
}

type At = { readonly schoolId: string; readonly leads: boolean; readonly t: Words };

/** A page for each thing that the card says the person may do. */
function waysOf({ actions, pupilId }: PupilCard, { schoolId, leads, t }: At): Way[] {
  const home = `/pupils/${schoolId}/${pupilId}`;
  const may = (does: Does) => actions.some((action) => action.does === does);
  const at = (page: keyof typeof texts & string) => ({ href: `${home}/${page}`, words: t(page) });
  // Two rights that only the contact teacher has together; the office and leaders have others.
  const contact = may('see-figures') && may('freeze-statement');
  return [
    ...(contact ? [writing(schoolId, pupilId, t)] : []),
    ...(may('report-absence') ? [{ href: `/school/${schoolId}/report/${pupilId}`, words: t('report') }] : []),
    ...(may('see-absence-reports') ? [at('reports')] : []),
    ...(may('see-figures') ? [at('figures')] : []),
    ...(may('see-absences') ? [at('days')] : []),
    ...(contact ? [at('decisions')] : []),
    ...(may('see-remarks') ? [at('remarks')] : []),
    ...(may('see-warnings') ? [at('warnings')] : []),
    ...(may('see-statements') ? [at('statements')] : []),
    ...(contact || leads ? [at('documents')] : []),
  ];
}
