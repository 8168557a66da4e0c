import { Alert, Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useEffect } from 'react';
import { useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { COLORS } from './import-colors.ts';
import { Difference } from './import-difference.tsx';
import { LineList } from './import-lines.tsx';
import { texts } from './import-texts.ts';

/** An import: where it is, what it changes, which lines it refused. */
export type Import = AnswerOf<'GET /v1/owner/imports/{importId}'>;

const SECONDS_BETWEEN = 2;
const UNDER_WAY: readonly Import['status'][] = ['awaiting-upload', 'reading'];

export function ImportPage() {
  const t = useWords(texts);
  const { importId = '' } = useParams();
  const found = useRead('GET /v1/owner/imports/{importId}', { params: { importId } });
  return (
    <Page title={t('import')} back="/owner/imports">
      <Read of={found}>
        {(shown) => (
          <>
            <Facts of={shown} />
            {UNDER_WAY.includes(shown.status) && <UnderWay of={shown} again={found.again} />}
            {shown.failure && <Alert data-color="danger">{shown.failure.text}</Alert>}
            {shown.tooMany.length > 0 && <Alert data-color="warning">{t('tooMany')}</Alert>}
            {shown.counts && <Difference of={shown} counts={shown.counts} />}
            <LineList title={t('refusedLines')} lines={shown.refused} count={shown.refusedCount} />
            <LineList title={t('notes')} lines={shown.notes} count={shown.noteCount} />
            {shown.mode === 'dry-run' && shown.status === 'done' && <Apply of={shown} />}
            <Questions of={shown} />
          </>
        )}
      </Read>
    </Page>
  );
}

function Facts({ of: shown }: { readonly of: Import }) {
  const t = useWords(texts);
  const format = useFormat();
  return (
    <dl className="facts">
      <dt>{t('state')}</dt>
      <dd>
        <Tag data-color={COLORS[shown.status]}>{t(shown.status)}</Tag>
      </dd>
      <dt>{t('kind')}</dt>
      <dd>{t(shown.mode)}</dd>
      <dt>{t('ordered')}</dt>
      <dd>{format.moment(shown.createdAt)}</dd>
      <dt>{t('systemShort')}</dt>
      <dd>
        {shown.system}, {t(shown.format)}
      </dd>
      {shown.mode === 'apply' && shown.status === 'done' && <dt>{t('written')}</dt>}
      {shown.mode === 'apply' && shown.status === 'done' && <dd>{format.number(shown.written)}</dd>}
    </dl>
  );
}

type UnderWayProps = { readonly of: Import; readonly again: () => Promise<unknown> };

/** Asks again until the import is over. */
function UnderWay({ of: { status }, again }: UnderWayProps) {
  const t = useWords(texts);
  useEffect(() => {
    const timer = setInterval(again, SECONDS_BETWEEN * 1000);
    return () => clearInterval(timer);
  }, [again]);
  return <Waiting words={t(status === 'reading' ? 'readingNow' : 'awaitingNow')} />;
}

/** Carries a dry run out, without another upload. */
function Apply({ of: { importId } }: { readonly of: Import }) {
  const t = useWords(texts);
  const acting = useAct('POST /v1/owner/imports/{importId}/application');
  const apply = () => acting.act({ params: { importId } });
  return (
    <section className="stack" aria-label={t('applyNow')}>
      <Sure acting={acting} question={t('applySure')} words={t('applyNow')} onSure={apply} harmless />
    </section>
  );
}

/** The questions that the import left open at the schools. */
function Questions({ of: { waiting } }: { readonly of: Import }) {
  const t = useWords(texts);
  const open = waiting.filter(({ lines }) => lines > 0);
  if (open.length === 0) return null;
  const count = open.reduce((sum, { lines }) => sum + lines, 0);
  return (
    <section className="stack tight" aria-labelledby="questions">
      <Heading level={2} id="questions" data-size="xs">
        {t('questions')}
      </Heading>
      <Paragraph>{t('questionsHelp', { count, schools: open.length })}</Paragraph>
    </section>
  );
}
