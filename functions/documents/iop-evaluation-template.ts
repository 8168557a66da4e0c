import type { Template } from './template.ts';

/** How it went with the goals of an individual training plan, and what comes next. */
export const IOP_EVALUATION: Template = {
  templateId: 'iop-evaluation',
  version: 1,
  name: { nb: 'Evaluering av IOP', nn: 'Evaluering av IOP', en: 'Evaluation of an individual training plan' },
  about: {
    nb: 'Mål for mål: hva er nådd, og hva gjør dere videre?',
    nn: 'Mål for mål: kva er nådd, og kva gjer de vidare?',
    en: 'Goal by goal: what was reached, and what comes next?',
  },
  law: { nb: '', nn: '', en: '' },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: true,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: true,
  sections: [
    {
      sectionId: 'period',
      title: { nb: 'Perioden', nn: 'Perioden', en: 'The period' },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Elev', nn: 'Elev', en: 'Pupil' } },
        { kind: 'date', fieldId: 'from', required: true, label: { nb: 'Fra', nn: 'Frå', en: 'From' } },
        { kind: 'date', fieldId: 'to', required: true, label: { nb: 'Til og med', nn: 'Til og med', en: 'Through' } },
      ],
    },
    {
      sectionId: 'goals',
      title: { nb: 'Målene', nn: 'Måla', en: 'The goals' },
      fields: [
        {
          kind: 'table',
          fieldId: 'reached',
          required: true,
          label: { nb: 'Mål for mål', nn: 'Mål for mål', en: 'Goal by goal' },
          columns: [
            { columnId: 'goal', kind: 'text', label: { nb: 'Mål', nn: 'Mål', en: 'Goal' } },
            {
              columnId: 'reached',
              kind: 'text',
              label: { nb: 'Hva er nådd', nn: 'Kva er nådd', en: 'What was reached' },
            },
            { columnId: 'next', kind: 'text', label: { nb: 'Videre', nn: 'Vidare', en: 'Next' } },
          ],
        },
      ],
    },
    {
      sectionId: 'conclusion',
      title: { nb: 'Samlet vurdering', nn: 'Samla vurdering', en: 'Conclusion' },
      fields: [
        {
          kind: 'text',
          fieldId: 'benefit',
          required: true,
          label: { nb: 'Elevens utbytte', nn: 'Utbyttet til eleven', en: 'What the pupil has gained' },
        },
        {
          kind: 'choice',
          fieldId: 'proposal',
          required: true,
          label: { nb: 'Forslag', nn: 'Forslag', en: 'Proposal' },
          options: [
            {
              optionId: 'continue',
              label: { nb: 'Fortsett planen', nn: 'Hald fram med planen', en: 'Continue the plan' },
            },
            { optionId: 'change', label: { nb: 'Endre planen', nn: 'Endre planen', en: 'Change the plan' } },
            {
              optionId: 'assess',
              label: { nb: 'Ny sakkyndig vurdering', nn: 'Ny sakkunnig vurdering', en: 'A new expert assessment' },
            },
            { optionId: 'end', label: { nb: 'Avslutt', nn: 'Avslutt', en: 'End it' } },
          ],
        },
      ],
    },
  ],
};
