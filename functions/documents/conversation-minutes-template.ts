import type { Template } from './template.ts';

/** What school, pupil and home agreed on in a development talk (forskrift til opplæringslova § 9-6). */
export const CONVERSATION_MINUTES: Template = {
  templateId: 'conversation-minutes',
  version: 1,
  name: {
    nb: 'Referat fra utviklingssamtale',
    nn: 'Referat frå utviklingssamtale',
    en: 'Minutes of a development talk',
  },
  about: {
    nb: 'Det dere ble enige om i en samtale med eleven eller hjemmet.',
    nn: 'Det de vart einige om i ein samtale med eleven eller heimen.',
    en: 'What you agreed on in a talk with the pupil or the home.',
  },
  law: {
    nb: 'forskrift til opplæringslova § 9-6',
    nn: 'forskrift til opplæringslova § 9-6',
    en: 'the regulations to the Education Act, section 9-6',
  },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: false,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: false,
  sections: [
    {
      sectionId: 'talk',
      title: { nb: 'Samtalen', nn: 'Samtalen', en: 'The talk' },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Elev', nn: 'Elev', en: 'Pupil' } },
        { kind: 'date', fieldId: 'held-on', required: true, label: { nb: 'Dato', nn: 'Dato', en: 'Date' } },
        {
          kind: 'text',
          fieldId: 'present',
          required: true,
          label: { nb: 'Hvem som var med', nn: 'Kven som var med', en: 'Who took part' },
        },
      ],
    },
    {
      sectionId: 'status',
      title: { nb: 'Hvordan det går', nn: 'Korleis det går', en: 'How it goes' },
      fields: [
        {
          kind: 'text',
          fieldId: 'subjects',
          required: false,
          label: { nb: 'Fag og læring', nn: 'Fag og læring', en: 'Subjects and learning' },
        },
        {
          kind: 'text',
          fieldId: 'wellbeing',
          required: false,
          label: { nb: 'Trivsel og skolemiljø', nn: 'Trivsel og skulemiljø', en: 'Well-being and school environment' },
        },
      ],
    },
    {
      sectionId: 'agreed',
      title: { nb: 'Avtalt', nn: 'Avtalt', en: 'Agreed' },
      fields: [
        {
          kind: 'table',
          fieldId: 'points',
          required: true,
          label: { nb: 'Det vi arbeider med', nn: 'Det vi arbeider med', en: 'What we work on' },
          columns: [
            { columnId: 'point', kind: 'text', label: { nb: 'Hva', nn: 'Kva', en: 'What' } },
            { columnId: 'who', kind: 'person', label: { nb: 'Hvem', nn: 'Kven', en: 'Who' } },
            { columnId: 'by', kind: 'date', optional: true, label: { nb: 'Innen', nn: 'Innan', en: 'By' } },
          ],
        },
        {
          kind: 'date',
          fieldId: 'next',
          required: false,
          label: { nb: 'Neste samtale', nn: 'Neste samtale', en: 'Next talk' },
        },
      ],
    },
  ],
};
