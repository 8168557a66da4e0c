import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'wouter';
import { useAct, useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Sure } from '../../parts/sure.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { documentPath, nameOf } from './paths.ts';
import { peopleTexts } from './people-texts.ts';
import { Share } from './share.tsx';
import type { Document } from './standing.ts';

const DOCUMENT = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';

/** Everybody at the school who sees the document, and a colleague more. */
export function People() {
  const t = useWords(peopleTexts);
  const { schoolId = '', pupilId = '', documentId = '' } = useParams();
  const params = { schoolId, pupilId, documentId };
  const document = useRead(`GET ${DOCUMENT}`, { params });
  return (
    <Page title={t('title')} about={document.data?.pupilName ?? ''} lead={t('lead')} back={documentPath(params)}>
      <Read of={document}>
        {(shown) => (
          <>
            <ul className="people">
              {shown.grants.map((grant) => (
                <li key={grant.staffId}>
                  <GrantRow document={shown} grant={grant} />
                </li>
              ))}
            </ul>
            <Paragraph data-size="sm" className="subtle">
              {t('ownerAbout')}
            </Paragraph>
            {shown.role === 'owner' && (
              <section className="stack" aria-labelledby="share">
                <Heading level={2} id="share" data-size="xs">
                  {t('share')}
                </Heading>
                <Share document={shown} />
              </section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

function GrantRow({ document, grant }: { readonly document: Document; readonly grant: Document['grants'][number] }) {
  const t = useWords(peopleTexts);
  const format = useFormat();
  const acting = useAct(`DELETE ${DOCUMENT}/grants/{staffId}`);
  const { staffId, name, role, lastDay } = grant;
  // Whatever has been written meanwhile, this is about one person.
  const remove = () => acting.act({ params: { ...nameOf(document), staffId }, ifMatch: '*' });
  return (
    <>
      <div className="row">
        <span className="name">{name}</span>
        <Tag data-color={role === 'owner' ? 'success' : 'neutral'}>{t(role)}</Tag>
        {lastDay !== null && <span className="subtle">{t('until', { day: format.day(lastDay) })}</span>}
      </div>
      {document.role === 'owner' && (
        <Sure
          acting={acting}
          question={t('removeSure', { name })}
          words={t('remove', { name })}
          yes={t('removeYes')}
          onSure={remove}
        />
      )}
    </>
  );
}
