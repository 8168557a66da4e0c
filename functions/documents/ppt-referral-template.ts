import type { Template } from './template.ts';

/**
 * A referral to the educational psychological service (opplæringslova § 11-7). Nobody is assessed without a consent;
 * from 15 years the pupil's own is enough. It goes to the service and not to the home by this way.
 */
export const PPT_REFERRAL: Template = {
  templateId: 'ppt-referral',
  version: 1,
  name: { nb: 'Henvisning til PPT', nn: 'Tilvising til PPT', en: 'Referral to the educational psychological service' },
  about: {
    nb: 'Når skolen ber PPT om en sakkyndig vurdering. Samtykket må være gitt først.',
    nn: 'Når skulen ber PPT om ei sakkunnig vurdering. Samtykket må vere gitt først.',
    en: 'When the school asks for an expert assessment. The consent must be given first.',
  },
  law: { nb: 'opplæringslova § 11-7', nn: 'opplæringslova § 11-7', en: 'the Education Act, section 11-7' },
  validFrom: '2026-08-01',
  validTo: null,
  needsApproval: true,
  publishedTo: null,
  archived: true,
  sections: [
    {
      sectionId: 'consent',
      title: { nb: 'Samtykke', nn: 'Samtykke', en: 'Consent' },
      help: {
        nb: 'Fra 15 år er elevens eget samtykke nok.',
        nn: 'Frå 15 år er samtykket til eleven sjølv nok.',
        en: 'From 15 years the pupil’s own consent is enough.',
      },
      fields: [
        { kind: 'fact', fieldId: 'name', fact: 'pupil-name', label: { nb: 'Elev', nn: 'Elev', en: 'Pupil' } },
        { kind: 'fact', fieldId: 'born', fact: 'birth-date', label: { nb: 'Født', nn: 'Fødd', en: 'Born' } },
        {
          kind: 'choice',
          fieldId: 'given-by',
          required: true,
          label: { nb: 'Gitt av', nn: 'Gitt av', en: 'Given by' },
          options: [
            { optionId: 'guardians', label: { nb: 'Foresatte', nn: 'Føresette', en: 'The guardians' } },
            { optionId: 'pupil', label: { nb: 'Eleven selv', nn: 'Eleven sjølv', en: 'The pupil' } },
          ],
        },
        {
          kind: 'date',
          fieldId: 'given-on',
          required: true,
          label: { nb: 'Gitt den', nn: 'Gitt den', en: 'Given on' },
        },
      ],
    },
    {
      sectionId: 'reason',
      title: { nb: 'Grunnen', nn: 'Grunnen', en: 'The reason' },
      fields: [
        {
          kind: 'text',
          fieldId: 'question',
          required: true,
          label: { nb: 'Hva dere vil ha vurdert', nn: 'Kva de vil ha vurdert', en: 'What you want assessed' },
        },
        {
          kind: 'text',
          fieldId: 'home-and-pupil',
          required: true,
          label: {
            nb: 'Hva eleven og hjemmet mener',
            nn: 'Kva eleven og heimen meiner',
            en: 'What the pupil and the home think',
          },
        },
      ],
    },
    {
      sectionId: 'report',
      title: { nb: 'Pedagogisk rapport', nn: 'Pedagogisk rapport', en: 'Educational report' },
      fields: [
        {
          kind: 'text',
          fieldId: 'learning',
          required: true,
          label: { nb: 'Utbytte av opplæringen', nn: 'Utbytte av opplæringa', en: 'Benefit of the training' },
        },
        {
          kind: 'text',
          fieldId: 'tried',
          required: true,
          label: {
            nb: 'Hva skolen har prøvd, og hvordan det virket',
            nn: 'Kva skulen har prøvd, og korleis det verka',
            en: 'What the school has tried, and how it worked',
          },
        },
        {
          kind: 'person',
          fieldId: 'contact',
          required: true,
          label: { nb: 'Kontaktperson på skolen', nn: 'Kontaktperson på skulen', en: 'Contact at the school' },
        },
      ],
    },
  ],
};
