import type { Day } from '../shared/time.ts';

/** A text of letters in both forms of Norwegian: a letter uses the pupil's own form. */
export type Both = { readonly nb: string; readonly nn: string };

/** A reason for a warning: words about the pupil for the teacher, and words to the pupil for the letter. */
export type WarningReason = {
  readonly id: string;
  readonly teacher: Both & { readonly en: string };
  readonly letter: Both;
};

/** The catalogue of one kind of warning, from a day until the next catalogue of that kind (law 7). */
export type WarningCatalogue = {
  readonly kind: 'subject' | 'order' | 'conduct';
  readonly from: Day;
  /** The legal basis in the words of the letter. */
  readonly legalBasis: string;
  readonly reasons: readonly WarningReason[];
  readonly letter: {
    /** The heading, without a name. */
    readonly title: Both;
    readonly opening: Both;
    /** The purpose of the warning. */
    readonly purpose: Both;
    /**
     * The absence limit, in subject letters of upper secondary: `{percent}` and `{principalPercent}` are filled in;
     * empty for none.
     */
    readonly limit: Both;
  };
};

const reason = (id: string, teacher: WarningReason['teacher'], letter: Both): WarningReason => ({
  id,
  teacher,
  letter,
});
const NONE: Both = { nb: '', nn: '' };

const SUBJECT: WarningCatalogue = {
  kind: 'subject',
  from: '2024-08-01',
  legalBasis: 'opplæringsforskrifta § 9-7',
  reasons: [
    reason(
      'no-basis',
      {
        nb: 'Eleven har vist for lite av kompetansen sin i faget',
        nn: 'Eleven har vist for lite av kompetansen sin i faget',
        en: 'The pupil has shown too little of what they can in the subject',
      },
      {
        nb: 'Du har til nå vist for lite av det du kan i faget til at læreren kan vurdere deg.',
        nn: 'Du har til no vist for lite av det du kan i faget til at læraren kan vurdere deg.',
      },
    ),
    reason(
      'undocumented-absence',
      {
        nb: 'Eleven har mye fravær som ikke er dokumentert',
        nn: 'Eleven har mykje fråvær som ikkje er dokumentert',
        en: 'The pupil has much undocumented absence',
      },
      {
        nb: 'Du har mye fravær i faget som ikke er dokumentert.',
        nn: 'Du har mykje fråvær i faget som ikkje er dokumentert.',
      },
    ),
    reason(
      'missing-work',
      {
        nb: 'Eleven mangler prøver eller innleveringer',
        nn: 'Eleven manglar prøver eller innleveringar',
        en: 'Tests or hand-ins of the pupil are missing',
      },
      {
        nb: 'Du mangler prøver eller innleveringer som skal være med i vurderingen.',
        nn: 'Du manglar prøver eller innleveringar som skal vere med i vurderinga.',
      },
    ),
  ],
  letter: {
    title: { nb: 'Varsel om at du kan bli stående uten karakter', nn: 'Varsel om at du kan bli ståande utan karakter' },
    opening: {
      nb: 'Slik det ser ut nå, står du i fare for ikke å få karakter. Hvilke fag og hvilken vurdering det gjelder, står i tabellen over.',
      nn: 'Slik det ser ut no, står du i fare for ikkje å få karakter. Kva fag og kva vurdering det gjeld, står i tabellen over.',
    },
    purpose: {
      nb: 'Du får varselet mens det ennå er tid til å gjøre noe med det. Målet er at læreren skal få grunnlag til å gi deg karakter.',
      nn: 'Du får varselet medan det enno er tid til å gjere noko med det. Målet er at læraren skal få grunnlag til å gi deg karakter.',
    },
    limit: {
      nb: 'I videregående opplæring gjelder en fraværsgrense: Er du borte mer enn {percent} prosent av årstimetallet i et fag, får du som hovedregel ikke standpunktkarakter i faget. Noe dokumentert fravær er unntatt, og rektor kan i særlige tilfeller godta inntil {principalPercent} prosent.',
      nn: 'I vidaregåande opplæring gjeld ei fråværsgrense: Er du borte meir enn {percent} prosent av årstimetalet i eit fag, får du som hovudregel ikkje standpunktkarakter i faget. Noko dokumentert fråvær er unnateke, og rektor kan i særlege tilfelle godta inntil {principalPercent} prosent.',
    },
  },
};

const lowered = (in_: Both): WarningCatalogue['letter'] => ({
  title: {
    nb: `Varsel om fare for nedsatt karakter i ${in_.nb}`,
    nn: `Varsel om fare for nedsett karakter i ${in_.nn}`,
  },
  opening: {
    nb: `Slik det ser ut nå, står du i fare for å få karakteren nokså god (Ng) eller lite god (Lg) i ${in_.nb}.`,
    nn: `Slik det ser ut no, står du i fare for å få karakteren nokså god (Ng) eller lite god (Lg) i ${in_.nn}.`,
  },
  purpose: {
    nb: 'Du får varselet så tidlig at du rekker å rette på det som står her, før karakteren blir satt.',
    nn: 'Du får varselet så tidleg at du rekk å rette på det som står her, før karakteren blir sett.',
  },
  limit: NONE,
});

const RULES_BROKEN = reason(
  'rules-broken',
  {
    nb: 'Eleven har brutt ordensreglementet',
    nn: 'Eleven har brote ordensreglementet',
    en: 'The pupil has broken the school rules',
  },
  { nb: 'Du har brutt skolens ordensreglement.', nn: 'Du har brote ordensreglementet til skulen.' },
);

const ORDER: WarningCatalogue = {
  kind: 'order',
  from: '2024-08-01',
  legalBasis: 'opplæringsforskrifta § 9-7',
  reasons: [
    reason(
      'late',
      {
        nb: 'Eleven kommer ofte for sent',
        nn: 'Eleven kjem ofte for seint',
        en: 'The pupil is often late',
      },
      { nb: 'Du kommer ofte for sent til timene.', nn: 'Du kjem ofte for seint til timane.' },
    ),
    reason(
      'no-equipment',
      {
        nb: 'Eleven har ofte ikke med nødvendig utstyr',
        nn: 'Eleven har ofte ikkje med naudsynt utstyr',
        en: 'The pupil often lacks the equipment needed',
      },
      { nb: 'Du har ofte ikke med det utstyret du trenger.', nn: 'Du har ofte ikkje med det utstyret du treng.' },
    ),
    reason(
      'hand-ins',
      {
        nb: 'Eleven leverer for sent eller ikke i det hele tatt',
        nn: 'Eleven leverer for seint eller ikkje i det heile',
        en: 'The pupil hands in late or not at all',
      },
      {
        nb: 'Du har levert arbeid for sent eller ikke i det hele tatt.',
        nn: 'Du har levert arbeid for seint eller ikkje i det heile.',
      },
    ),
    reason(
      'absence-without-word',
      {
        nb: 'Eleven har fravær uten melding eller dokumentasjon',
        nn: 'Eleven har fråvær utan melding eller dokumentasjon',
        en: 'The pupil is absent without word or documentation',
      },
      {
        nb: 'Du har fravær som verken er meldt eller dokumentert.',
        nn: 'Du har fråvær som verken er meldt eller dokumentert.',
      },
    ),
    RULES_BROKEN,
  ],
  letter: lowered({ nb: 'orden', nn: 'orden' }),
};

const CONDUCT: WarningCatalogue = {
  kind: 'conduct',
  from: '2024-08-01',
  legalBasis: 'opplæringsforskrifta § 9-7',
  reasons: [
    reason(
      'disturbs',
      {
        nb: 'Eleven forstyrrer undervisningen',
        nn: 'Eleven forstyrrar undervisninga',
        en: 'The pupil disturbs the teaching',
      },
      { nb: 'Du forstyrrer undervisningen for andre.', nn: 'Du forstyrrar undervisninga for andre.' },
    ),
    reason(
      'offends',
      {
        nb: 'Eleven opptrer krenkende mot elever eller ansatte',
        nn: 'Eleven opptrer krenkjande mot elevar eller tilsette',
        en: 'The pupil offends pupils or staff',
      },
      {
        nb: 'Du har opptrådt krenkende mot medelever eller ansatte.',
        nn: 'Du har opptredd krenkjande mot medelevar eller tilsette.',
      },
    ),
    reason(
      'leaves',
      {
        nb: 'Eleven går fra undervisningen uten avtale',
        nn: 'Eleven går frå undervisninga utan avtale',
        en: 'The pupil leaves lessons without leave',
      },
      { nb: 'Du har gått fra undervisningen uten avtale.', nn: 'Du har gått frå undervisninga utan avtale.' },
    ),
    reason(
      'cheating',
      { nb: 'Eleven har jukset', nn: 'Eleven har juksa', en: 'The pupil has cheated' },
      {
        nb: 'Du har jukset på en prøve eller i et arbeid.',
        nn: 'Du har juksa på ei prøve eller i eit arbeid.',
      },
    ),
    reason(
      'intoxicants',
      {
        nb: 'Eleven har brukt tobakk eller rusmidler i skoletiden',
        nn: 'Eleven har brukt tobakk eller rusmiddel i skuletida',
        en: 'The pupil has used tobacco or intoxicants at school',
      },
      {
        nb: 'Du har brukt tobakk eller rusmidler i skoletiden.',
        nn: 'Du har brukt tobakk eller rusmiddel i skuletida.',
      },
    ),
    RULES_BROKEN,
  ],
  letter: lowered({ nb: 'oppførsel', nn: 'oppførsel' }),
};

/** The default catalogues: OF § 9-7, with the regulation's own word for conduct. */
export const CATALOGUES: readonly WarningCatalogue[] = [SUBJECT, ORDER, CONDUCT];
