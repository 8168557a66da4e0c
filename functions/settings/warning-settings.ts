import { type Explanations, kind, setting, wholeNumber, yesOrNo } from './definition.ts';
import { CATALOGUES, PERIODS, type WarningCatalogue, type WarningPeriod } from './warning-catalogues.ts';
import { catalogues, warningPeriods } from './warning-values.ts';

/** The settings of formal warnings and of how they reach people. */
export const warningSettings = {
  /** What warnings are made of, by kind and time (D1, D2, law 7). */
  'warnings.catalogues': setting(
    kind<readonly WarningCatalogue[]>(catalogues, 'up to 30 sets, each for a kind of warning from a day on'),
    { default: CATALOGUES, perSchool: false },
  ),
  /** What subject warnings may be for, and until when in the year (D2). */
  'warnings.periods': setting(
    kind<readonly WarningPeriod[]>(
      warningPeriods,
      'up to 12 of `{"id", "nb", "nn", "en", "until"}`, the last day as MM-DD',
    ),
    { default: PERIODS, perSchool: false },
  ),
  /** Days after which a draft is old: the law says "at once" (D11). */
  'warnings.draftDays': setting(wholeNumber(1, 30), { default: 3, perSchool: true }),
  /** True where the principal approves a warning before it is sent. */
  'warnings.approval': setting(yesOrNo, { default: false, perSchool: true }),
  /** Days after which a warning that nobody has opened is reminded of: no more than the regulation's week (D6). */
  'deliveries.reminderDays': setting(wholeNumber(1, 7), { default: 7, perSchool: true }),
  /** Days after the reminder after which it goes on paper. */
  'deliveries.paperDays': setting(wholeNumber(1, 30), { default: 7, perSchool: true }),
};

/** What each is called and does. */
export const warningTexts = {
  'warnings.catalogues': {
    title: {
      nb: 'Årsaker og tekster i varselbrev',
      nn: 'Årsaker og tekstar i varselbrev',
      en: 'Reasons and texts of warnings',
    },
    text: {
      nb: 'Årsakene lærere kan velge for hvert slag varsel, tekstene i brevet på bokmål og nynorsk, og hjemmelen. Hvert sett gjelder fra en dato; sendte varsler endres ikke.',
      nn: 'Årsakene lærarar kan velje for kvart slag varsel, tekstane i brevet på bokmål og nynorsk, og heimelen. Kvart sett gjeld frå ein dato; sende varsel blir ikkje endra.',
      en: 'The reasons teachers may choose for each kind of warning, the letter’s texts in bokmål and nynorsk, and the legal basis. Each set holds from a day on; warnings that were sent do not change.',
    },
  },
  'warnings.periods': {
    title: { nb: 'Vurderinger det varsles om', nn: 'Vurderingar det blir varsla om', en: 'Assessments warned of' },
    text: {
      nb: 'Hva et varsel kan gjelde, og siste dag for hver vurdering. Fristen eleven får, må ligge innenfor.',
      nn: 'Kva eit varsel kan gjelde, og siste dag for kvar vurdering. Fristen eleven får, må liggje innanfor.',
      en: 'What a warning may concern, and the last day of each assessment. The day the pupil is given must lie within it.',
    },
  },
  'warnings.draftDays': {
    title: { nb: 'Når et utkast er gammelt', nn: 'Når eit utkast er gammalt', en: 'When a draft is old' },
    text: {
      nb: 'Etter hvor mange dager et usendt varsel står på lærerens arbeidsliste som gammelt. Forskriften sier at eleven skal varsles straks.',
      nn: 'Etter kor mange dagar eit usendt varsel står på arbeidslista til læraren som gammalt. Forskrifta seier at eleven skal varslast straks.',
      en: 'After how many days an unsent warning stands as old on the teacher’s work list. The regulation says that the pupil is to be warned at once.',
    },
  },
  'warnings.approval': {
    title: { nb: 'Rektor godkjenner varsler', nn: 'Rektor godkjenner varsel', en: 'The principal approves warnings' },
    text: {
      nb: 'Om rektor må godkjenne et varsel før det kan sendes.',
      nn: 'Om rektor må godkjenne eit varsel før det kan sendast.',
      en: 'Whether the principal must approve a warning before it can be sent.',
    },
  },
  'deliveries.reminderDays': {
    title: { nb: 'Påminnelse om varsel', nn: 'Påminning om varsel', en: 'Reminder of a warning' },
    text: {
      nb: 'Etter hvor mange dager den som ikke har åpnet et varsel, får én påminnelse. Forskriften sier senest etter en uke. Endringen gjelder varsler som sendes etterpå.',
      nn: 'Etter kor mange dagar den som ikkje har opna eit varsel, får éi påminning. Forskrifta seier seinast etter ei veke. Endringa gjeld varsel som blir sende etterpå.',
      en: 'After how many days somebody who has not opened a warning gets one reminder. The regulation says after a week at the latest. A change counts for warnings sent afterwards.',
    },
  },
  'deliveries.paperDays': {
    title: { nb: 'Varsel på papir', nn: 'Varsel på papir', en: 'Warnings on paper' },
    text: {
      nb: 'Hvor mange dager etter påminnelsen et varsel som fremdeles ikke er åpnet, blir en oppgave for skolen: å levere brevet på papir.',
      nn: 'Kor mange dagar etter påminninga eit varsel som framleis ikkje er opna, blir ei oppgåve for skulen: å levere brevet på papir.',
      en: 'How many days after the reminder a warning that still is not opened becomes a task for the school: to deliver the letter on paper.',
    },
  },
} satisfies Explanations<typeof warningSettings>;
