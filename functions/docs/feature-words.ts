/** The title and the sentence under it of each part of the API's page. */
export const FEATURE_WORDS = {
  absence: {
    title: 'Absence',
    about: 'Guardians and pupils of age report absence; the school sees, enters and handles it.',
  },
  family: {
    title: 'Family',
    about: 'A child at a glance, the timetable, and the people who may read, for guardians and the pupil.',
  },
  handling: {
    title: 'Handling',
    about: 'The contact teacher decides how absence counts, with reports, entries and decisions side by side.',
  },
  figures: {
    title: 'Figures',
    about: 'Absence in sums and day by day, limited to the caller’s role; exports; the absence limit.',
  },
  leave: {
    title: 'Leave',
    about:
      'Families apply for leave, the contact teacher or the principal decides, and granted leave becomes absence by rule.',
  },
  lessons: {
    title: 'Lessons',
    about: 'The teacher’s day: own lessons, expected absence, registration and confirmation, and substitutes.',
  },
  notifications: {
    title: 'Inbox',
    about: 'News for guardians, pupils and staff, each in an inbox of their own.',
  },
  channels: {
    title: 'Channels',
    about: 'A person’s channels for notices: devices, e-mail, choices, and advice for a channel that does not work.',
  },
  office: {
    title: 'Office',
    about: 'Lookups for office, leaders and administrators: a pupil by name, contacts, a class, pending work.',
  },
  roster: {
    title: 'Roster',
    about: 'Imports of people, groups and lessons; the schools’ work lists; consent of pupils of age.',
  },
  imports: {
    title: 'Imports',
    about: 'Imports of the roster from an owner’s other systems.',
  },
  settings: {
    title: 'Settings',
    about: 'The rules that an owner and its schools set for themselves, with their origin and history.',
  },
  statements: {
    title: 'Statements',
    about:
      'A pupil’s absence of a half-year, frozen, verifiable and printable; days left out on the diploma on demand.',
  },
  warnings: {
    title: 'Warnings',
    about:
      'Formal warnings to a pupil and the guardians: drafts, approval, the letter that is sent and frozen, and its end.',
  },
  deliveries: {
    title: 'Warnings to families',
    about:
      'Warnings as the pupil and the guardians get them, how far each has come, what must go on paper, and the proof of it.',
  },
  remarks: {
    title: 'Remarks',
    about:
      'Remarks on order and conduct: registered fast, held where the school says so, corrected with a trail, counted.',
  },
  archive: {
    title: 'Archive',
    about:
      'The hand-over of sent warnings to the owner’s archive, for those who run it: what waits, what failed, another try.',
  },
  access: {
    title: 'Access log',
    about: 'The access log of a pupil’s record: for the owner, and looks of staff for the family.',
  },
  'sign-in': {
    title: 'Sign-in',
    about: 'The end of the portal’s sign-in with Feide, which needs a secret that a browser cannot keep.',
  },
  'message-care': {
    title: 'Care for messages',
    about: 'Reported messages, pauses and legal holds of conversations, and messages that are lifted into a document.',
  },
  messages: {
    title: 'Messages',
    about: 'Conversations between home and school about one pupil, and when staff get what families write.',
  },
  attachments: {
    title: 'Attachments',
    about: 'Images and PDFs in messages: how they are uploaded, checked and fetched.',
  },
  announcements: {
    title: 'Announcements',
    about: 'The school tells the families of a group something; answers reach the sender only.',
  },
  meetings: {
    title: 'Parents’ meetings',
    about: 'The school invites the families of a group, asks who comes, and reminds those who have not answered.',
  },
  conferences: {
    title: 'Development talks',
    about: 'Schools plan times for talks about each pupil, and families book, move and cancel them; never two at once.',
  },
  calendar: {
    title: 'Calendars',
    about: 'Own talks and parents’ meetings in the calendar of a phone: one as a file, or all as a feed.',
  },
  documents: {
    title: 'Documents',
    about: 'Documents about a pupil: written together, approved, published to the family and finished.',
  },
  docs: { title: 'This API', about: 'How to use it.' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly about: string }>>;
