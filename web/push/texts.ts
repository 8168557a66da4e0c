import type { Texts } from '../words/text.ts';

/** Words of notices in this browser; where each kind of browser lets a person unblock them. */
export const texts = {
  title: { nb: 'Beskjeder på denne enheten', nn: 'Beskjedar på denne eininga', en: 'Notices on this device' },
  isOn: { nb: 'På', nn: 'På', en: 'On' },
  isOff: { nb: 'Av', nn: 'Av', en: 'Off' },
  on: {
    nb: 'Enheten sier fra når noe venter på deg. Logger du ut, slås beskjedene av her.',
    nn: 'Eininga seier frå når noko ventar på deg. Loggar du ut, blir beskjedane slått av her.',
    en: 'The device tells you when something is waiting for you. If you sign out, notices are switched off here.',
  },
  off: {
    nb: 'Slå på, så sier enheten fra når noe venter på deg, også når Skolebro er lukket. Beskjeden sier aldri hva det gjelder.',
    nn: 'Slå på, så seier eininga frå når noko ventar på deg, også når Skolebro er lukka. Beskjeden seier aldri kva det gjeld.',
    en: 'Switch on, and the device tells you when something is waiting for you, even when Skolebro is closed. A notice never says what it is about.',
  },
  switchOn: { nb: 'Slå på beskjeder', nn: 'Slå på beskjedar', en: 'Switch notices on' },
  switchOff: { nb: 'Slå av beskjeder', nn: 'Slå av beskjedar', en: 'Switch notices off' },
  'not-offered': {
    nb: 'Her sendes det ingen beskjeder til nettlesere. Du får dem på e-post og i innboksen.',
    nn: 'Her blir det ikkje sendt beskjedar til nettlesarar. Du får dei på e-post og i innboksen.',
    en: 'No notices are sent to browsers here. You get them by e-mail and in the inbox.',
  },
  'needs-installing': {
    nb: 'På iPhone og iPad må Skolebro ligge på Hjem-skjermen først. Trykk på Del-knappen i Safari, velg «Legg til på Hjem-skjerm», åpne Skolebro derfra, og slå på beskjeder her.',
    nn: 'På iPhone og iPad må Skolebro liggje på Heim-skjermen først. Trykk på Del-knappen i Safari, vel «Legg til på Heim-skjerm», opne Skolebro derifrå, og slå på beskjedar her.',
    en: 'On iPhone and iPad, Skolebro must be on the Home Screen first. Tap the Share button in Safari, choose “Add to Home Screen”, open Skolebro from there, and switch notices on here.',
  },
  unable: {
    nb: 'Denne nettleseren kan ikke vise beskjeder. Oppdater den, eller bruk en annen. Private vinduer viser heller ingen.',
    nn: 'Denne nettlesaren kan ikkje vise beskjedar. Oppdater han, eller bruk ein annan. Private vindauge viser heller ingen.',
    en: 'This browser cannot show notices. Update it, or use another. Private windows show none either.',
  },
  blocked: {
    nb: 'Beskjeder fra Skolebro er blokkert i nettleseren. Bare du kan slippe dem til:',
    nn: 'Beskjedar frå Skolebro er blokkerte i nettlesaren. Berre du kan sleppe dei til:',
    en: 'The browser blocks notices from Skolebro. Only you can let them in:',
  },
  'unblock-apple-phone': {
    nb: 'Åpne Innstillinger på enheten, velg Varslinger og Skolebro, og slå på «Tillat varslinger».',
    nn: 'Opne Innstillingar på eininga, vel Varslingar og Skolebro, og slå på «Tillat varslingar».',
    en: 'Open Settings on the device, choose Notifications and Skolebro, and switch on “Allow Notifications”.',
  },
  'unblock-android': {
    nb: 'Trykk på ikonet foran adressen, velg Tillatelser og Varsler, og velg Tillat. Last siden på nytt.',
    nn: 'Trykk på ikonet framfor adressa, vel Løyve og Varsel, og vel Tillat. Last sida på nytt.',
    en: 'Tap the icon before the address, choose Permissions and Notifications, and choose Allow. Load the page again.',
  },
  'unblock-firefox': {
    nb: 'Klikk på ikonet foran adressen, fjern «Blokkert» ved «Sende varsler», og last siden på nytt.',
    nn: 'Klikk på ikonet framfor adressa, ta bort «Blokkert» ved «Sende varsel», og last sida på nytt.',
    en: 'Click the icon before the address, remove “Blocked” at “Send notifications”, and load the page again.',
  },
  'unblock-safari': {
    nb: 'Åpne Innstillinger i Safari, velg Nettsteder og Varslinger, og velg Tillat for Skolebro.',
    nn: 'Opne Innstillingar i Safari, vel Nettstader og Varslingar, og vel Tillat for Skolebro.',
    en: 'Open Settings in Safari, choose Websites and Notifications, and choose Allow for Skolebro.',
  },
  'unblock-chrome': {
    nb: 'Klikk på ikonet foran adressen, slå på Varsler, og last siden på nytt.',
    nn: 'Klikk på ikonet framfor adressa, slå på Varsel, og last sida på nytt.',
    en: 'Click the icon before the address, switch on Notifications, and load the page again.',
  },
  dismissed: {
    nb: 'Nettleseren fikk ikke noe svar. Slå på en gang til, og velg Tillat når den spør.',
    nn: 'Nettlesaren fekk ikkje noko svar. Slå på ein gong til, og vel Tillat når han spør.',
    en: 'The browser got no answer. Switch on once more, and choose Allow when it asks.',
  },
  noToken: {
    nb: 'Nettleserens tjeneste for beskjeder svarer ikke. Prøv igjen, eller bruk en annen nettleser.',
    nn: 'Tenesta for beskjedar i nettlesaren svarer ikkje. Prøv igjen, eller bruk ein annan nettlesar.',
    en: 'The browser’s service for notices does not answer. Try again, or use another browser.',
  },
  again: { nb: 'Prøv igjen', nn: 'Prøv igjen', en: 'Try again' },
} satisfies Texts;
