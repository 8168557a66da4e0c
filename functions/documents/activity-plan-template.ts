import type { Template } from './template.ts';

/**
 * The plan when a pupil does not have a safe school environment: opplæringslova § 12-4 demands its five elements, and
 * that the pupil is heard. The law also wants the principal to know at once; the approval is the way in which the
 * principal learns of it.
 */
export const ACTIVITY_PLAN: Template = {
  templateId: 'activity-plan',
  version: 1,
  name: { nb: 'Aktivitetsplan', nn: 'Aktivitetsplan', en: 'Action plan for a safe school environment' },
  about: {
    nb: 'Når en elev ikke har det trygt og godt på skolen: hva dere skal gjøre, og hvordan dere ser om det hjelper.',
    nn: 'Når ein elev ikkje har det trygt og godt på skulen: kva de skal gjere, og korleis de ser om det hjelper.',
    en: 'When a pupil is not safe and well at school: what you will do, and how you will see whether it helps.',
  },
  law: { nb: 'opplæringslova § 12-4', nn: 'opplæringslova § 12-4', en: 'the Education Act, section 12-4' },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: true,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: true,
  sections: [
    {
      sectionId: 'pupil',
      title: { nb: 'Eleven', nn: 'Eleven', en: 'The pupil' },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Navn', nn: 'Namn', en: 'Name' } },
        { kind: 'fact', fieldId: 'class', fact: 'class', label: { nb: 'Klasse', nn: 'Klasse', en: 'Class' } },
        {
          kind: 'text',
          fieldId: 'heard',
          required: true,
          label: { nb: 'Hva eleven sier', nn: 'Kva eleven seier', en: 'What the pupil says' },
          help: {
            nb: 'Eleven har rett til å bli hørt. Skriv med elevens egne ord.',
            nn: 'Eleven har rett til å bli høyrd. Skriv med elevens eigne ord.',
            en: 'The pupil has a right to be heard. Use the pupil’s own words.',
          },
        },
      ],
    },
    {
      sectionId: 'problem',
      title: { nb: 'Problemet', nn: 'Problemet', en: 'The problem' },
      fields: [
        {
          kind: 'text',
          fieldId: 'problem',
          required: true,
          label: {
            nb: 'Hvilket problem tiltakene skal løse',
            nn: 'Kva problem tiltaka skal løyse',
            en: 'Which problem the measures are to solve',
          },
          help: {
            nb: 'Om denne eleven. Skriv ikke navn på andre elever: hver elev har sin egen plan.',
            nn: 'Om denne eleven. Skriv ikkje namn på andre elevar: kvar elev har sin eigen plan.',
            en: 'About this pupil. Write no names of other pupils: each pupil has a plan of their own.',
          },
        },
        {
          kind: 'date',
          fieldId: 'known-since',
          required: false,
          label: {
            nb: 'Når skolen ble kjent med det',
            nn: 'Når skulen vart kjend med det',
            en: 'When the school learnt of it',
          },
        },
      ],
    },
    {
      sectionId: 'measures',
      title: { nb: 'Tiltak', nn: 'Tiltak', en: 'Measures' },
      help: {
        nb: 'Loven krever for hvert tiltak hva, når og hvem.',
        nn: 'Lova krev for kvart tiltak kva, når og kven.',
        en: 'For each measure the law demands what, when and who.',
      },
      fields: [
        {
          kind: 'table',
          fieldId: 'planned',
          required: true,
          label: { nb: 'Planlagte tiltak', nn: 'Planlagde tiltak', en: 'Planned measures' },
          columns: [
            { columnId: 'measure', kind: 'text', label: { nb: 'Tiltak', nn: 'Tiltak', en: 'Measure' } },
            { columnId: 'when', kind: 'text', label: { nb: 'Når', nn: 'Når', en: 'When' } },
            { columnId: 'who', kind: 'person', label: { nb: 'Ansvarlig', nn: 'Ansvarleg', en: 'Carried out by' } },
          ],
        },
      ],
    },
    {
      sectionId: 'evaluation',
      title: { nb: 'Evaluering', nn: 'Evaluering', en: 'Evaluation' },
      fields: [
        {
          kind: 'date',
          fieldId: 'evaluated-on',
          required: true,
          label: {
            nb: 'Når tiltakene skal evalueres',
            nn: 'Når tiltaka skal evaluerast',
            en: 'When the measures will be evaluated',
          },
        },
        {
          kind: 'text',
          fieldId: 'findings',
          required: false,
          label: {
            nb: 'Hva som er gjort, og hvordan det virket',
            nn: 'Kva som er gjort, og korleis det verka',
            en: 'What was done, and how it worked',
          },
        },
      ],
    },
  ],
};
