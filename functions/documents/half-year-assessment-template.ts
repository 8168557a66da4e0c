import type { Template } from './template.ts';

/** The half-year's assessment without grades, years 1 to 7 (forskrift til opplæringslova §§ 9-13 and 9-14). */
export const HALF_YEAR_ASSESSMENT: Template = {
  templateId: 'half-year-assessment',
  version: 1,
  name: {
    nb: 'Halvårsvurdering uten karakter',
    nn: 'Halvårsvurdering utan karakter',
    en: 'Half-year assessment without grades',
  },
  about: {
    nb: 'For 1.–7. trinn: hva eleven kan i fagene, og hva som skal til for å komme videre.',
    nn: 'For 1.–7. trinn: kva eleven kan i faga, og kva som skal til for å kome vidare.',
    en: 'For years 1 to 7: what the pupil can do in the subjects, and what it takes to get further.',
  },
  law: {
    nb: 'forskrift til opplæringslova §§ 9-13 og 9-14',
    nn: 'forskrift til opplæringslova §§ 9-13 og 9-14',
    en: 'the regulations to the Education Act, sections 9-13 and 9-14',
  },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: false,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: true,
  sections: [
    {
      sectionId: 'assessment',
      title: { nb: 'Vurdering', nn: 'Vurdering', en: 'Assessment' },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Elev', nn: 'Elev', en: 'Pupil' } },
        { kind: 'fact', fieldId: 'class', fact: 'class', label: { nb: 'Klasse', nn: 'Klasse', en: 'Class' } },
        {
          kind: 'choice',
          fieldId: 'half-year',
          required: true,
          label: { nb: 'Halvår', nn: 'Halvår', en: 'Half-year' },
          options: [
            { optionId: 'autumn', label: { nb: 'Høst', nn: 'Haust', en: 'Autumn' } },
            { optionId: 'spring', label: { nb: 'Vår', nn: 'Vår', en: 'Spring' } },
          ],
        },
        {
          kind: 'table',
          fieldId: 'subjects',
          required: true,
          label: { nb: 'Fag for fag', nn: 'Fag for fag', en: 'Subject by subject' },
          columns: [
            { columnId: 'subject', kind: 'text', label: { nb: 'Fag', nn: 'Fag', en: 'Subject' } },
            {
              columnId: 'status',
              kind: 'text',
              label: { nb: 'Dette kan eleven', nn: 'Dette kan eleven', en: 'What the pupil can do' },
            },
            {
              columnId: 'advice',
              kind: 'text',
              label: {
                nb: 'Slik kommer eleven videre',
                nn: 'Slik kjem eleven vidare',
                en: 'How the pupil gets further',
              },
            },
          ],
        },
      ],
    },
    {
      sectionId: 'order',
      title: { nb: 'Orden og oppførsel', nn: 'Orden og oppførsel', en: 'Order and conduct' },
      fields: [
        {
          kind: 'text',
          fieldId: 'order',
          required: false,
          label: { nb: 'Orden og oppførsel', nn: 'Orden og oppførsel', en: 'Order and conduct' },
        },
      ],
    },
  ],
};
