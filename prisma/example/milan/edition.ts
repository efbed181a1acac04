import {
  type ExampleEdition,
  type ExampleHost,
  type ExampleOrganisation,
  type ExampleSchool,
  WRITTEN_IN,
} from "../shape";

/**
 * The first International School of Social Cooperatives and Social Enterprises. Only published facts; what is not known
 * (venue, times, rooms, speakers, the address of the film) is left out. Independent of the organisations it names.
 */
export const ORGANISATION = {
  name: "Convivio examples",
  controllerName: "Convivio examples",
  controllerAddress: "",
  privacyContact: "privacy@example.org",
  legalNotice: {
    en: "An independent example, made from published facts. It is not affiliated with Federsolidarietà – Confcooperative or with any other organisation named here.",
    fr: "Un exemple indépendant, établi à partir de faits publiés. Il n’a aucun lien avec Federsolidarietà – Confcooperative ni avec les autres organisations citées.",
    it: "Un esempio indipendente, fatto a partire da notizie pubblicate. Non ha legami con Federsolidarietà – Confcooperative né con le altre organizzazioni citate.",
    es: "Un ejemplo independiente, hecho a partir de hechos publicados. No tiene relación con Federsolidarietà – Confcooperative ni con las demás organizaciones citadas.",
    de: "Ein unabhängiges Beispiel nach veröffentlichten Tatsachen. Es steht in keiner Verbindung zu Federsolidarietà – Confcooperative oder anderen hier genannten Organisationen.",
  },
} satisfies ExampleOrganisation;

export const SCHOOL = {
  slug: "international-school-social-cooperatives",
  kind: "school",
  title: {
    en: "International School of Social Cooperatives and Social Enterprises",
    fr: "École internationale des coopératives et entreprises sociales",
    it: "Scuola internazionale delle cooperative e delle imprese sociali",
    es: "Escuela internacional de cooperativas y empresas sociales",
    de: "Internationale Akademie der Sozialgenossenschaften und Sozialunternehmen",
  },
  summary: {
    en: "A school where people from social cooperatives across Europe learn from each other’s practice.",
    fr: "Une école où des gens de coopératives sociales de toute l’Europe apprennent de la pratique des autres.",
    it: "Una scuola in cui persone di cooperative sociali di tutta Europa imparano dalla pratica altrui.",
    es: "Una escuela donde personas de cooperativas sociales de toda Europa aprenden de la práctica ajena.",
    de: "Eine Akademie, in der Menschen aus Sozialgenossenschaften in ganz Europa aus der Praxis der anderen lernen.",
  },
  description: {
    en: "The first edition took place in Milan in 2015. This page keeps what is known of it.",
    fr: "La première édition a eu lieu à Milan en 2015. Cette page garde ce que l’on en sait.",
    it: "La prima edizione si è tenuta a Milano nel 2015. Questa pagina conserva ciò che se ne sa.",
    es: "La primera edición tuvo lugar en Milán en 2015. Esta página guarda lo que se sabe de ella.",
    de: "Die erste Ausgabe fand 2015 in Mailand statt. Diese Seite bewahrt, was darüber bekannt ist.",
  },
} satisfies ExampleSchool;

export const DATE = "2015-10-11";
export const EDITION_SLUG = "milan-2015";

export const EDITION = {
  number: 1,
  title: { en: "Milan 2015", fr: "Milan 2015", it: "Milano 2015", es: "Milán 2015", de: "Mailand 2015" },
  tagline: {
    en: "Thirty cooperators, three themes, one day.",
    fr: "Trente coopératrices et coopérateurs, trois thèmes, une journée.",
    it: "Trenta cooperatrici e cooperatori, tre temi, una giornata.",
    es: "Treinta cooperativistas, tres temas, un día.",
    de: "Dreißig Genossenschaftsmitglieder, drei Themen, ein Tag.",
  },
  summary: {
    en: "The first edition of the school, in Milan on 11 October 2015: local development, impact and technology in social cooperatives.",
    fr: "La première édition de l’école, à Milan le 11 octobre 2015 : développement local, impact et technologie dans les coopératives sociales.",
    it: "La prima edizione della scuola, a Milano l’11 ottobre 2015: sviluppo locale, impatto e tecnologia nelle cooperative sociali.",
    es: "La primera edición de la escuela, en Milán el 11 de octubre de 2015: desarrollo local, impacto y tecnología en las cooperativas sociales.",
    de: "Die erste Ausgabe der Akademie, am 11. Oktober 2015 in Mailand: lokale Entwicklung, Wirkung und Technik in Sozialgenossenschaften.",
  },
  description: {
    en: "The times, the rooms and the names of the speakers are not known to this archive, so it shows none.",
    fr: "Cette archive ne connaît ni les heures, ni les salles, ni les noms des intervenantes et intervenants. Elle n’en montre donc pas.",
    it: "Questo archivio non conosce gli orari, le sale e i nomi di chi è intervenuto, quindi non li mostra.",
    es: "Este archivo no conoce las horas, las salas ni los nombres de las personas ponentes, así que no muestra ninguno.",
    de: "Zeiten, Räume und Namen der Mitwirkenden sind diesem Archiv nicht bekannt; darum zeigt es keine.",
  },
  audience: {},
  cost: {},
  accessNote: {},
  city: "Milano",
  country: "IT",
  venue: {},
  address: "",
  directions: {},
  timeZone: "Europe/Rome",
  languages: [...WRITTEN_IN],
  contactEmail: "archive@example.org",
} satisfies ExampleEdition;

export const HOSTS = [
  { name: "Federsolidarietà – Confcooperative", url: null, role: "host" },
] satisfies ExampleHost[];
