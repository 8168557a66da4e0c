import { Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Page } from '../../parts/page.tsx';
import { type More, Paged } from '../../parts/paged.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './archive-texts.ts';

type Summary = AnswerOf<'GET /v1/owner/archive/summary'>;

const LISTS = ['failed', 'waiting', 'archived', 'given-up'] as const;
type List = (typeof LISTS)[number];
const SUM_OF = { failed: 'failed', waiting: 'waiting', archived: 'archived', 'given-up': 'givenUp' } as const;

/** The hand-overs of warnings and documents to the archive. Names no pupil: the operator works on the queue. */
export function Archive() {
  const t = useWords(texts);
  const [list, setList] = useState<List>('failed');
  const summary = useRead('GET /v1/owner/archive/summary', {}, { everySeconds: 60 });
  return (
    <Page title={t('archive')} lead={t('archiveLead')} back="/owner">
      <Read of={summary}>{(answer) => <Sums summary={answer} />}</Read>
      <Field>
        <Label>{t('show')}</Label>
        <Select
          value={list}
          onChange={({ target }) => setList(LISTS.find((known) => known === target.value) ?? 'failed')}
        >
          {LISTS.map((known) => (
            <Select.Option key={known} value={known}>
              {t(known)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Paged key={list}>{(cursor, more) => <Jobs list={list} cursor={cursor} more={more} />}</Paged>
      <Ways
        label={t('example')}
        ways={[{ href: '/owner/archive/example', words: t('example'), about: t('exampleAbout') }]}
      />
    </Page>
  );
}

function Sums({ summary }: { readonly summary: Summary }) {
  const t = useWords(texts);
  const format = useFormat();
  const { oldestFailedSentAt, oldestWaitingSentAt } = summary;
  return (
    <dl className="facts">
      {LISTS.map((list) => {
        const { count, more } = summary[SUM_OF[list]];
        return (
          <div key={list} className="fact">
            <dt>{t(list)}</dt>
            <dd>{more ? t('orMore', { count }) : count}</dd>
          </div>
        );
      })}
      {oldestFailedSentAt !== null && <dt>{t('oldestFailed')}</dt>}
      {oldestFailedSentAt !== null && <dd>{format.moment(oldestFailedSentAt)}</dd>}
      {oldestWaitingSentAt !== null && <dt>{t('oldestWaiting')}</dt>}
      {oldestWaitingSentAt !== null && <dd>{format.moment(oldestWaitingSentAt)}</dd>}
    </dl>
  );
}

type JobsProps = { readonly list: List; readonly cursor: string | undefined; readonly more: More };

function Jobs({ list, cursor, more }: JobsProps) {
  const t = useWords(texts);
  const format = useFormat();
  const jobs = useRead('GET /v1/owner/archive/jobs', { query: { status: list, cursor } }, { everySeconds: 30 });
  return (
    <Read of={jobs}>
      {({ jobs: shown, next }) => (
        <>
          {shown.length === 0 && next === null && cursor === undefined && <Paragraph>{t(`none-${list}`)}</Paragraph>}
          <ul className="lines">
            {shown.map((job) => (
              <li key={job.recordId}>
                <Link className="ds-link big-link" href={`/owner/archive/jobs/${job.recordId}`}>
                  {t(`sent-${job.kind}`, { moment: format.moment(job.sentAt) })}
                </Link>
                <Paragraph data-size="sm">
                  {[job.reason?.text, job.systemId, t('tries', { count: job.attempt })].filter(Boolean).join(' · ')}
                </Paragraph>
              </li>
            ))}
          </ul>
          {more(next)}
        </>
      )}
    </Read>
  );
}
