import { type Explanations, kind, oneOf, setting, wholeNumber, yesOrNo } from './definition.ts';
import { CATEGORIES, type RemarkCategory } from './remark-categories.ts';
import { remarkCategories } from './remark-values.ts';

/** The settings of remarks (E1–E3). */
export const remarkSettings = {
  /** The categories of remarks, by ledger and time (E1). */
  'remarks.categories': setting(
    kind<readonly RemarkCategory[]>(
      remarkCategories,
      'up to 60 of `{"id", "ledger", "polarity", "nb", "nn", "en", "from", "to"}`, `to` (left out: none) being the first day without it',
    ),
    { default: CATEGORIES, perSchool: false },
  ),
  /** The oldest date of a new remark, in days before its registration. */
  'remarks.daysBack': setting(wholeNumber(0, 60), { default: 14, perSchool: true }),
  /** True where guardians see remarks. */
  'remarks.visibleToGuardians': setting(yesOrNo, { default: true, perSchool: true }),
  /** True where families see the comments of remarks. */
  'remarks.commentVisible': setting(yesOrNo, { default: false, perSchool: true }),
  /** True where the contact teacher must release other teachers' remarks before a family sees them. */
  'remarks.holdForContactTeacher': setting(yesOrNo, { default: false, perSchool: true }),
  /** When families get a notice of a remark: never, in the daily digest, or at once. */
  'remarks.notice': setting(oneOf('off', 'digest', 'now'), { default: 'digest', perSchool: true }),
  /** True where teachers may write positive remarks. */
  'remarks.positive': setting(yesOrNo, { default: false, perSchool: true }),
};

/** The title and explanation of each setting. */
export const remarkTexts = {
  'remarks.categories': {
    title: { nb: 'Kategorier for anmerkninger', nn: 'Kategoriar for merknader', en: 'Categories of remarks' },
    text: {
      nb: 'Listen lærere velger fra i orden og oppførsel, og hvilke dager hver kategori kan brukes. Anmerkninger som er skrevet, endres ikke.',
      nn: 'Lista lærarar vel frå i orden og oppførsel, og kva dagar kvar kategori kan brukast. Merknader som er skrivne, blir ikkje endra.',
      en: 'The categories that teachers choose from in order and conduct, and the days on which each is valid. Existing remarks do not change.',
    },
  },
  'remarks.daysBack': {
    title: { nb: 'Hvor langt tilbake', nn: 'Kor langt tilbake', en: 'How far back' },
    text: {
      nb: 'Hvor mange dager tilbake en anmerkning kan gjelde når den skrives.',
      nn: 'Kor mange dagar tilbake ein merknad kan gjelde når han blir skriven.',
      en: 'How many days before its registration the date of a remark may be.',
    },
  },
  'remarks.visibleToGuardians': {
    title: { nb: 'Foresatte ser anmerkninger', nn: 'Føresette ser merknader', en: 'Guardians see remarks' },
    text: {
      nb: 'Om foresatte ser anmerkninger om barnet. Eleven ser alltid sine egne. Endringen gjelder også det som er skrevet.',
      nn: 'Om føresette ser merknader om barnet. Eleven ser alltid sine eigne. Endringa gjeld òg det som er skrive.',
      en: 'Whether guardians see remarks about the child. Pupils always see their own. A change applies to existing remarks too.',
    },
  },
  'remarks.commentVisible': {
    title: { nb: 'Familien ser kommentaren', nn: 'Familien ser kommentaren', en: 'Families see the comment' },
    text: {
      nb: 'Om elev og foresatte ser det læreren skriver i tillegg til kategorien. Slås den på, gjelder det bare det som skrives fra da av. Slås den av, skjules også det som er skrevet.',
      nn: 'Om elev og føresette ser det læraren skriv i tillegg til kategorien. Blir ho slått på, gjeld det berre det som blir skrive frå då av. Blir ho slått av, blir òg det som er skrive, skjult.',
      en: 'Whether pupil and guardians see the teacher’s comment beside the category. Turned on, it shows comments written from then on. Turned off, it hides existing comments too.',
    },
  },
  'remarks.holdForContactTeacher': {
    title: { nb: 'Kontaktlærer ser først', nn: 'Kontaktlærar ser først', en: 'The contact teacher sees first' },
    text: {
      nb: 'Om anmerkninger fra andre lærere venter til kontaktlæreren slipper dem fram til familien.',
      nn: 'Om merknader frå andre lærarar ventar til kontaktlæraren slepper dei fram til familien.',
      en: 'Whether other teachers’ remarks wait until the contact teacher releases them to the family.',
    },
  },
  'remarks.notice': {
    title: { nb: 'Beskjed om anmerkninger', nn: 'Beskjed om merknader', en: 'Notice of remarks' },
    text: {
      nb: 'Om familien får beskjed om en ny anmerkning: ikke, i den daglige oppsummeringen, eller straks.',
      nn: 'Om familien får beskjed om ein ny merknad: ikkje, i den daglege oppsummeringa, eller straks.',
      en: 'When families get a notice of a new remark: never, in the daily digest, or at once.',
    },
  },
  'remarks.positive': {
    title: { nb: 'Positive anmerkninger', nn: 'Positive merknader', en: 'Positive remarks' },
    text: {
      nb: 'Om lærere også kan skrive positive anmerkninger.',
      nn: 'Om lærarar òg kan skrive positive merknader.',
      en: 'Whether teachers may write positive remarks too.',
    },
  },
} satisfies Explanations<typeof remarkSettings>;
