import type { Words } from './words.ts';

/** Descriptions of the properties of the archive's settings and of its example. */
export const ARCHIVE_WORDS: Words = {
  administrativeUnit: 'The unit responsible for the folder, which is the sender too (administrativEnhet).',
  caseHandler: 'The person responsible for the entry (saksbehandler).',
  caseResponsible: 'The person responsible for the folder (saksansvarlig).',
  folderTitle: 'The title of pupils’ folders, before the name.',
  folderType: 'The kind of folder (mappetype); empty leaves it out.',
  'archive.messages': 'The message in each situation.',
  partyRole: 'The archive’s code of the pupil’s role in the folder (partRolle).',
  pupilSystem: 'The class system of identity numbers (klassifikasjonssystemID).',
  rule: 'A rule of the archive that fills the gaps of a message (regel); empty leaves it out.',
  'settings.search': 'Whether the archive is asked for the pupil’s folder before one is made.',
  'archive.search': 'The question for the pupil’s folder as XML; `null` where the archive gets no question.',
  series: 'The series that holds pupils’ folders (arkivdel); empty leaves it out.',
  situation: 'The situation in which this message is sent.',
  subjectSystem: 'The class system of subjects; empty leaves the class out.',
  substituteSystem: 'The class system of our own keys, for pupils without a number; empty leaves the class out.',
  withoutNumber: 'Whether a pupil without a national number is filed under our own key, or waits for one.',
  xml: 'The message as XML.',
};
