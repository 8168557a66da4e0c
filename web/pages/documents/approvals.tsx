import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { documentPath } from './paths.ts';
import { peopleTexts } from './people-texts.ts';

type Waiting = AnswerOf<'GET /v1/staff/document-approvals'>;

/** The documents that wait for the person's approval, and the person's own deputy. */
export function Approvals() {
  const t = useWords(peopleTexts);
  const waiting = useRead('GET /v1/staff/document-approvals', {});
  return (
    <Page title={t('approvals')} lead={t('approvalsLead')} back="/documents">
      <Read of={waiting}>
        {(known) => (
          <>
            {known.waiting.length === 0 && <Paragraph>{t('noneWaits')}</Paragraph>}
            <ul className="people">
              {known.waiting.map((line) => (
                <li key={line.documentId}>
                  <WaitingRow line={line} />
                </li>
              ))}
            </ul>
            {known.deputy && <Deputy deputy={known.deputy} />}
          </>
        )}
      </Read>
    </Page>
  );
}

function WaitingRow({ line }: { readonly line: Waiting['waiting'][number] }) {
  const t = useWords(peopleTexts);
  const format = useFormat();
  const { pupilName, templateName, title, askedBy, askedAt, insteadOf } = line;
  return (
    <>
      <Link className="ds-link name" href={documentPath(line)}>
        {pupilName}
        <span className="about">{[templateName, title].filter((words) => words !== '').join(': ')}</span>
      </Link>
      <Paragraph data-size="sm" className="subtle">
        {[
          t('askedBy', { by: askedBy, at: format.moment(askedAt) }),
          ...(insteadOf === null ? [] : [t('insteadOf', { name: insteadOf })]),
        ].join(' · ')}
      </Paragraph>
    </>
  );
}

function Deputy({ deputy }: { readonly deputy: NonNullable<Waiting['deputy']> }) {
  const t = useWords(peopleTexts);
  const format = useFormat();
  const acting = useAct('DELETE /v1/staff/document-deputy');
  const { name, from, lastDay } = deputy;
  return (
    <section className="stack" aria-labelledby="deputy">
      <Heading level={2} id="deputy" data-size="xs">
        {t('deputy')}
      </Heading>
      <Paragraph>{t('deputyIs', { name, days: format.days(from, lastDay) })}</Paragraph>
      <Failure error={acting.error} />
      <Button type="button" variant="secondary" loading={acting.pending} onClick={() => acting.act({})}>
        {t('endDeputy')}
      </Button>
    </section>
  );
}
