/** The words of a document of lifted messages; `{name}` is filled in. */
export type LetterWords = {
  readonly tag: 'nb-NO' | 'nn-NO';
  readonly title: string;
  readonly date: string;
  readonly reference: string;
  readonly pupil: string;
  readonly conversation: string;
  readonly purpose: string;
  readonly madeBy: string;
  readonly extract: string;
  readonly line: string;
  readonly kinds: Readonly<Record<'guardian' | 'pupil' | 'staff', string>>;
  readonly noName: string;
  readonly withdrawn: string;
  readonly hidden: string;
  readonly files: string;
  readonly codes: string;
  readonly footer: string;
  readonly pageNumber: string;
};

export const LETTER_WORDS: Readonly<Record<'nb' | 'nn', LetterWords>> = {
  nb: {
    tag: 'nb-NO',
    title: 'Meldinger fra en samtale mellom hjem og skole',
    date: 'Dato',
    reference: 'Referanse',
    pupil: 'Eleven',
    conversation: 'Samtalen',
    purpose: 'Formål',
    madeBy: 'Tatt med av',
    extract: 'Et utvalg av meldingene i samtalen, i den rekkefølgen de ble skrevet. Teksten står slik den ble skrevet.',
    line: '{day} kl. {time}: {name} ({kind})',
    kinds: { guardian: 'foresatt', pupil: 'eleven', staff: 'ansatt' },
    noName: 'navn ikke kjent',
    withdrawn: '[Meldingen ble trukket. Teksten er slettet.]',
    hidden: '[Meldingen er skjult av skolens ledelse.]',
    files: '[Vedlegg som ikke er med her: {count}]',
    codes: 'Tegn som ikke kan trykkes, står som koden sin i klammer, som [U+1F600].',
    footer: 'Innholdets SHA-256: {sha256}',
    pageNumber: 'Side {page} av {pages}',
  },
  nn: {
    tag: 'nn-NO',
    title: 'Meldingar frå ein samtale mellom heim og skule',
    date: 'Dato',
    reference: 'Referanse',
    pupil: 'Eleven',
    conversation: 'Samtalen',
    purpose: 'Føremål',
    madeBy: 'Teke med av',
    extract:
      'Eit utval av meldingane i samtalen, i den rekkjefølgja dei blei skrivne. Teksten står slik han blei skriven.',
    line: '{day} kl. {time}: {name} ({kind})',
    kinds: { guardian: 'føresett', pupil: 'eleven', staff: 'tilsett' },
    noName: 'namn ikkje kjent',
    withdrawn: '[Meldinga blei trekt. Teksten er sletta.]',
    hidden: '[Meldinga er skjult av leiinga ved skulen.]',
    files: '[Vedlegg som ikkje er med her: {count}]',
    codes: 'Teikn som ikkje kan trykkjast, står som koden sin i klammer, som [U+1F600].',
    footer: 'SHA-256 av innhaldet: {sha256}',
    pageNumber: 'Side {page} av {pages}',
  },
};
