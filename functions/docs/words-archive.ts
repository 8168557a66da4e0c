import type { Words } from './words.ts';

/** What the properties of the archive's settings and of its example mean. */
export const ARCHIVE_WORDS: Words = {
  administrativeUnit: 'The unit that answers for the folder and is the sender (administrativEnhet).',
  caseHandler: 'Who handles the entry (saksbehandler).',
  caseResponsible: 'Who answers for the folder (saksansvarlig).',
  folderTitle: 'What pupils’ folders are called, before the name.',
  folderType: 'The kind of folder (mappetype); empty leaves it out.',
  'archive.messages': 'The message in each situation.',
  partyRole: 'The archive’s code of the pupil’s role in the folder (partRolle).',
  pupilSystem: 'The class system of identity numbers (klassifikasjonssystemID).',
  rule: 'A rule of the archive that fills in what a message does not say (regel); empty leaves it out.',
  'settings.search': 'Whether the archive is asked for the pupil’s folder before one is made.',
  'archive.search': 'The question for the pupil’s folder as XML; `null` where the archive is asked nothing.',
  series: 'The series that holds pupils’ folders (arkivdel); empty leaves it out.',
  situation: 'In which situation the message is sent so.',
  subjectSystem: 'The class system of subjects; empty leaves the class out.',
  substituteSystem: 'The class system of our own keys, for pupils without a number; empty leaves the class out.',
  withoutNumber: 'Whether a pupil without a national number is filed under our own key, or waits for one.',
  xml: 'The message as XML.',
};
