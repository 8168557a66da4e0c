import { Button, Card, Heading, Paragraph, Tag, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { useAct, useRead } from '../../api/hooks.ts';
import { osloNow } from '../../api/server-clock.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

type Consent = AnswerOf<'GET /v1/pupil/guardian-consents'>['guardians'][number];

/** The guardians of a pupil of age, and what the pupil lets each of them read. */
export function Consents() {
  const t = useWords(texts);
  const consents = useRead('GET /v1/pupil/guardian-consents', {});
  return (
    <Page title={t('consentsTitle')} lead={t('consentsLead')} back="/account">
      <Read of={consents}>
        {({ guardians }) =>
          guardians.length === 0 ? (
            <Paragraph>{t('consentsNone')}</Paragraph>
          ) : (
            <ul className="plain-list">
              {guardians.map((guardian) => (
                <li key={guardian.guardianId}>
                  <Guardian consent={guardian} />
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Page>
  );
}

function Guardian({ consent }: { readonly consent: Consent }) {
  const t = useWords(texts);
  const format = useFormat();
  const { guardianName, given, lastDay } = consent;
  return (
    <Card className="stack">
      <Heading level={2} data-size="xs">
        {guardianName}
      </Heading>
      <div className="row" role="status">
        <Tag data-color={given ? 'success' : 'neutral'}>{t(given ? 'reads' : 'readsNot')}</Tag>
        {given && <span>{lastDay === null ? t('untilRevoked') : t('untilDay', { day: format.day(lastDay) })}</span>}
      </div>
      {given ? <Revoke consent={consent} /> : <Give consent={consent} />}
    </Card>
  );
}

function Give({ consent: { guardianId, guardianName } }: { readonly consent: Consent }) {
  const t = useWords(texts);
  const [until, setUntil] = useState('');
  const acting = useAct('PUT /v1/pupil/guardian-consents/{guardianId}');
  const give = () => acting.act({ params: { guardianId }, body: { lastDay: until || null } });
  return (
    <>
      <Textfield
        type="date"
        label={t('until')}
        description={t('untilHelp')}
        min={osloNow().day}
        value={until}
        onChange={({ target }) => setUntil(target.value)}
      />
      <Failure error={acting.error} />
      <Button
        className="start"
        aria-label={t('giveTo', { name: guardianName })}
        loading={acting.pending}
        onClick={give}
      >
        {t('give')}
      </Button>
    </>
  );
}

function Revoke({ consent: { guardianId, guardianName } }: { readonly consent: Consent }) {
  const t = useWords(texts);
  const acting = useAct('DELETE /v1/pupil/guardian-consents/{guardianId}');
  return (
    <>
      <Paragraph data-size="sm">{t('revokeHelp')}</Paragraph>
      <Failure error={acting.error} />
      <Button
        className="start"
        variant="secondary"
        data-color="danger"
        aria-label={t('revokeFrom', { name: guardianName })}
        loading={acting.pending}
        onClick={() => acting.act({ params: { guardianId } })}
      >
        {t('revoke')}
      </Button>
    </>
  );
}
