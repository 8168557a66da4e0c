import { describe, expect, it } from 'vitest';
import { BASES, type Basis, guardiansWho } from '../../../functions/access/policy.ts';
import { PROOF_WORDS } from '../../../functions/deliveries/proof-words.ts';
import { pupilOf } from '../../../functions/roster/records.ts';
import { newId } from '../../../functions/shared/ids.ts';
import { OWNER } from '../../support/events.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { ALWAYS, recordsOf } from '../../support/records.ts';
import { sampleProof } from './sample.ts';

/** A pupil with a guardian of each basis. */
function cardOf(bases: readonly Basis[]) {
  const guardians = bases.map((basis) => ({ guardianId: newId(), basis, ...ALWAYS }));
  const card = pupilOf(recordsOf(OWNER).pupil({ id: newId(), schoolId: newId(), groupId: newId(), guardians }));
  if (!card) throw new Error('The builder makes a pupil.');
  return card;
}
const spoken = (language: 'nb' | 'nn') => readPdf(sampleProof(language)).spoken;

describe('a delivery proof as a letter (D9)', () => {
  it('a delivery proof as a letter says of each recipient the relation, the ways, what they did, and what the school did', () => {
    expect(spoken('nb').slice(spoken('nb').indexOf('H2: Foresatt: Čábbá Đuvvi'))).toEqual([
      'H2: Foresatt: Čábbá Đuvvi',
      ...['TH: Grunnlag', 'TD: foreldreansvar', 'TH: Gjort tilgjengelig', 'TD: 24. november 2026 kl. 07:30'],
      'TH: Beskjed om varselet',
      'TD: e-post: avvist av mottakerens e-posttjeneste, 24. november 2026 kl. 11:15',
      ...['TH: Beskjed om påminnelsen', 'TD: telefon: sendt, 1. desember 2026 kl. 11:15'],
      ...['TH: Åpnet', 'TD: ikke åpnet', 'TH: Bekreftet lest', 'TD: ikke bekreftet'],
      ...['TH: Påminnelse sendt', 'TD: 1. desember 2026 kl. 11:15', 'TH: På papir'],
      'TD: skolen fikk i oppgave å levere brevet, fordi det ikke var åpnet, 8. desember 2026 kl. 11:15',
      ...['TH: Levert på papir', 'TD: sendt rekommandert, 9. desember 2026 kl. 11:15 (Kari Kontor)'],
      'H2: Foresatt',
      ...['TH: Grunnlag', 'TD: daglig omsorg', 'TH: Gjort tilgjengelig', 'TD: 24. november 2026 kl. 07:30'],
      ...['TH: Beskjed om varselet', 'TD: ingen registrert', 'TH: Åpnet', 'TD: ikke åpnet'],
      ...['TH: Bekreftet lest', 'TD: ikke bekreftet', 'TH: Ikke fulgt opp videre'],
      'TD: mottakeren skulle ikke lenger ha varselet, 1. desember 2026 kl. 11:15',
    ]);
  });

  it('a delivery proof as a letter is nynorsk for a pupil who writes nynorsk, and no word of the other form is left', () => {
    const [bokmål, nynorsk] = [spoken('nb').join('\n').replace('vidaregåande skule', ''), spoken('nn').join('\n')];
    expect(nynorsk).not.toMatch(
      /\b(ikke|hva|skole|skolen|åpnet|påminnet|foresatt|tilgjengelig|hjemmel|avvist av mottakerens)\b/i,
    );
    expect(bokmål).not.toMatch(/\b(ikkje|kva|skulen|opna|påmint|føresett|tilgjengeleg|heimel)\b/i);
  });

  it('a delivery proof as a letter has words for every relation by which somebody can get a warning', () => {
    const today = '2026-11-24';
    const { facts } = cardOf(BASES);
    const received = guardiansWho('child:receive-warning', OWNER, facts, today).map(({ basis }) => basis);
    expect(received).toHaveLength(5);
    for (const words of [PROOF_WORDS.nb, PROOF_WORDS.nn])
      expect(['pupil:self', ...received].filter((basis) => words.bases[basis] === undefined)).toEqual([]);
  });

  it('a delivery proof as a letter has no name in its title, and the same records are the same bytes', () => {
    expect(spoken('nb').slice(0, 4)).toEqual([
      'P: Fjordvik vidaregåande skule',
      'P: Dato: 11. desember 2026',
      expect.stringMatching(/^P: Referanse: [0-9a-z]{36}$/),
      'H1: Dokumentasjon på levering av varsel',
    ]);
    expect(Buffer.from(sampleProof('nn')).equals(Buffer.from(sampleProof('nn')))).toBe(true);
  });
});
