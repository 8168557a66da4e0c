import type { Explanation } from './notice-texts.ts';
import type { SettingKey } from './rules.ts';

/** The settings of warnings to pupils. */
export const warningExplanations = {
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
} as const satisfies { readonly [Key in Extract<SettingKey, `warnings.${string}`>]: Explanation };
