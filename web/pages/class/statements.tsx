import { Alert, Card, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Download } from '../../parts/download.tsx';
import { HalfYearChoice, useHalfYear } from '../../parts/half-year.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { type OfClass, useOfClass } from './of-class.ts';
import { texts } from './statement-texts.ts';

type Statements = AnswerOf<'GET /v1/groups/{groupId}/statements'>;
type Pupil = Statements['pupils'][number];

/** A class's half-year statements: who has one, freeze for all, and the table for a spreadsheet. */
export function ClassStatements() {
  const t = useWords(texts);
  const of = useOfClass();
  const [halfYear, choose] = useHalfYear();
  const request = { params: { groupId: of.groupId }, query: { halfYear } };
  const list = useRead('GET /v1/groups/{groupId}/statements', request);
  const csv = useAct('GET /v1/groups/{groupId}/statements/csv');
  const home = `/classes/${of.groupId}${of.search}`;
  return (
    <Page title={t('title')} about={list.data?.name ?? of.name} lead={t('lead')} back={home}>
      <HalfYearChoice halfYear={halfYear} onChoose={choose} />
      <Read of={list}>
        {({ pupils, schoolId }) => (
          <>
            <Counted pupils={pupils} />
            {(of.contact || of.office) && pupils.length > 0 && (
              <FreezeAll key={halfYear} of={of} halfYear={halfYear} pupils={pupils} />
            )}
            <ul className="people">
              {pupils.map((pupil) => (
                <PupilRow key={pupil.pupilId} pupil={pupil} schoolId={schoolId} halfYear={halfYear} />
              ))}
            </ul>
            {pupils.some(({ statement }) => statement !== null) && (
              <Download acting={csv} request={request} name="statements.csv">
                {t('csv')}
              </Download>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function Counted({ pupils }: { readonly pupils: readonly Pupil[] }) {
  const t = useWords(texts);
  if (pupils.length === 0) return <Paragraph>{t('noPupils')}</Paragraph>;
  const frozen = pupils.filter(({ statement }) => statement !== null).length;
  return <Paragraph>{t('count', { frozen, all: pupils.length })}</Paragraph>;
}

type FreezeProps = { readonly of: OfClass; readonly halfYear: string; readonly pupils: readonly Pupil[] };

/** Freezes for every pupil at once, all of them under one key, so that a lost answer freezes nobody twice. */
function FreezeAll({ of: { groupId }, halfYear, pupils }: FreezeProps) {
  const t = useWords(texts);
  const freezing = useAct('POST /v1/groups/{groupId}/statements');
  const freeze = () => freezing.act({ params: { groupId }, body: { halfYear } });
  const again = pupils.some(({ statement }) => statement !== null);
  const all = pupils.length;
  return (
    <Card className="stack" data-color="accent">
      <Heading level={2} data-size="2xs">
        {t('freezeTitle')}
      </Heading>
      <Sure
        acting={freezing}
        question={t(again ? 'freezeAgain' : 'freezeLead', { all })}
        words={t('freeze')}
        yes={t('freezeSure', { all })}
        onSure={freeze}
        harmless
      />
      {freezing.pending && <Waiting words={t('freezing', { all })} />}
      <div role="status">
        {!freezing.pending && freezing.answer && (
          <Alert data-color="success">{t('frozen', { count: freezing.answer.statements.length })}</Alert>
        )}
      </div>
    </Card>
  );
}

type RowProps = { readonly pupil: Pupil; readonly schoolId: string; readonly halfYear: string };

function PupilRow({ pupil, schoolId, halfYear }: RowProps) {
  const t = useWords(texts);
  const format = useFormat();
  const { pupilId, pupilName, statement } = pupil;
  return (
    <li>
      <div className="row">
        <Link className="ds-link name" href={`/pupils/${schoolId}/${pupilId}/statements?halfYear=${halfYear}`}>
          {pupilName}
        </Link>
        {pupil.protected && <Tag data-color="warning">{t('protected')}</Tag>}
        <Tag data-color={statement ? 'success' : 'neutral'}>
          {statement ? t('frozenAt', { at: format.moment(statement.asOf) }) : t('notFrozen')}
        </Tag>
      </div>
    </li>
  );
}
