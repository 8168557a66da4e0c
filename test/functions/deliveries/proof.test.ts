import { describe, expect, it } from 'vitest';
import { readPdf } from '../../support/read-pdf.ts';
import { sampleProof } from './sample.ts';

const spoken = (language: 'nb' | 'nn') => readPdf(sampleProof(language)).spoken;

describe('a delivery proof as a letter (D9)', () => {
  it('says of each recipient the relation, the ways, what they did, and what the school did', () => {
    expect(spoken('nb').slice(spoken('nb').indexOf('H2: Foresatt: Čábbá Đuvvi'))).toEqual([
      'H2: Foresatt: Čábbá Đuvvi',
      ...['TH: Grunnlag', 'TD: foreldreansvar', 'TH: Gjort tilgjengelig', 'TD: 24. november 2026 kl. 07:30'],
      'TH: Melding om varselet',
      'TD: e-post: avvist av mottakerens e-posttjeneste, 24. november 2026 kl. 11:15',
      ...['TH: Melding om påminnelsen', 'TD: telefon: sendt, 1. desember 2026 kl. 11:15'],
      ...['TH: Åpnet', 'TD: ikke åpnet', 'TH: Bekreftet lest', 'TD: ikke bekreftet'],
      ...['TH: Påminnet', 'TD: 1. desember 2026 kl. 11:15', 'TH: På papir'],
      'TD: skolen fikk i oppgave å levere brevet, fordi det ikke var åpnet, 8. desember 2026 kl. 11:15',
      ...['TH: Levert på papir', 'TD: sendt rekommandert, 9. desember 2026 kl. 11:15 (Kari Kontor)'],
      'H2: Foresatt',
      ...['TH: Grunnlag', 'TD: daglig omsorg', 'TH: Gjort tilgjengelig', 'TD: 24. november 2026 kl. 07:30'],
      ...['TH: Melding om varselet', 'TD: ingen registrert', 'TH: Åpnet', 'TD: ikke åpnet'],
      ...['TH: Bekreftet lest', 'TD: ikke bekreftet', 'TH: Ikke fulgt opp videre'],
      'TD: mottakeren skulle ikke lenger ha varselet, 1. desember 2026 kl. 11:15',
    ]);
  });

  it('is nynorsk for a pupil who writes nynorsk, and no word of the other form is left', () => {
    const [bokmål, nynorsk] = [spoken('nb').join('\n').replace('vidaregåande skule', ''), spoken('nn').join('\n')];
    expect(nynorsk).not.toMatch(
      /\b(ikke|hva|skole|skolen|åpnet|påminnet|foresatt|tilgjengelig|hjemmel|avvist av mottakerens)\b/i,
    );
    expect(bokmål).not.toMatch(/\b(ikkje|kva|skulen|opna|påmint|føresett|tilgjengeleg|heimel)\b/i);
  });

  it('has no name in its title, and the same records are the same bytes', () => {
    expect(spoken('nb')[0]).toBe('H1: Dokumentasjon på levering av varsel');
    expect(Buffer.from(sampleProof('nn')).equals(Buffer.from(sampleProof('nn')))).toBe(true);
  });
});
