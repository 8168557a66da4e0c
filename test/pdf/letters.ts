import { writeLetter } from '../../functions/letters/write-letter.ts';
import { pupilOf } from '../../functions/roster/records.ts';
import { DEFINITIONS } from '../../functions/settings/definitions.ts';
import type { Language } from '../../functions/shared/texts/language.ts';
import { halfYearOf } from '../../functions/shared/time.ts';
import { contentIn, made } from '../../functions/statements/freeze-statement.ts';
import { letterOf } from '../../functions/statements/letter-of.ts';
import { letterOf as letterOfWarning } from '../../functions/warnings/letter-of.ts';
import { warningOf } from '../../functions/warnings/plan-warning.ts';
import { sampleProof } from '../functions/deliveries/sample.ts';
import { entryOf, finalOf, HEALTH, school } from '../functions/statements/world.ts';
import { sampleOf } from '../functions/warnings/sample.ts';
import { OWNER } from '../support/events.ts';
import { recordsOf } from '../support/records.ts';

type Name = { readonly givenName: string; readonly familyName: string };

const NAMES: readonly Name[] = [
  { givenName: 'محمد', familyName: 'عبد الله الأحمد' },
  { givenName: 'Олександр', familyName: 'Ґалаґан' },
  { givenName: 'Ǥõõʹlǩ', familyName: 'Ǩeʹrjj' },
  { givenName: 'नरेन्द्र தமிழ்ச்செல்வன்', familyName: 'श्रीवास्तव' },
  { givenName: 'ኣስመላሽ สมชาย', familyName: 'שָׁלוֹם 漢字' },
];
const SIGNS = 'Снег pH ≤ 7 ≠ 8 → H₂O, løs x² + √2 = α, ta ⅓ av det, ☐ ☑ ✓ € ₴ ∑ ∞.';

/** Every kind of letter that the system sends, filled with what is hard to set: Sámi names, long words, many rows. */
export function letters(): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const statements = NAMES.flatMap((name, index) =>
    statementsOf(index === 0 ? {} : name, index === 0 ? '' : `-${index}`),
  );
  return [...statements, ...warnings(), ...inScripts(), ...proofs()];
}

function statementsOf(more: Partial<Name>, suffix: string) {
  const place = school();
  const items = recordsOf(OWNER)
    .pupil({ id: place.pupil, schoolId: place.schoolId, groupId: place.groupId })
    .map((item) =>
      item.sk === 'FACTS#PROFILE' ? { ...item, givenName: 'Áŋŋel Čábbá', familyName: 'Đuvvi Ŧž 漢', ...more } : item,
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
    const { statementId, content, sha256 } = made(`2026-autumn-${place.pupil}`, now, of, {
      staffId: place.pupil,
      basis: 'staff:office',
    });
    const parsed = contentIn(content);
    if (!parsed) throw new Error('A statement has its shape.');
    return (language: Language) => writeLetter(letterOf({ statementId, content: parsed, sha256 }, language));
  };
  const long = statementOf(records);
  const empty = statementOf({ entries: [], finals: [], strikeOuts: [] });
  return (['nb', 'nn', 'en'] as const).flatMap((language) => [
    { name: `statement-${language}${suffix}`, bytes: long(language) },
    { name: `statement-without-absence-${language}${suffix}`, bytes: empty(language) },
  ]);
}

const warnings = () =>
  (['nb', 'nn'] as const).flatMap((language) =>
    (['subject', 'order', 'conduct'] as const).map((kind) => ({
      name: `warning-${kind}-${language}`,
      bytes: warningOf(sampleOf({ kind, language, long: kind === 'order' }), undefined).bytes,
    })),
  );

const proofs = () =>
  (['nb', 'nn'] as const).map((language) => ({ name: `delivery-proof-${language}`, bytes: sampleProof(language) }));

/** A warning of each kind of paper, with names and texts in scripts that need each of the faces. */
const inScripts = () =>
  NAMES.flatMap(({ givenName, familyName }, index) => {
    const pupil = `${givenName} ${familyName}`;
    const language = index % 2 === 0 ? ('nb' as const) : ('nn' as const);
    const plain = sampleOf({ kind: 'subject', language });
    const letterhead = { ...plain.letterhead, owner: 'Fjordvik kommune', pupil };
    const said = { ...plain, letterhead, details: `${SIGNS} ${pupil}` };
    const { sent, bytes } = warningOf(said, undefined);
    return [
      { name: `warning-script-${index}`, bytes },
      { name: `warning-draft-${index}`, bytes: writeLetter(letterOfWarning(said, 'draft')) },
      { name: `warning-paper-${index}`, bytes: writeLetter(letterOfWarning(sent, sent.contentHash, pupil)) },
    ];
  });
