import { refuseBy } from '../shared/errors.ts';
import type { Refusals } from '../shared/refusals.ts';

/** Refusals of settings. */
export const refusals = {
  'settings.not-per-school': {
    kind: 'invalid',
    nb: 'Denne innstillingen settes for hele skoleeieren. Kontakt skoleeierens administrator.',
    nn: 'Denne innstillinga blir sett for heile skuleeigaren. Kontakt administratoren til skuleeigaren.',
    en: 'This setting applies to the whole owner. Contact the owner’s administrator.',
  },
  'settings.reason-twice': {
    kind: 'invalid',
    nb: 'To årsaker har samme id. Gi hver årsak sin egen.',
    nn: 'To årsaker har same id. Gi kvar årsak sin eigen.',
    en: 'Two reasons have the same id. Give each reason its own id.',
  },
  'settings.default-reason-not-listed': {
    kind: 'invalid',
    nb: 'Standardårsaken må stå på listen over årsaker, eller være tom. Legg den til på listen først.',
    nn: 'Standardårsaka må stå på lista over årsaker, eller vere tom. Legg ho til på lista først.',
    en: 'The default reason must be on the list of reasons, or empty. Add it to the list first.',
  },
  'settings.reason-still-default': {
    kind: 'invalid',
    nb: 'Årsaken som er standard, mangler på listen. Velg en annen standardårsak først.',
    nn: 'Årsaka som er standard, manglar på lista. Vel ei anna standardårsak først.',
    en: 'The list lacks the default reason. Choose another default reason first.',
  },
  'settings.code-sets-disagree': {
    kind: 'invalid',
    nb: 'To kodesett begynner samme dag, en kode står to ganger, eller en kode som settet selv bruker, mangler på listen.',
    nn: 'To kodesett byrjar same dag, ein kode står to gonger, eller ein kode som settet sjølv brukar, manglar på lista.',
    en: 'Two code sets begin on the same day, a set has a code twice, or a set refers to a code that it does not have.',
  },
  'settings.catalogues-disagree': {
    kind: 'invalid',
    nb: 'To sett for samme slag varsel begynner samme dag, eller en årsak står to ganger i et sett. Rett det ene.',
    nn: 'To sett for same slag varsel byrjar same dag, eller ei årsak står to gonger i eit sett. Rett det eine.',
    en: 'Two sets for the same kind of warning begin on the same day, or a set has a reason twice. Correct one of them.',
  },
  'settings.categories-disagree': {
    kind: 'invalid',
    nb: 'To kategorier har samme id, eller en slutter før den begynner. Rett den ene.',
    nn: 'To kategoriar har same id, eller ein sluttar før han byrjar. Rett den eine.',
    en: 'Two categories have the same id, or a category ends before it begins. Correct it.',
  },
  'settings.closed-days-turned': {
    kind: 'invalid',
    nb: 'En periode slutter før den begynner. Bytt om på dagene.',
    nn: 'Ein periode sluttar før han byrjar. Byt om på dagane.',
    en: 'A period ends before it begins. Swap the days.',
  },
  'settings.go-live-day-far-away': {
    kind: 'invalid',
    nb: 'Dagen skolen tas i bruk, må være fra og med {first} til og med {last}. Velg en dag mellom dem.',
    nn: 'Dagen skulen blir teken i bruk, må vere frå og med {first} til og med {last}. Vel ein dag mellom dei.',
    en: 'The day on which the school goes live must be from {first} to {last}. Choose a day between them.',
  },
} satisfies Refusals;

/** Refuses by a code of the table, or a shared one. */
export const refuse = refuseBy<typeof refusals>();
