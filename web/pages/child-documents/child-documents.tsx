import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { Link } from 'wouter';
import { useFamilyRead } from '../../api/family.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useChild } from '../../parts/use-child.ts';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/language.ts';
import { texts } from './texts.ts';

/** The documents about a child that the school has published, newest first. */
export function ChildDocuments() {
  const t = useWords(texts);
  const format = useFormat();
  const { childId, child } = useChild();
  const list = useFamilyRead('GET documents', childId);
  return (
    <Page title={t('title')} about={child?.pupilName} lead={t('lead')} back={`/children/${childId}`}>
      <Read of={list}>
        {({ documents }) => (
          <>
            {documents.length === 0 && <Paragraph>{t('none')}</Paragraph>}
            <ul className="plain-list">
              {documents.map(({ documentId, templateName, title, publishedAt, unread }) => (
                <li key={documentId}>
                  <Link className="entry" href={`/children/${childId}/documents/${documentId}`}>
                    <strong>{[templateName, title].filter((words) => words !== '').join(': ')}</strong>
                    {unread && <Tag data-color="info">{t('unread')}</Tag>}
                    <span className="about">{t('publishedAt', { at: format.moment(publishedAt) })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Read>
    </Page>
  );
}
