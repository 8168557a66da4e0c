import type { Explanation } from './notice-texts.ts';
import type { SettingKey } from './rules.ts';

/** The settings of what goes to the archive. */
export const archiveExplanations = {
  'archive.codes': {
    title: { nb: 'Koder i arkivet', nn: 'Kodar i arkivet', en: 'Codes of the archive' },
    text: {
      nb: 'Kodene som arkivet vil ha for tilgang, hjemmel, dokumenttyper og statuser. Avtal dem med arkivtjenesten; de gjelder brev som overføres etterpå.',
      nn: 'Kodane som arkivet vil ha for tilgang, heimel, dokumenttypar og statusar. Avtal dei med arkivtenesta; dei gjeld brev som blir overførte etterpå.',
      en: 'The codes that the archive wants for access, legal basis, types of documents and states. Agree on them with the archivists; they count for letters handed over afterwards.',
    },
  },
} as const satisfies { readonly [Key in Extract<SettingKey, `archive.${string}`>]: Explanation };
