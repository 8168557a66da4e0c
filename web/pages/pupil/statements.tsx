import { Alert, Button, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { OpenFile } from '../../parts/open-file.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type PupilOf, usePupilOf } from './pupil-of.ts';
import { texts } from './statement-texts.ts';

type Statement = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements'>['statements'][number];

/** The frozen statements of a half-year: freeze a new one, read it as a letter, hold it against the records. */
export function PupilStatements() {
  const t = useWords(texts);
  const of = usePupilOf();
  const { schoolId, pupilId } = of;
  const [halfYear, choose] = useHalfYear();
  const list = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/statements', {
    params: { schoolId, pupilId },
    query: { halfYear },
  });
  return (
    <Page title={t('statements')} about={of.name} lead={t('statementsLead')} back={of.home}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={list}>
        {({ statements }) => (
          <>
            {statements.length === 0 && <Paragraph>{t('noStatements')}</Paragraph>}
            <ul className="plain-list">
              {statements.map((statement) => (
                <li key={statement.statementId}>
                  <StatementCard statement={statement} of={of} />
                </li>
              ))}
            </ul>
            {of.may('freeze-statement') && <Freeze of={of} halfYear={halfYear} again={statements.length > 0} />}
          </>
        )}
      </Read>
    </Page>
  );
}

type CardProps = { readonly statement: Statement; readonly of: PupilOf };

function StatementCard({ statement, of: { schoolId, pupilId } }: CardProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { statementId, asOf, inForce, sha256 } = statement;
  const params = { schoolId, pupilId, statementId };
  const pdf = () => call('GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/pdf', { params });
  return (
    <Card className="stack">
      <div className="row">
        <Heading level={2} data-size="2xs" className="grow">
          {t('frozenAt', { at: format.moment(asOf) })}
        </Heading>
        <Tag data-color={inForce ? 'success' : 'neutral'}>{t(inForce ? 'inForce' : 'superseded')}</Tag>
      </div>
      <Paragraph data-size="sm" className="subtle">
        {t('hash', { hash: sha256.slice(0, 16) })}
      </Paragraph>
      <div className="buttons">
        <OpenFile get={pdf}>{t('openLetter')}</OpenFile>
        <Verify params={params} />
      </div>
    </Card>
  );
}

type VerifyProps = { readonly params: Readonly<Record<'schoolId' | 'pupilId' | 'statementId', string>> };

/** Makes the statement again from the records and tells whether it is the same. */
function Verify({ params }: VerifyProps) {
  const t = useWords(texts);
  const [asked, setAsked] = useState(false);
  const check = useRead(
    'GET /v1/schools/{schoolId}/pupils/{pupilId}/statements/{statementId}/verification',
    { params },
    { enabled: asked },
  );
  return (
    <>
      <Button variant="secondary" loading={check.loading} onClick={() => setAsked(true)}>
        {t('verify')}
      </Button>
      <div role="status" className="whole">
        {check.data && (
          <Alert data-color={check.data.same ? 'success' : 'danger'}>{t(check.data.same ? 'same' : 'changed')}</Alert>
        )}
      </div>
      <Failure error={check.error} again={check.again} />
    </>
  );
}

type FreezeProps = { readonly of: PupilOf; readonly halfYear: string; readonly again: boolean };

function Freeze({ of: { schoolId, pupilId }, halfYear, again }: FreezeProps) {
  const t = useWords(texts);
  const freezing = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/statements');
  const freeze = () => freezing.act({ params: { schoolId, pupilId }, body: { halfYear } });
  const question = t(again ? 'freezeAgainLead' : 'freezeLead');
  return (
    <Card className="stack" data-color="accent">
      <Sure acting={freezing} question={question} words={t('freeze')} yes={t('freezeSure')} onSure={freeze} harmless />
    </Card>
  );
}
