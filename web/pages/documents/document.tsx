import { useRef } from 'react';
import { useParams } from 'wouter';
import { useRead } from '../../api/hooks.ts';
import { Page } from '../../parts/page.tsx';
import { Read } from '../../parts/read.tsx';
import { useLanguage, useWords } from '../../words/language.ts';
import { moveTexts } from './move-texts.ts';
import { Moves } from './moves.tsx';
import { type Flushes, ReadSection, WrittenSection } from './section.tsx';
import type { Document } from './standing.ts';
import { Status } from './status.tsx';

const DOCUMENT = 'GET /v1/schools/{schoolId}/pupils/{pupilId}/documents/{documentId}';

/** A document: where it stands, its text section by section, and what the person can do with it. */
export function DocumentPage() {
  const t = useWords(moveTexts);
  const language = useLanguage();
  const { schoolId = '', pupilId = '', documentId = '' } = useParams();
  const document = useRead(DOCUMENT, { params: { schoolId, pupilId, documentId } });
  const { data } = document;
  const heading = data && [data.template.name[language], data.title].filter((words) => words !== '').join(': ');
  return (
    <Page title={t('document')} heading={heading} {...(data && { about: data.pupilName })} back="/documents">
      <Read of={document}>
        {(shown) => <Opened key={shown.documentId} document={shown} onAgain={document.again} />}
      </Read>
    </Page>
  );
}

type OpenedProps = { readonly document: Document; readonly onAgain: () => Promise<unknown> };

function Opened({ document, onAgain }: OpenedProps) {
  const flushes: Flushes = useRef(new Map());
  const mayWrite = document.moves.some(({ move, refusedBy }) => move === 'edit' && refusedBy === null);
  const flush = async () => {
    const saved = await Promise.all([...flushes.current.values()].map((save) => save()));
    return saved.every(Boolean);
  };
  // A change voids what was asked or approved; what is said above must say so at once.
  const onSaved = () => (document.status === 'draft' && document.missing.length === 0 ? undefined : onAgain());
  return (
    <>
      <Status document={document} />
      {document.template.sections.map((template) => {
        const section = document.sections.find(({ sectionId }) => sectionId === template.sectionId);
        if (!section) return null;
        const props = { document, template, section };
        return mayWrite ? (
          <WrittenSection key={template.sectionId} {...props} flushes={flushes} onSaved={onSaved} />
        ) : (
          <ReadSection key={template.sectionId} {...props} />
        );
      })}
      <Moves document={document} onBefore={flush} onAgain={onAgain} />
    </>
  );
}
