/** Given names and "example" surnames that invented participants are put together from, country by country. */
export const SURNAMES: ReadonlyArray<
  [country: string, surname: string, affiliation: string, language: string]
> = [
  ["IT", "Esempio", "Cooperativa Esempio", "it"],
  ["FR", "Exemple", "Coopérative Exemple", "fr"],
  ["DE", "Beispiel", "Beispiel eG", "de"],
  ["ES", "Ejemplo", "Cooperativa Ejemplo", "es"],
  ["IE", "Sample", "Sample Care Cooperative", "en"],
  ["SI", "Primer", "Zavod Primer", "en"],
  ["PT", "Exemplo", "Cooperativa Exemplo", "en"],
  ["PL", "Przykład", "Spółdzielnia Przykład", "en"],
  ["BE", "Modèle", "Coopérative Modèle", "fr"],
  ["HR", "Primjer", "Zadruga Primjer", "it"],
  ["NL", "Voorbeeld", "Coöperatie Voorbeeld", "en"],
];

export const GIVEN_NAMES = [
  "Aino",
  "Bruno",
  "Clara",
  "Dario",
  "Edit",
  "Felix",
  "Giulia",
  "Hana",
  "Irene",
  "Jules",
  "Katja",
  "Leo",
  "Mina",
  "Noor",
  "Olga",
  "Pavel",
  "Rosa",
  "Samir",
  "Tilda",
  "Ugo",
  "Vera",
];

/** How many confirmed registrations each category has; students are one group more than there are places. */
export const CONFIRMED = { member: 96, partner: 11, student: 6, speaker: 3 } as const;
export const WAITING_STUDENTS = 3;
export const WITHDRAWN_MEMBERS = 4;
/** Organisations that are new to the federation: the organiser decides. */
export const TO_DECIDE = 2;
export const UNFINISHED = 5;
