import { Button, Card, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useLocation } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import type { AnswerOf } from '../../api/table.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useStaff } from '../../session/me.ts';
import { useWords } from '../../words/language.ts';
import { usePupilOf } from '../pupil/pupil-of.ts';
import { draftPath } from './paths.ts';
import { texts } from './texts.ts';

type Form = AnswerOf<'GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form'>;

/** The choice of what to warn of; the choice begins a draft, which only its author sees. */
export function NewWarning() {
  const t = useWords(texts);
  const { name: author } = useStaff();
  const [, go] = useLocation();
  const { schoolId, pupilId, home, name } = usePupilOf();
  const params = { schoolId, pupilId };
  const form = useRead('GET /v1/schools/{schoolId}/pupils/{pupilId}/warning-form', { params });
  const beginning = useAct('POST /v1/schools/{schoolId}/pupils/{pupilId}/warning-drafts');
  const begin = async (kind: Form['forms'][number]['kind']) => {
    const empty = {
      periodId: null,
      subjects: [],
      reasonIds: [],
      details: '',
      wayOut: '',
      byDay: null,
      missingWork: [],
    };
    const draft = await beginning.act({ params, body: { kind, ...empty, contact: { name: author, phone: '' } } });
    if (draft) go(draftPath(draft), { replace: true });
  };
  return (
    <Page title={t('newTitle')} about={name} lead={t('newLead')} back={`${home}/warnings`}>
      <Read of={form}>
        {({ forms, none, approval }) => (
          <>
            {none && <Paragraph>{none.text}</Paragraph>}
            {approval && <Paragraph>{t('approvalNeeded')}</Paragraph>}
            <Failure error={beginning.error} />
            {forms.map(({ kind, legalBasis }) => (
              <Card key={kind} className="stack">
                <Heading level={2} data-size="2xs">
                  {t(kind)}
                  <span className="about">{legalBasis}</span>
                </Heading>
                <Button variant="secondary" disabled={beginning.pending} onClick={() => begin(kind)}>
                  {t('begin', { kind: t(kind) })}
                </Button>
              </Card>
            ))}
          </>
        )}
      </Read>
    </Page>
  );
}
