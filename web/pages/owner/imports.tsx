import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { Ways } from '../../parts/ways.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { COLORS } from './import-colors.ts';
import { texts } from './import-texts.ts';

/** The latest imports, and the way to a new one. */
export function Imports() {
  const t = useWords(texts);
  const format = useFormat();
  const imports = useRead('GET /v1/owner/imports', {}, { everySeconds: 20 });
  return (
    <Page title={t('imports')} back="/owner">
      <Ways
        label={t('newImport')}
        ways={[{ href: '/owner/imports/new', words: t('newImport'), about: t('newImportAbout') }]}
      />
      <Read of={imports}>
        {({ imports: list }) => (
          <>
            {list.length === 0 && <Paragraph>{t('noImports')}</Paragraph>}
            <ul className="lines">
              {list.map(({ importId, createdAt, system, mode, status }) => (
                <li key={importId} className="row">
                  <Link className="ds-link grow big-link" href={`/owner/imports/${importId}`}>
                    {format.moment(createdAt)}
                    <span className="about">
                      {system} · {t(mode)}
                    </span>
                  </Link>
                  <Tag data-color={COLORS[status]}>{t(status)}</Tag>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
