import type { Random } from './random.ts';
import { OWNER } from './schools.ts';

/** Common names, combined at random: a real person of that name is not meant. */
const GIVEN = words(`
  Nora Emma Ella Maja Olivia Sofie Ingrid Sara Astrid Frida Ida Hedda Tuva Live Selma Amalie Thea Mie Vilde Hanna Signe Eline
  Jenny Anna Maria Aurora Oda Iben Solveig Ronja Tiril Marie Synne Agnes Johanne Amina Zahra Leila Fatima Nadia Mina Linnea
  Noah Jakob Emil Lukas Oliver Filip William Magnus Elias Henrik Isak Aksel Oskar Johannes Sander Mathias Ludvig Tobias Kasper
  Jonas Sondre Eirik Vetle Trym Sverre Håkon Ola Kristian Martin Adrian Even Brage Birk Odin Storm Falk Adam Yusuf Omar Ali Ibrahim
  Mikkel Jørgen Øyvind Torstein Åsmund Æsa Bjørn Gaute Niillas Ánte Máhtte Elle Ristin Áilu Biret Lásse`);
const ADULT_GIVEN = words(`
  Anne Hilde Ingunn Marit Kristin Silje Monica Heidi Camilla Linda Trine Tone Siri Randi Bente Elin Gro Turid Berit Wenche Nina
  Lise Ellen Åse Guro Ragnhild Eli Stine Cecilie Maiken Hege Tonje Grethe Samira Olena Ewa Aisha Thi Inger Solfrid Jorunn Målfrid
  Per Lars Knut Geir Morten Trond Stian Rune Øystein Terje Svein Arild Frode Tor Espen Kjetil Roar Vidar Helge Ståle Magne Odd
  Jan Erik Anders Thomas Pål Geir Håvard Dag Gunnar Leif Asbjørn Sigurd Ahmed Piotr Andrii Mohamed Nguyen Ánde Jovnna Nils`);
const FAMILY = words(`
  Solberg Haugland Vik Aase Nygaard Fjelde Bakke Lunde Moen Strand Berge Dale Eide Sæther Hagen Lien Tveit Myklebust Sandvik
  Nesheim Ødegård Skår Hovland Kvåle Hauge Viken Sunde Rød Kleiva Årdal Øvrebø Hjelle Fossen Bruvik Nordbø Leirvik Stokke Heggdal
  Vågen Sjøvold Grindheim Engen Brekke Aarseth Tangen Svendsen Olsen Hansen Larsen Johansen Pedersen Kristiansen Jensen Eriksen
  Nilsen Karlsen Andersen Iversen Halvorsen Gundersen Rasmussen Danielsen Knutsen Ruud Holte Bø Li Næss Ås Ørstad Langeland Mæland
  Rong Fjæra Kårstad Ulvik Voll Selje Giske Hareide Vartdal Ahmed Hussein Nowak Kowalski Nguyen Tran Yilmaz Petrenko Rahimi Abdi
  Sara Utsi Gaup Hætta Eira Somby Valkeapää Skum Påve Tjikkom Jåma Kappfjell`);

export const childName = (random: Random): string => random.pick(GIVEN);
export const adultName = (random: Random): string => random.pick(ADULT_GIVEN);
export const familyName = (random: Random): string => random.pick(FAMILY);

/** Letters that do not decompose into a base letter and a mark. */
const FOLDED: Readonly<Record<string, string>> = { đ: 'd', ŋ: 'n', ŧ: 't', ø: 'o', æ: 'ae', ð: 'd' };

/** `Áŋŋel Čábbá` → `annel.cabba`: the first given name and the last family name in ASCII. */
export function mailName(given: string, family: string): string {
  return [given.split(' ')[0] ?? '', family.split(' ').at(-1) ?? '']
    .map((part) =>
      part
        .toLowerCase()
        .replaceAll(/[đŋŧøæð]/g, (letter) => FOLDED[letter] ?? '')
        .normalize('NFD')
        .replaceAll(/[^a-z]/g, ''),
    )
    .join('.');
}

/** The Feide name of a person with a unique name; `nextFeideName` numbers people with the same name. */
export const feideName = (given: string, family: string): string => `${mailName(given, family)}@${OWNER.realm}`;

/** A free Feide name; marks it as taken. */
export function nextFeideName(taken: Set<string>, given: string, family: string): string {
  let name = feideName(given, family);
  for (let number = 2; taken.has(name); number++) name = `${mailName(given, family)}${number}@${OWNER.realm}`;
  taken.add(name);
  return name;
}

function words(text: string): [string, ...string[]] {
  const [first = '', ...rest] = new Set(text.trim().split(/\s+/));
  return [first, ...rest];
}
