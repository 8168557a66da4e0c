import { Details, Heading, Paragraph, Table } from '@digdir/designsystemet-react';
import { useFamilyRead } from '../../api/family.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { Ways } from '../../parts/ways.tsx';
import { useMe } from '../../session/me.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Readers = AnswerOf<'GET /v1/guardian/children/{childId}/access'>;
type Staff = Readers['staff'][number];
type Role = Readers['roles'][number];

/** Everybody who may read about a child today: at home, teachers by name, the school's roles. One request. */
export function ChildAccess() {
  const t = useWords(texts);
  const { childId, child } = useChild();
  const readers = useFamilyRead('GET access', childId);
  return (
    <Page title={t('title')} about={child?.pupilName} lead={t('lead')} back={`/children/${childId}`}>
      <Read of={readers}>
        {(shown) => (
          <>
            <Home count={shown.otherGuardians} />
            <Teachers staff={shown.staff} />
            <Roles roles={shown.roles} />
            <Opens readers={shown} />
          </>
        )}
      </Read>
      <Further childId={childId} />
    </Page>
  );
}

/** Guardians by their number: no name of one is shown to another. */
function Home({ count }: { readonly count: number | null }) {
  const t = useWords(texts);
  const { role } = useMe();
  const known = role === 'guardian' ? [t('onlyYou'), t('youAndOther')] : [t('noGuardian'), t('oneGuardian')];
  const many = (others: number) => t(role === 'guardian' ? 'youAndOthers' : 'guardians', { count: others });
  const words = count === null ? t('unsaid') : (known[count] ?? many(count));
  return (
    <section className="stack" aria-labelledby="at-home">
      <Heading level={2} id="at-home" data-size="xs">
        {t('home')}
      </Heading>
      <Paragraph>{words}</Paragraph>
      {count !== null && count > 0 && <Paragraph className="subtle">{t('noNames')}</Paragraph>}
    </section>
  );
}

function Teachers({ staff }: { readonly staff: readonly Staff[] }) {
  const t = useWords(texts);
  return (
    <section className="stack" aria-labelledby="teachers">
      <Heading level={2} id="teachers" data-size="xs">
        {t('staff')}
      </Heading>
      {staff.length === 0 && <Paragraph>{t('noStaff')}</Paragraph>}
      <ul className="plain-list">
        {staff.map((person) => (
          <li key={[person.staffName, person.role, ...person.groups.map(({ groupId }) => groupId)].join()}>
            <strong>{person.staffName}</strong>, {person.roleText}
            <Groups of={person} />
          </li>
        ))}
      </ul>
      <Paragraph className="subtle">{t('planned')}</Paragraph>
    </section>
  );
}

const nameOf = ({ group, subject }: Staff['groups'][number]): string =>
  subject === null || group.includes(subject) ? group : `${group} · ${subject}`;

/** The groups of a teacher; of a stand-in with the days. */
function Groups({ of: { role, groups } }: { readonly of: Staff }) {
  const t = useWords(texts);
  const format = useFormat();
  if (role !== 'substitute') return <span className="about">{groups.map(nameOf).join(', ')}</span>;
  return groups.map((group) => {
    const { groupId, firstDay, lastDay } = group;
    const days = { group: nameOf(group), days: format.days(firstDay, lastDay) };
    return (
      <span key={groupId} className="about">
        {t('lent', days)}
      </span>
    );
  });
}

function Roles({ roles }: { readonly roles: readonly Role[] }) {
  const t = useWords(texts);
  const places = [...new Set(roles.map(({ schoolName }) => schoolName))];
  return (
    <section className="stack" aria-labelledby="roles">
      <Heading level={2} id="roles" data-size="xs">
        {t('roles')}
      </Heading>
      <ul className="plain-list">
        {places.map((place) => {
          const words = roles.filter(({ schoolName }) => schoolName === place).map(({ roleText }) => roleText);
          return (
            <li key={place}>
              <strong>{place ?? t('allSchools')}: </strong>
              {words.join(', ')}
            </li>
          );
        })}
      </ul>
      <Paragraph className="subtle">{t('rolesHelp')}</Paragraph>
    </section>
  );
}

/** What each role may open, once for all who have it. */
function Opens({ readers: { staff, roles } }: { readonly readers: Readers }) {
  const t = useWords(texts);
  const lines = [...staff, ...roles];
  const words = new Map(lines.map(({ role, roleText }) => [role, roleText]));
  const areasOf = (role: Role['role']) => [
    ...new Set(lines.flatMap((line) => (line.role === role ? line.areas.map(({ areaText }) => areaText) : []))),
  ];
  return (
    <Details>
      <Details.Summary>{t('opens')}</Details.Summary>
      <Details.Content>
        <Paragraph>{t('ownSubjects')}</Paragraph>
        <Table data-size="sm">
          <caption className="only-heard">{t('opensTable')}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('role')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('areas')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {[...words].map(([role, roleText]) => (
              <Table.Row key={role}>
                <Table.HeaderCell scope="row">{roleText}</Table.HeaderCell>
                <Table.Cell>{areasOf(role).join(', ')}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </Details.Content>
    </Details>
  );
}

/** The log, and for a pupil of age the consents, which decide who reads at home. */
function Further({ childId }: { readonly childId: string }) {
  const t = useWords(texts);
  const me = useMe();
  const ofAge = me.role === 'pupil' && me.home.may.report;
  const log = { href: `/children/${childId}/access-log`, words: t('log'), about: t('logAbout') };
  const consents = { href: '/account/consents', words: t('consents') };
  const ways = [...(ofAge ? [consents] : []), ...(me.role === 'guardian' || ofAge ? [log] : [])];
  return ways.length > 0 && <Ways label={t('further')} ways={ways} />;
}
