import type { Explanation } from './notice-texts.ts';
import type { SettingKey } from './rules.ts';

/** The settings of how warnings reach people. */
export const deliveryExplanations = {
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
} as const satisfies { readonly [Key in Extract<SettingKey, `deliveries.${string}`>]: Explanation };
