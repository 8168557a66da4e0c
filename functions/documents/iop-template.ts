import type { Template } from './template.ts';

/**
 * The plan of a pupil with individually adapted training (opplæringslova § 11-10). It says how the decision is carried
 * out and stays within it: it takes no consent and no signature, and nobody can appeal it.
 */
export const IOP: Template = {
  templateId: 'iop',
  version: 1,
  name: {
    nb: 'Individuell opplæringsplan (IOP)',
    nn: 'Individuell opplæringsplan (IOP)',
    en: 'Individual training plan (IOP)',
  },
  about: {
    nb: 'For en elev med vedtak om individuelt tilrettelagt opplæring: mål, innhold og hvordan dere arbeider.',
    nn: 'For ein elev med vedtak om individuelt tilrettelagd opplæring: mål, innhald og korleis de arbeider.',
    en: 'For a pupil with a decision on individually adapted training: goals, content and how you work.',
  },
  law: { nb: 'opplæringslova § 11-10', nn: 'opplæringslova § 11-10', en: 'the Education Act, section 11-10' },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: true,
  publishedTo: { guardians: true, pupilFromYears: 12 },
  archived: true,
  sections: [
    {
      sectionId: 'frame',
      title: { nb: 'Rammen', nn: 'Ramma', en: 'The frame' },
      help: {
        nb: 'Planen må holde seg innenfor vedtaket. Den er ikke et vedtak og kan ikke påklages.',
        nn: 'Planen må halde seg innanfor vedtaket. Han er ikkje eit vedtak og kan ikkje påklagast.',
        en: 'The plan must stay within the decision. It is no decision, and nobody can appeal it.',
      },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Elev', nn: 'Elev', en: 'Pupil' } },
        { kind: 'fact', fieldId: 'class', fact: 'class', label: { nb: 'Klasse', nn: 'Klasse', en: 'Class' } },
        {
          kind: 'date',
          fieldId: 'decided-on',
          required: true,
          label: { nb: 'Vedtaket er fra', nn: 'Vedtaket er frå', en: 'The decision is of' },
        },
        { kind: 'date', fieldId: 'from', required: true, label: { nb: 'Gjelder fra', nn: 'Gjeld frå', en: 'From' } },
        { kind: 'date', fieldId: 'to', required: true, label: { nb: 'Gjelder til', nn: 'Gjeld til', en: 'Through' } },
        {
          kind: 'text',
          fieldId: 'extent',
          required: true,
          label: { nb: 'Omfang etter vedtaket', nn: 'Omfang etter vedtaket', en: 'Extent by the decision' },
        },
      ],
    },
    {
      sectionId: 'goals',
      title: { nb: 'Mål og innhold', nn: 'Mål og innhald', en: 'Goals and content' },
      fields: [
        {
          kind: 'table',
          fieldId: 'goals',
          required: true,
          label: { nb: 'Mål', nn: 'Mål', en: 'Goals' },
          columns: [
            { columnId: 'subject', kind: 'text', label: { nb: 'Fag', nn: 'Fag', en: 'Subject' } },
            { columnId: 'goal', kind: 'text', label: { nb: 'Mål', nn: 'Mål', en: 'Goal' } },
            { columnId: 'content', kind: 'text', label: { nb: 'Innhold', nn: 'Innhald', en: 'Content' } },
          ],
        },
      ],
    },
    {
      sectionId: 'running',
      title: { nb: 'Gjennomføring', nn: 'Gjennomføring', en: 'How it is run' },
      fields: [
        {
          kind: 'text',
          fieldId: 'how',
          required: true,
          label: {
            nb: 'Hvordan opplæringen drives',
            nn: 'Korleis opplæringa blir driven',
            en: 'How the training is run',
          },
          help: {
            nb: 'Organisering, arbeidsmåter, hjelpemidler, og sammenheng med planen for klassen.',
            nn: 'Organisering, arbeidsmåtar, hjelpemiddel, og samanheng med planen for klassen.',
            en: 'Organisation, ways of working, aids, and how it fits the plan of the class.',
          },
        },
        {
          kind: 'person',
          fieldId: 'responsible',
          required: true,
          label: { nb: 'Ansvarlig', nn: 'Ansvarleg', en: 'Responsible' },
        },
        {
          kind: 'date',
          fieldId: 'evaluated-on',
          required: false,
          label: { nb: 'Evalueres', nn: 'Blir evaluert', en: 'To be evaluated' },
        },
      ],
    },
  ],
};
