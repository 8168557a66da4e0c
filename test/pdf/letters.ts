import { writeLetter } from '../../functions/letters/write-letter.ts';
import { pupilOf } from '../../functions/roster/records.ts';
import { DEFINITIONS } from '../../functions/settings/rules.ts';
import type { Language } from '../../functions/shared/problems.ts';
import { halfYearOf } from '../../functions/shared/time.ts';
import { contentIn, made } from '../../functions/statements/freeze-statement.ts';
import { letterOf } from '../../functions/statements/letter-of.ts';
import { warningOf } from '../../functions/warnings/plan-warning.ts';
import { sampleProof } from '../functions/deliveries/sample.ts';
import { entryOf, finalOf, HEALTH, school } from '../functions/statements/world.ts';
import { sampleOf } from '../functions/warnings/sample.ts';
import { OWNER } from '../support/events.ts';
import { recordsOf } from '../support/world.ts';

/** Every kind of letter that the system sends, filled with what is hard to set: Sámi names, long words, many rows. */
export function letters(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const place = school();
  const items = recordsOf(OWNER)
    .pupil({ id: place.pupil, schoolId: place.schoolId, groupId: place.groupId })
    .map((item) =>
      item.sk === 'FACTS#PROFILE' ? { ...item, givenName: 'Áŋŋel Čábbá', familyName: 'Đuvvi Ŧž 漢' } : item,
    );
  const card = pupilOf(items);
  if (!card) throw new Error('The builder makes a pupil.');
  const subjects = Array.from({ length: 60 }, (_none, index) => ({
    ...entryOf(place, place.pupil, `2026-${index < 30 ? '09' : '10'}-${String((index % 30) + 1).padStart(2, '0')}`),
    subjectCode: `FAG${index}`,
    subject: `Et fag med et langt navn, Menneskerettighetsorganisasjonsarbeid ${index}`,
  }));
  const records = {
    entries: subjects,
    finals: ['2026-11-02', '2026-11-03'].map((date) => finalOf(place, place.pupil, date, HEALTH)),
    strikeOuts: [],
  };
  const atSchool = { id: place.schoolId, name: 'Fjordvik skule', type: 'vgs', languageForm: 'nn' } as const;
  const codeSets = DEFINITIONS['absence.codeSets'].default;
  const half = halfYearOf('2026-11-24');
  const now = {
    at: '2026-11-24T06:30:00.000Z',
    today: '2026-11-24',
    halfYear: half,
    card,
    school: atSchool,
    codeSets,
    earlier: [],
  };
  const statementOf = (of: typeof records) => {
    const { content, sha256 } = made(`2026-autumn-${place.pupil}`, now, of, {
      staffId: place.pupil,
      basis: 'staff:office',
    });
    const parsed = contentIn(content);
    if (!parsed) throw new Error('A statement has its shape.');
    return (language: Language) => writeLetter(letterOf(parsed, sha256, language));
  };
  const long = statementOf(records);
  const empty = statementOf({ entries: [], finals: [], strikeOuts: [] });
  const warnings = (['nb', 'nn'] as const).flatMap((language) =>
    (['subject', 'order', 'conduct'] as const).map((kind) => ({
      name: `warning-${kind}-${language}`,
      bytes: warningOf(sampleOf({ kind, language, long: kind === 'order' }), undefined).bytes,
    })),
  );
  const statements = (['nb', 'nn', 'en'] as const).flatMap((language) => [
    { name: `statement-${language}`, bytes: long(language) },
    { name: `statement-without-absence-${language}`, bytes: empty(language) },
  ]);
  const proofs = (['nb', 'nn'] as const).map((language) => ({
    name: `delivery-proof-${language}`,
    bytes: sampleProof(language),
  }));
  return [...statements, ...warnings, ...proofs];
}
