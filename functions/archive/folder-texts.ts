import type { Text } from '../shared/texts/language.ts';
import type { FolderFault } from './judge-folders.ts';
import type { ArchiveError } from './read-receipt.ts';

/** Search results that need a person's decision (decision 043). */
export const folderTexts: Readonly<Record<Exclude<FolderFault, ArchiveError>, Text>> = {
  'several-folders': {
    nb: 'Arkivet fant flere elevmapper i bruk. Be arkivaren avslutte alle unntatt én, og prøv på nytt.',
    nn: 'Arkivet fann fleire elevmapper i bruk. Be arkivaren avslutte alle utanom éi, og prøv på nytt.',
    en: 'The archive found several folders in use. Ask the archivist to close all but one, and try again.',
  },
  'folder-closed': {
    nb: 'Elevmappen i arkivet er avsluttet. Be arkivaren åpne den igjen eller la den utgå, og prøv på nytt.',
    nn: 'Elevmappa i arkivet er avslutta. Be arkivaren opne mappa att eller la mappa utgå, og prøv på nytt.',
    en: 'The pupil’s folder in the archive is closed. Ask the archivist to open it again or withdraw it, and try again.',
  },
  'foreign-folder': {
    nb: 'Elevmappen som arkivet fant, viser ikke at den er elevens. Be arkivaren kontrollere klasser og nøkler, og prøv på nytt.',
    nn: 'Elevmappa som arkivet fann, viser ikkje at ho er eleven si. Be arkivaren kontrollere klassar og nøklar, og prøv på nytt.',
    en: 'The folder that the archive found does not show that it is the pupil’s. Ask the archivist to check classes and keys, and try again.',
  },
  'search-unreadable': {
    nb: 'Svaret på søket etter elevmappen er ikke et søkeresultat fra Fiks Arkiv. Ta kontakt med arkivleverandøren, og prøv på nytt.',
    nn: 'Svaret på søket etter elevmappa er ikkje eit søkjeresultat frå Fiks Arkiv. Ta kontakt med arkivleverandøren, og prøv på nytt.',
    en: 'The answer on the pupil’s folder is no search result of Fiks Arkiv. Contact the archive’s supplier, and try again.',
  },
};
