import type { Text } from '../../words/text.ts';

/**
 * How a requirement is held: by rules of axe on every page, by a test of its own, or by there being nothing that it is
 * about.
 */
export type Proof =
  | { readonly by: 'axe' }
  | { readonly by: 'test'; readonly title: string }
  | { readonly by: 'nothing-of-it'; readonly why: Text };

/** One success criterion of WCAG 2.1. */
export type Requirement = { readonly id: string; readonly name: Text; readonly proof: Proof };

const AXE: Proof = { by: 'axe' };
const test = (title: string): Proof => ({ by: 'test', title });
const nothing = (nb: string, nn: string, en: string): Proof => ({ by: 'nothing-of-it', why: { nb, nn, en } });

/** Tests of `test/web/accessibility.test.ts` by what they are about. */
const TESTS = {
  keyboard: test('the portal can be used with the keyboard alone'),
  words: test('the portal says in words what a colour says'),
  turned: test('the portal works in both orientations'),
  reflow: test('the portal needs no sideways scrolling at 320 px, which is 400 % of 1280'),
  spacing: test('the portal loses nothing when text gets more space'),
  shortcuts: test('the portal has keys of one letter only in a list that has the focus'),
  timing: test('the portal keeps what was typed when the sign-in expires'),
  motion: test('the portal moves nothing when less motion is asked for'),
  skip: test('the portal leads from the first key press to the content'),
  titles: test('the portal has a title for every page, without a name'),
  ways: test('the portal has the same menu on every page'),
  focus: test('the portal shows where the focus is'),
  language: test('the portal says which language the page and its parts are in'),
  input: test('the portal changes nothing before a button is pressed'),
  faults: test('the portal names each fault, and what to do, before anything is sent'),
  status: test('the portal tells a screen reader what has happened'),
} as const;
const MEDIA = nothing(
  'Det er ingen lyd, video eller bilder av tekst.',
  'Det er ikkje lyd, video eller bilete av tekst.',
  'There is no sound, video or image of text.',
);
const HOVER = nothing(
  'Ingenting vises bare under pekeren.',
  'Ingenting blir vist berre under peikaren.',
  'Nothing is shown only under the pointer.',
);
const GESTURES = nothing(
  'Alt gjøres med trykk på knapper og lenker.',
  'Alt blir gjort med trykk på knappar og lenkjer.',
  'Everything is done by pressing buttons and links.',
);

const row = (id: string, proof: Proof, ...[nb, nn, en]: readonly [string, string, string]): Requirement => ({
  id,
  proof,
  name: { nb, nn, en },
});

/**
 * The 47 requirements of the Norwegian authority for accessible ICT: WCAG 2.1 A and AA without 1.2.3, 1.2.4 and 1.2.5
 * (forskrift om universell utforming av IKT-løsninger § 4 a), each with its proof.
 */
export const REQUIREMENTS: readonly Requirement[] = [
  row('1.1.1', AXE, 'Ikke-tekstlig innhold', 'Ikkje-tekstleg innhald', 'Non-text content'),
  row(
    '1.2.1',
    MEDIA,
    'Bare lyd og bare video (forhåndsinnspilt)',
    'Berre lyd og berre video (førehandsinnspelt)',
    'Audio-only and video-only (prerecorded)',
  ),
  row('1.2.2', MEDIA, 'Teksting (forhåndsinnspilt)', 'Teksting (førehandsinnspelt)', 'Captions (prerecorded)'),
  row('1.3.1', AXE, 'Informasjon og relasjoner', 'Informasjon og relasjonar', 'Info and relationships'),
  row('1.3.2', TESTS.keyboard, 'Meningsfylt rekkefølge', 'Meiningsfull rekkjefølgje', 'Meaningful sequence'),
  row('1.3.3', TESTS.words, 'Sensoriske egenskaper', 'Sensoriske eigenskapar', 'Sensory characteristics'),
  row('1.3.4', TESTS.turned, 'Visningsretning', 'Visingsretning', 'Orientation'),
  row('1.3.5', AXE, 'Identifiser formål med inndata', 'Identifiser formål med inndata', 'Identify input purpose'),
  row('1.4.1', TESTS.words, 'Bruk av farge', 'Bruk av farge', 'Use of color'),
  row('1.4.2', MEDIA, 'Styring av lyd', 'Styring av lyd', 'Audio control'),
  row('1.4.3', AXE, 'Kontrast (minimum)', 'Kontrast (minimum)', 'Contrast (minimum)'),
  row('1.4.4', TESTS.reflow, 'Endring av tekststørrelse', 'Endring av tekststorleik', 'Resize text'),
  row('1.4.5', MEDIA, 'Bilder av tekst', 'Bilete av tekst', 'Images of text'),
  row('1.4.10', TESTS.reflow, 'Dynamisk tilpasning (reflow)', 'Dynamisk tilpassing (reflow)', 'Reflow'),
  row('1.4.11', AXE, 'Kontrast for ikke-tekstlig innhold', 'Kontrast for ikkje-tekstleg innhald', 'Non-text contrast'),
  row('1.4.12', TESTS.spacing, 'Tekstavstand', 'Tekstavstand', 'Text spacing'),
  row(
    '1.4.13',
    HOVER,
    'Pekerfølsomt innhold eller innhold ved tastaturfokus',
    'Peikarfølsamt innhald eller innhald ved tastaturfokus',
    'Content on hover or focus',
  ),
  row('2.1.1', TESTS.keyboard, 'Tastatur', 'Tastatur', 'Keyboard'),
  row('2.1.2', TESTS.keyboard, 'Ingen tastaturfelle', 'Inga tastaturfelle', 'No keyboard trap'),
  row(
    '2.1.4',
    TESTS.shortcuts,
    'Hurtigtaster som består av ett tegn',
    'Snøggtastar som er eitt teikn',
    'Character key shortcuts',
  ),
  row('2.2.1', TESTS.timing, 'Justerbar hastighet', 'Justerbar fart', 'Timing adjustable'),
  row('2.2.2', TESTS.motion, 'Pause, stopp, skjul', 'Pause, stopp, skjul', 'Pause, stop, hide'),
  row(
    '2.3.1',
    TESTS.motion,
    'Terskelverdi på maksimalt tre glimt',
    'Terskelverdi på maksimalt tre glimt',
    'Three flashes or below threshold',
  ),
  row('2.4.1', TESTS.skip, 'Hoppe over blokker', 'Hoppe over blokker', 'Bypass blocks'),
  row('2.4.2', TESTS.titles, 'Sidetitler', 'Sidetitlar', 'Page titled'),
  row('2.4.3', TESTS.keyboard, 'Fokusrekkefølge', 'Fokusrekkjefølgje', 'Focus order'),
  row('2.4.4', AXE, 'Formål med lenke (i kontekst)', 'Formål med lenkje (i kontekst)', 'Link purpose (in context)'),
  row('2.4.5', TESTS.ways, 'Flere måter', 'Fleire måtar', 'Multiple ways'),
  row('2.4.6', AXE, 'Overskrifter og ledetekster', 'Overskrifter og leietekstar', 'Headings and labels'),
  row('2.4.7', TESTS.focus, 'Synlig fokus', 'Synleg fokus', 'Focus visible'),
  row('2.5.1', GESTURES, 'Pekerbevegelser', 'Peikarrørsler', 'Pointer gestures'),
  row('2.5.2', GESTURES, 'Pekeravbrytelse', 'Peikaravbrot', 'Pointer cancellation'),
  row('2.5.3', AXE, 'Ledetekst i navn', 'Leietekst i namn', 'Label in name'),
  row('2.5.4', GESTURES, 'Bevegelsesaktivering', 'Rørsleaktivering', 'Motion actuation'),
  row('3.1.1', TESTS.language, 'Språk på siden', 'Språk på sida', 'Language of page'),
  row('3.1.2', TESTS.language, 'Språk på deler av innhold', 'Språk på delar av innhald', 'Language of parts'),
  row('3.2.1', TESTS.keyboard, 'Fokus', 'Fokus', 'On focus'),
  row('3.2.2', TESTS.input, 'Inndata', 'Inndata', 'On input'),
  row('3.2.3', TESTS.ways, 'Konsekvent navigering', 'Konsekvent navigering', 'Consistent navigation'),
  row('3.2.4', TESTS.ways, 'Konsekvent identifikasjon', 'Konsekvent identifikasjon', 'Consistent identification'),
  row('3.3.1', TESTS.faults, 'Identifikasjon av feil', 'Identifikasjon av feil', 'Error identification'),
  row('3.3.2', AXE, 'Ledetekster eller instruksjoner', 'Leietekstar eller instruksjonar', 'Labels or instructions'),
  row('3.3.3', TESTS.faults, 'Forslag ved feil', 'Forslag ved feil', 'Error suggestion'),
  row('3.3.4', TESTS.faults, 'Forhindring av feil', 'Førebygging av feil', 'Error prevention (legal, financial, data)'),
  row('4.1.1', AXE, 'Parsing (oppdeling)', 'Parsing (oppdeling)', 'Parsing'),
  row('4.1.2', AXE, 'Navn, rolle, verdi', 'Namn, rolle, verdi', 'Name, role, value'),
  row('4.1.3', TESTS.status, 'Statusbeskjeder', 'Statusmeldingar', 'Status messages'),
];
