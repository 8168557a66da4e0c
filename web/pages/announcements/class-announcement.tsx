import { Heading, Paragraph, Table, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from '../class/of-class.ts';
import { useShortWhen } from '../messages/words.ts';
import { texts } from './class-texts.ts';

type Sent = AnswerOf<'GET /v1/schools/{schoolId}/groups/{groupId}/announcements/{announcementId}'>;
type Family = NonNullable<Sent['families']>[number];

/** An announcement that was sent: its words, and who has read it. */
export function ClassAnnouncement() {
  const t = useWords(texts);
  const of = useOfClass();
  const { schoolId, groupId, search } = of;
  const { announcementId = '' } = useParams();
  const params = { schoolId, groupId, announcementId };
  const sent = useRead('GET /v1/schools/{schoolId}/groups/{groupId}/announcements/{announcementId}', { params });
  return (
    <Page
      title={t('announcement')}
      about={sent.data?.group ?? of.name}
      back={`/classes/${groupId}/announcements${search}`}
    >
      <Read of={sent}>
        {(shown) => (
          <>
            <Words shown={shown} />
            <Readers shown={shown} />
            {shown.mayWithdraw && <Withdraw of={of} announcementId={announcementId} />}
          </>
        )}
      </Read>
    </Page>
  );
}

function Words({ shown: { subject, text, from, at, urgent } }: { readonly shown: Sent }) {
  const t = useWords(texts);
  const when = useShortWhen();
  return (
    <section className="stack announcement">
      <Heading level={2} data-size="xs" dir="auto">
        {subject ?? t('withdrawn')}
      </Heading>
      <div className="row">
        {urgent && <Tag data-color="warning">{t('urgent')}</Tag>}
        <Paragraph data-size="sm" className="subtle">
          {t('by', { name: from ?? t('someone'), when: when(at) })}
        </Paragraph>
      </div>
      {text === null ? (
        <Paragraph>{t('withdrawnWords')}</Paragraph>
      ) : (
        <p className="as-written" dir="auto">
          {text}
        </p>
      )}
    </section>
  );
}

/** The adults of today, by pupil. */
function Readers({ shown: { families, counts } }: { readonly shown: Sent }) {
  const t = useWords(texts);
  const { read, adults, ok } = counts;
  return (
    <section className="stack">
      <Heading level={2} data-size="xs">
        {t('readers')}
      </Heading>
      <Paragraph>{t('counts', { read, adults, ok })}</Paragraph>
      {families === null ? (
        <Paragraph>{t('notYours')}</Paragraph>
      ) : (
        <Table data-size="sm">
          <caption>{t('caption')}</caption>
          <Table.Head>
            <Table.Row>
              <Table.HeaderCell scope="col">{t('pupil')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('adult')}</Table.HeaderCell>
              <Table.HeaderCell scope="col">{t('status')}</Table.HeaderCell>
            </Table.Row>
          </Table.Head>
          <Table.Body>
            {families.map((family) => (
              <FamilyRows key={family.pupilId} family={family} />
            ))}
          </Table.Body>
        </Table>
      )}
    </section>
  );
}

function FamilyRows({ family }: { readonly family: Family }) {
  const t = useWords(texts);
  const { pupilName, adults } = family;
  const head = (
    <Table.HeaderCell scope="rowgroup" rowSpan={Math.max(1, adults.length)}>
      {pupilName} {family.protected && <Tag data-color="warning">{t('protected')}</Tag>}
    </Table.HeaderCell>
  );
  if (adults.length === 0) {
    return (
      <Table.Row>
        {head}
        <Table.Cell colSpan={2}>{t('nobodyThere')}</Table.Cell>
      </Table.Row>
    );
  }
  return adults.map((adult, index) => (
    <Table.Row key={adult.personId}>
      {index === 0 && head}
      <Table.Cell>{adult.kind === 'pupil' ? t('own') : (adult.name ?? t('onCard'))}</Table.Cell>
      <Table.Cell>
        <Mark adult={adult} />
      </Table.Cell>
    </Table.Row>
  ));
}

function Mark({ adult: { readAt, okAt } }: { readonly adult: Family['adults'][number] }) {
  const t = useWords(texts);
  const when = useShortWhen();
  if (okAt !== null) return t('okAt', { when: when(okAt) });
  return readAt === null ? <span className="subtle">{t('notYet')}</span> : t('readAt', { when: when(readAt) });
}

type WithdrawProps = { readonly of: OfClass; readonly announcementId: string };

function Withdraw({ of: { schoolId, groupId }, announcementId }: WithdrawProps) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/schools/{schoolId}/groups/{groupId}/announcements/{announcementId}/withdrawal');
  const withdraw = () => acting.act({ params: { schoolId, groupId, announcementId } });
  return <Sure acting={acting} question={t('withdrawSure')} words={t('withdraw')} onSure={withdraw} />;
}
