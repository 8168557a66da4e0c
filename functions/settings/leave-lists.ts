/** An entry of an owner's closed list, with its text in each language. */
export type Reason = { readonly id: string; readonly nb: string; readonly nn: string; readonly en: string };

/** The default purposes of leave. */
export const PURPOSES: readonly Reason[] = [
  { id: 'travel', nb: 'Reise', nn: 'Reise', en: 'Travel' },
  { id: 'family', nb: 'Familiebegivenhet', nn: 'Familiehending', en: 'Family event' },
  { id: 'sport-culture', nb: 'Idrett eller kultur', nn: 'Idrett eller kultur', en: 'Sport or culture' },
  { id: 'religious-holiday', nb: 'Religiøs høytid', nn: 'Religiøs høgtid', en: 'Religious holiday' },
  { id: 'other', nb: 'Annet', nn: 'Anna', en: 'Other' },
];

/** The default reasons to refuse leave. */
export const REFUSAL_REASONS: readonly Reason[] = [
  { id: 'blocked-period', nb: 'Sperret periode', nn: 'Sperra periode', en: 'Blocked period' },
  {
    id: 'harms-teaching',
    nb: 'Ikke forsvarlig for opplæringen',
    nn: 'Ikkje forsvarleg for opplæringa',
    en: 'Not justifiable for the pupil’s education',
  },
  { id: 'applied-late', nb: 'Søkt for sent', nn: 'Søkt for seint', en: 'Applied too late' },
];
