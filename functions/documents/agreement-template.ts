import type { Template } from './template.ts';

/** An agreement between school and home that no law gives a form. */
export const AGREEMENT: Template = {
  templateId: 'agreement',
  version: 1,
  name: { nb: 'Avtale', nn: 'Avtale', en: 'Agreement' },
  about: {
    nb: 'En avtale mellom skole og hjem, med egen overskrift og tekst.',
    nn: 'Ein avtale mellom skule og heim, med eiga overskrift og eigen tekst.',
    en: 'An agreement between school and home, with a heading and a text of your own.',
  },
  law: { nb: '', nn: '', en: '' },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: false,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: false,
  sections: [
    {
      sectionId: 'agreement',
      title: { nb: 'Avtalen', nn: 'Avtalen', en: 'The agreement' },
      fields: [
        {
          kind: 'text',
          fieldId: 'about',
          required: true,
          label: { nb: 'Hva avtalen gjelder', nn: 'Kva avtalen gjeld', en: 'What the agreement is about' },
        },
        {
          kind: 'table',
          fieldId: 'points',
          required: false,
          label: { nb: 'Hvem gjør hva', nn: 'Kven gjer kva', en: 'Who does what' },
          columns: [
            { columnId: 'who', kind: 'person', label: { nb: 'Hvem', nn: 'Kven', en: 'Who' } },
            { columnId: 'what', kind: 'text', label: { nb: 'Hva', nn: 'Kva', en: 'What' } },
            { columnId: 'by', kind: 'date', optional: true, label: { nb: 'Innen', nn: 'Innan', en: 'By' } },
          ],
        },
        {
          kind: 'date',
          fieldId: 'until',
          required: false,
          label: { nb: 'Gjelder til', nn: 'Gjeld til', en: 'Holds until' },
        },
      ],
    },
  ],
};
