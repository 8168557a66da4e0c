import type { Language } from '../shared/texts/language.ts';

/** The words of a document's letter; `{name}` is filled in. */
export type LetterWords = {
  readonly tag: 'nb-NO' | 'nn-NO' | 'en';
  readonly across: string;
  readonly draft: string;
  readonly date: string;
  readonly reference: string;
  readonly version: string;
  readonly law: string;
  readonly approvedBy: string;
  readonly publishedBy: string;
  readonly archivedBy: string;
  readonly empty: string;
  readonly row: string;
  readonly footer: string;
  readonly pageNumber: string;
};

export const LETTER_WORDS: Readonly<Record<Language, LetterWords>> = {
  nb: {
    tag: 'nb-NO',
    across: 'UTKAST',
    draft: 'Utkast. Ikke publisert.',
    date: 'Dato',
    reference: 'Referanse',
    version: 'Utgave',
    law: 'Rettslig grunnlag: {law}',
    approvedBy: 'Godkjent av {name}.',
    publishedBy: 'Publisert av {name}. Dokumentet er publisert elektronisk og har ingen underskrift.',
    archivedBy: 'Sendt til arkivet av {name}. Denne teksten er ikke publisert til hjemmet.',
    empty: '(ikke fylt ut)',
    row: 'Rad {number}',
    footer: 'Innholdets SHA-256: {sha256}',
    pageNumber: 'Side {page} av {pages}',
  },
  nn: {
    tag: 'nn-NO',
    across: 'UTKAST',
    draft: 'Utkast. Ikkje publisert.',
    date: 'Dato',
    reference: 'Referanse',
    version: 'Utgåve',
    law: 'Rettsleg grunnlag: {law}',
    approvedBy: 'Godkjent av {name}.',
    publishedBy: 'Publisert av {name}. Dokumentet er publisert elektronisk og har inga underskrift.',
    archivedBy: 'Sendt til arkivet av {name}. Denne teksten er ikkje publisert til heimen.',
    empty: '(ikkje fylt ut)',
    row: 'Rad {number}',
    footer: 'SHA-256 av innhaldet: {sha256}',
    pageNumber: 'Side {page} av {pages}',
  },
  en: {
    tag: 'en',
    across: 'DRAFT',
    draft: 'Draft. Not published.',
    date: 'Date',
    reference: 'Reference',
    version: 'Version',
    law: 'Legal basis: {law}',
    approvedBy: 'Approved by {name}.',
    publishedBy: 'Published by {name}. The document is published electronically and has no signature.',
    archivedBy: 'Sent to the archive by {name}. This text was not published to the home.',
    empty: '(not filled in)',
    row: 'Row {number}',
    footer: 'SHA-256 of the content: {sha256}',
    pageNumber: 'Page {page} of {pages}',
  },
};
