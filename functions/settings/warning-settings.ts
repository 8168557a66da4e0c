import { type Explanations, kind, setting, wholeNumber, yesOrNo } from './definition.ts';
import { CATALOGUES, PERIODS, type WarningCatalogue, type WarningPeriod } from './warning-catalogues.ts';
import { catalogues, warningPeriods } from './warning-values.ts';

/** The settings of formal warnings and of their delivery. */
export const warningSettings = {
  /** The catalogues of warnings, by kind and time (D1, D2, law 7). */
  'warnings.catalogues': setting(
    kind<readonly WarningCatalogue[]>(catalogues, 'up to 30 sets, each for a kind of warning from a day on'),
    { default: CATALOGUES, perSchool: false },
  ),
  /** The assessments that a warning may concern, each with its last day of the year (D2). */
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
  /** Days until the reminder of an unopened warning: at most the regulation's week (D6). */
  'deliveries.reminderDays': setting(wholeNumber(1, 7), { default: 7, perSchool: true }),
  /** Days from the reminder until an unopened warning goes on paper. */
  'deliveries.paperDays': setting(wholeNumber(1, 30), { default: 7, perSchool: true }),
};

/** The title and explanation of each setting. */
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
      en: 'The reasons that teachers choose from for each kind of warning, the letter’s texts in bokmål and nynorsk, and the legal basis. Each set holds from a day on; sent warnings do not change.',
    },
  },
  'warnings.periods': {
    title: { nb: 'Vurderinger det varsles om', nn: 'Vurderingar det blir varsla om', en: 'Assessments warned of' },
    text: {
      nb: 'Hva et varsel kan gjelde, og siste dag for hver vurdering. Fristen eleven får, må ligge innenfor.',
      nn: 'Kva eit varsel kan gjelde, og siste dag for kvar vurdering. Fristen eleven får, må liggje innanfor.',
      en: 'The assessments that a warning may concern, each with its last day. The pupil’s deadline must not be later.',
    },
  },
  'warnings.draftDays': {
    title: { nb: 'Når et utkast er gammelt', nn: 'Når eit utkast er gammalt', en: 'When a draft is old' },
    text: {
      nb: 'Etter hvor mange dager et usendt varsel står på lærerens arbeidsliste som gammelt. Forskriften sier at eleven skal varsles straks.',
      nn: 'Etter kor mange dagar eit usendt varsel står på arbeidslista til læraren som gammalt. Forskrifta seier at eleven skal varslast straks.',
      en: 'After how many days the teacher’s work list marks an unsent warning as old. The regulation says that the school must warn the pupil at once.',
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
      en: 'After how many days a recipient who has not opened a warning gets one reminder. The regulation says after a week at the latest. A change applies to warnings sent afterwards.',
    },
  },
  'deliveries.paperDays': {
    title: { nb: 'Varsel på papir', nn: 'Varsel på papir', en: 'Warnings on paper' },
    text: {
      nb: 'Hvor mange dager etter påminnelsen et varsel som fremdeles ikke er åpnet, blir en oppgave for skolen: å levere brevet på papir.',
      nn: 'Kor mange dagar etter påminninga eit varsel som framleis ikkje er opna, blir ei oppgåve for skulen: å levere brevet på papir.',
      en: 'How many days after the reminder the school gets the task to deliver an unopened warning on paper.',
    },
  },
} satisfies Explanations<typeof warningSettings>;
