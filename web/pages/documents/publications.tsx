import { Heading } from '@digdir/designsystemet-react';
import { call } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { OpenFile } from '../../parts/open-file.tsx';
import { Read } from '../../parts/read.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { nameOf } from './paths.ts';
import { publishTexts } from './publish-texts.ts';
import type { Document } from './standing.ts';

const DOCUMENT = '/v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';

/** What the home has got, newest first: each text with who has opened it. */
export function Publications({ document }: { readonly document: Document }) {
  const t = useWords(publishTexts);
  const format = useFormat();
  const params = nameOf(document);
  const publications = useRead(`GET ${DOCUMENT}/publications`, { params });
  return (
    <section className="stack" aria-labelledby="before">
      <Heading level={2} id="before" data-size="xs">
        {t('before')}
      </Heading>
      <Read of={publications}>
        {(known) => (
          <ol className="plain-list">
            {known.publications.map(({ number, at, by, readers }) => (
              <li key={number} className="stack">
                <strong>{t('number', { number, at: format.moment(at), by })}</strong>
                <ul>
                  {readers.map(({ kind, name, openedAt }) => (
                    <li key={kind + name}>
                      {openedAt === null
                        ? t('notOpened', { name: name ?? t(kind) })
                        : t('openedAt', { name: name ?? t(kind), at: format.moment(openedAt) })}
                    </li>
                  ))}
                </ul>
                <OpenFile
                  get={() =>
                    call(`GET ${DOCUMENT}/publications/{edition}/pdf`, {
                      params: { ...params, edition: String(number) },
                    })
                  }
                >
                  {t('open')}
                </OpenFile>
              </li>
            ))}
          </ol>
        )}
      </Read>
    </section>
  );
}
