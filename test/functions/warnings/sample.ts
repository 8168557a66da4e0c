import { pupilOf } from '../../../functions/roster/records.ts';
import { effective } from '../../../functions/settings/rules.ts';
import { sortableFrom } from '../../../functions/shared/ids.ts';
import { momentOf } from '../../../functions/shared/time.ts';
import { wordsOn } from '../../../functions/warnings/catalogue.ts';
import type { Said } from '../../../functions/warnings/letter-of.ts';
import { saidOf } from '../../../functions/warnings/plan-warning.ts';
import { recipientsOf } from '../../../functions/warnings/recipients.ts';
import type { Content } from '../../../functions/warnings/record.ts';
import type { WarningKind } from '../../../functions/warnings/rules.ts';
import { OWNER } from '../../support/events.ts';
import { ALWAYS, recordsOf } from '../../support/records.ts';
import { entryOf, school } from '../statements/world.ts';

const place = school();
const moment = momentOf(Date.parse('2026-11-24T06:30:00Z'));

type Wanted = { readonly kind: WarningKind; readonly language: 'nb' | 'nn'; readonly long?: boolean };

const REASONS = { subject: ['no-basis', 'undocumented-absence'], order: ['late'], conduct: ['disturbs', 'leaves'] };

/**
 * A warning as it is frozen, of a pupil with Sámi letters, with absence and missing work; a long one fills several
 * pages.
 */
export function sampleOf({ kind, language, long = false }: Wanted): Said {
  const guardians = [{ guardianId: place.pupil, basis: 'parental-responsibility' as const, ...ALWAYS }];
  const items = recordsOf(OWNER)
    .pupil({ id: place.pupil, schoolId: place.schoolId, groupId: place.groupId, birthDate: '2010-05-01', guardians })
    .map((item) =>
      item.sk === 'FACTS#PROFILE'
        ? { ...item, givenName: 'Áŋŋel Čábbá', familyName: 'Đuvvi Ŧž', languageForm: language }
        : item,
    );
  const card = pupilOf(items);
  if (!card) throw new Error('The builder makes a pupil.');
  const more = long ? ' Les oppgåva ein gong til, og spør om det som er uklart.'.repeat(60) : '';
  const content: Content = {
    periodId: 'first-term',
    subjects: kind === 'subject' ? ['MAT1019', 'NOR1267'] : [],
    reasonIds: REASONS[kind],
    details: 'Gjeld særleg dei siste fire vekene.',
    wayOut: `Lever rapporten om brøk.\nTa prøva måndag 7. desember klokka 10.${more}`,
    byDay: '2026-12-15',
    contact: { name: 'Kari Lærar, kontaktlærar', phone: '57 00 00 00' },
    missingWork: [
      { text: 'Rapport om brøk', dueDay: '2026-11-02' },
      { text: 'Munnleg framføring', dueDay: null },
    ],
  };
  const settings = effective({ owner: {}, schools: new Map() });
  const subjects = [
    { code: 'MAT1019', name: 'Matematikk 1P' },
    { code: 'NOR1267', name: 'Norsk' },
  ];
  const entries = ['2026-09-07', '2026-09-14', '2026-10-05'].map((date) => ({
    ...entryOf(place, place.pupil, date),
    ...{ subjectCode: 'MAT1019', subject: 'Matematikk 1P' },
  }));
  const at = { warningId: sortableFrom(Date.parse(moment.instant)) + place.pupil, pupilId: place.pupil };
  const author = { staffId: place.pupil, basis: 'staff:contact-teacher' };
  const vgs = { id: place.schoolId, name: 'Fjordvik vidaregåande skule', type: 'vgs', languageForm: 'nb' } as const;
  return saidOf({
    draft: {
      ...{ ...at, schoolId: place.schoolId, kind, version: 1, status: 'draft', content, createdBy: place.pupil },
      ...{ createdAt: moment.instant, by: author, at: moment.instant },
    },
    asked: { card, school: vgs, settings },
    words: wordsOn({ settings, school: vgs, card, groups: [] }, kind, moment.day),
    ...{ subjects, records: { entries, finals: [] }, basis: author.basis, moment },
    who: recipientsOf(OWNER, card, moment.day),
    sender: { staffId: place.pupil, name: 'Kari Lærar' },
  });
}
