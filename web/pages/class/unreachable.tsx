import { Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { PhoneLink } from '../../parts/phone-link.tsx';
import { Read } from '../../parts/read.tsx';
import { useWords } from '../../words/language.ts';
import { useOfClass } from './of-class.ts';
import { texts } from './texts.ts';

type Family = AnswerOf<'GET /v1/groups/{groupId}/unreachable-families'>['families'][number];

/** The families of a class whom no notice reaches, each guardian with what to do about it. */
export function UnreachablePage() {
  const t = useWords(texts);
  const of = useOfClass();
  const read = useRead('GET /v1/groups/{groupId}/unreachable-families', { params: { groupId: of.groupId } });
  return (
    <Page
      title={t('unreachable')}
      about={of.name}
      lead={t('unreachableLead')}
      back={`/classes/${of.groupId}${of.search}`}
    >
      <Read of={read}>
        {({ families }) => (
          <>
            {families.length === 0 && <Paragraph>{t('allReached')}</Paragraph>}
            <ul className="plain-list">
              {families.map((family) => (
                <li key={family.pupilId}>
                  <FamilyCard family={family} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}

function FamilyCard({ family }: { readonly family: Family }) {
  const t = useWords(texts);
  const card = `/pupils/${family.schoolId}/${family.pupilId}`;
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          <Link className="ds-link" href={card}>
            {family.pupilName}
          </Link>
        </Heading>
        {family.protected && <Tag data-color="warning">{t('protected')}</Tag>}
      </div>
      {family.guardians.map(({ guardianId, name, phone, toDo, silence, advice }) => (
        <div key={guardianId}>
          <div className="row">
            <strong className="grow">{name ?? t('nameGone')}</strong>
            <Tag data-color="warning">{t(silence)}</Tag>
          </div>
          <Paragraph>{toDo.text}</Paragraph>
          {phone !== null && <PhoneLink phone={phone} words={(text) => t('call', { phone: text })} className="call" />}
          <Paragraph data-size="sm" className="subtle">
            {advice}
          </Paragraph>
        </div>
      ))}
    </Card>
  );
}
