import type { ExamplePerson } from "../shape";

/** Who stands in the programme. Biographies are in English, French and Italian: so the fallback can be seen. */
export const PEOPLE = [
  {
    fullName: "Ada Esempio",
    affiliation: "Cooperativa Esempio",
    country: "IT",
    headline: {
      en: "Coordinator of a neighbourhood cooperative",
      fr: "Coordinatrice d’une coopérative de quartier",
      it: "Coordinatrice di una cooperativa di quartiere",
      es: "Coordinadora de una cooperativa de barrio",
      de: "Koordinatorin einer Stadtteilgenossenschaft",
    },
    biography: {
      en: "Ada baked bread for eleven years before she kept the books. Her cooperative runs a bakery, a laundry and a bench.",
      fr: "Ada a fait du pain pendant onze ans avant de tenir les comptes. Sa coopérative a une boulangerie, une laverie et un banc.",
      it: "Ada ha fatto il pane per undici anni prima di tenere i conti. La sua cooperativa ha un forno, una lavanderia e una panchina.",
    },
  },
  {
    fullName: "Émile Exemple",
    affiliation: "Coopérative Exemple",
    country: "FR",
    headline: {
      en: "Cook and chair of his cooperative",
      fr: "Cuisinier et président de sa coopérative",
      it: "Cuoco e presidente della sua cooperativa",
      es: "Cocinero y presidente de su cooperativa",
      de: "Koch und Vorsitzender seiner Genossenschaft",
    },
    biography: {
      en: "Émile trains people in a canteen of sixty seats. He collects indicators that nobody needed.",
      fr: "Émile forme des gens dans une cantine de soixante couverts. Il collectionne les indicateurs dont personne n’avait besoin.",
      it: "Émile forma persone in una mensa da sessanta coperti. Colleziona indicatori che non servivano a nessuno.",
    },
  },
  {
    fullName: "Greta Beispiel",
    affiliation: "Beispiel eG",
    country: "DE",
    headline: {
      en: "Joiner and trainer",
      fr: "Menuisière et formatrice",
      it: "Falegname e formatrice",
      es: "Carpintera y formadora",
      de: "Tischlerin und Ausbilderin",
    },
    biography: {
      en: "Greta builds furniture with people who were told they could not. She thinks with her hands.",
      fr: "Greta construit des meubles avec des gens à qui l’on disait qu’ils ne pourraient pas. Elle pense avec les mains.",
      it: "Greta costruisce mobili con persone a cui avevano detto che non potevano. Pensa con le mani.",
    },
  },
  {
    fullName: "Ivo Primjer",
    affiliation: "Zadruga Primjer",
    country: "HR",
    headline: {
      en: "Secretary of a cooperative on an island",
      fr: "Secrétaire d’une coopérative insulaire",
      it: "Segretario di una cooperativa su un’isola",
      es: "Secretario de una cooperativa en una isla",
      de: "Sekretär einer Inselgenossenschaft",
    },
    biography: {
      en: "Ivo writes minutes that children can read. His cooperative has forty members and one ferry a day.",
      fr: "Ivo écrit des comptes rendus lisibles par des enfants. Sa coopérative compte quarante membres et un ferry par jour.",
      it: "Ivo scrive verbali che anche i bambini capiscono. La sua cooperativa ha quaranta soci e un traghetto al giorno.",
    },
  },
  {
    fullName: "Joana Exemplo",
    affiliation: "Cooperativa Exemplo",
    country: "PT",
    headline: {
      en: "Shopkeeper and facilitator",
      fr: "Épicière et animatrice",
      it: "Bottegaia e facilitatrice",
      es: "Tendera y dinamizadora",
      de: "Ladenbetreiberin und Moderatorin",
    },
    biography: {
      en: "Joana holds key number one of a shop with a hundred keys. She has helped nine villages to open theirs.",
      fr: "Joana garde la clé numéro un d’une épicerie aux cent clés. Elle a aidé neuf villages à ouvrir la leur.",
      it: "Joana tiene la chiave numero uno di una bottega dalle cento chiavi. Ha aiutato nove paesi ad aprire la propria.",
    },
  },
  {
    fullName: "Fatou Modèle",
    affiliation: "Coopérative Modèle",
    country: "BE",
    headline: {
      en: "Nurse and board member",
      fr: "Infirmière et membre du conseil",
      it: "Infermiera e consigliera",
      es: "Enfermera y miembro del consejo",
      de: "Krankenschwester und Vorstandsmitglied",
    },
    biography: {
      en: "Fatou speaks four languages and listens in six. She founded a home-care cooperative at a bus stop.",
      fr: "Fatou parle quatre langues et en écoute six. Elle a fondé une coopérative de soins à domicile à un arrêt de bus.",
      it: "Fatou parla quattro lingue e ne ascolta sei. Ha fondato una cooperativa di assistenza a una fermata dell’autobus.",
    },
  },
  {
    fullName: "Lucía Ejemplo",
    affiliation: "Cooperativa Ejemplo",
    country: "ES",
    headline: {
      en: "Treasurer",
      fr: "Trésorière",
      it: "Tesoriera",
      es: "Tesorera",
      de: "Schatzmeisterin",
    },
    biography: {
      en: "Lucía prints balance sheets on tablecloths and has never had so many questions.",
      fr: "Lucía imprime les bilans sur des nappes et n’a jamais eu autant de questions.",
      it: "Lucía stampa i bilanci sulle tovaglie e non ha mai avuto tante domande.",
    },
  },
  {
    fullName: "Nika Primer",
    affiliation: "Zavod Primer",
    country: "SI",
    headline: {
      en: "Programmer in a workshop for everybody",
      fr: "Programmeuse dans un atelier ouvert",
      it: "Programmatrice in un laboratorio aperto",
      es: "Programadora en un taller abierto",
      de: "Programmiererin in einer offenen Werkstatt",
    },
    biography: {
      en: "Nika wrote the booking board of two workshops on a train between them.",
      fr: "Nika a écrit le tableau de réservation de deux ateliers dans le train qui les relie.",
      it: "Nika ha scritto la bacheca di due laboratori sul treno che li unisce.",
    },
  },
  {
    fullName: "Piotr Przykład",
    affiliation: "Spółdzielnia Przykład",
    country: "PL",
    headline: {
      en: "Bus driver, volunteer",
      fr: "Conducteur de bus bénévole",
      it: "Autista volontario",
      es: "Conductor de autobús voluntario",
      de: "Busfahrer im Ehrenamt",
    },
    biography: {
      en: "Piotr drives on Tuesdays. On other days he answers the telephone nobody else wants.",
      fr: "Piotr conduit le mardi. Les autres jours, il répond au téléphone dont personne ne veut.",
      it: "Piotr guida il martedì. Gli altri giorni risponde al telefono che nessuno vuole.",
    },
  },
  {
    fullName: "Eleni Paradeigma",
    affiliation: "University of Examples",
    country: "GR",
    headline: {
      en: "Teacher of cooperative law",
      fr: "Enseignante en droit coopératif",
      it: "Docente di diritto cooperativo",
      es: "Profesora de derecho cooperativo",
      de: "Dozentin für Genossenschaftsrecht",
    },
    biography: {
      en: "Eleni translates statutes into sentences people say aloud.",
      fr: "Eleni traduit les statuts en phrases que l’on dit à voix haute.",
      it: "Eleni traduce gli statuti in frasi che si dicono ad alta voce.",
    },
  },
  {
    fullName: "Maeve Sample",
    affiliation: "Sample Care Cooperative",
    country: "IE",
    headline: {
      en: "Manager of a care cooperative",
      fr: "Directrice d’une coopérative de soins",
      it: "Direttrice di una cooperativa di cura",
      es: "Directora de una cooperativa de cuidados",
      de: "Leiterin einer Pflegegenossenschaft",
    },
    biography: {
      en: "Maeve once lost a contract worth two thirds of the year, and tells how.",
      fr: "Maeve a perdu un jour un contrat qui valait les deux tiers de l’année, et elle le raconte.",
      it: "Maeve un giorno ha perso un contratto che valeva due terzi dell’anno, e lo racconta.",
    },
  },
  {
    fullName: "Jonas Pavyzdys",
    affiliation: "Kooperatyvas Pavyzdys",
    country: "LT",
    headline: {
      en: "Facilitator",
      fr: "Animateur",
      it: "Facilitatore",
      es: "Dinamizador",
      de: "Moderator",
    },
    biography: {
      en: "Jonas has switched off more software than he has installed.",
      fr: "Jonas a éteint plus de logiciels qu’il n’en a installés.",
      it: "Jonas ha spento più programmi di quanti ne abbia installati.",
    },
  },
  {
    fullName: "Anna Exempel",
    affiliation: "Kooperativet Exempel",
    country: "SE",
    headline: {
      en: "Researcher and home-care worker",
      fr: "Chercheuse et aide à domicile",
      it: "Ricercatrice e assistente domiciliare",
      es: "Investigadora y cuidadora a domicilio",
      de: "Forscherin und Pflegerin",
    },
    biography: {
      en: "Anna works two days in care and three days on what care workers are asked to type.",
      fr: "Anna passe deux jours dans le soin et trois à étudier ce que l’on y fait taper.",
      it: "Anna lavora due giorni nella cura e tre su ciò che lì si deve scrivere.",
    },
  },
  {
    fullName: "Kees Voorbeeld",
    affiliation: "Coöperatie Voorbeeld",
    country: "NL",
    headline: {
      en: "Bookkeeper of eleven cooperatives",
      fr: "Comptable de onze coopératives",
      it: "Contabile di undici cooperative",
      es: "Contable de once cooperativas",
      de: "Buchhalter von elf Genossenschaften",
    },
    biography: {
      en: "Kees believes a number only after he has met the person who wrote it down.",
      fr: "Kees ne croit un chiffre qu’après avoir rencontré qui l’a noté.",
      it: "Kees crede a un numero solo dopo aver incontrato chi l’ha scritto.",
    },
  },
  {
    fullName: "Marta Příkladová",
    affiliation: "Družstvo Příklad",
    country: "CZ",
    headline: {
      en: "Head of a day centre",
      fr: "Responsable d’un centre de jour",
      it: "Responsabile di un centro diurno",
      es: "Responsable de un centro de día",
      de: "Leiterin einer Tagesstätte",
    },
    biography: {
      en: "Marta owns the best-kept robot box in Moravia.",
      fr: "Marta possède la boîte à robot la mieux conservée de Moravie.",
      it: "Marta possiede la scatola da robot meglio conservata della Moravia.",
    },
  },
  {
    fullName: "Radu Exemplu",
    affiliation: "Cooperativa Exemplu",
    country: "RO",
    headline: {
      en: "Gardener",
      fr: "Jardinier",
      it: "Ortolano",
      es: "Hortelano",
      de: "Gärtner",
    },
    biography: {
      en: "Radu sells seedlings to pay for a kindergarten, and the other way round in winter.",
      fr: "Radu vend des plants pour payer une crèche, et l’inverse en hiver.",
      it: "Radu vende piantine per pagare un asilo, e d’inverno il contrario.",
    },
  },
] satisfies ExamplePerson[];

const INTERPRETER = {
  en: "Interpreter",
  fr: "Interprète",
  it: "Interprete",
  es: "Intérprete",
  de: "Dolmetschen",
};

/** Named in their sessions; the public speakers page leaves interpreters out. */
export const INTERPRETERS = [
  { fullName: "Chiara Campione", affiliation: "Cooperativa Parole di esempio", country: "IT" },
  { fullName: "Hugo Échantillon", affiliation: "Coopérative des voix, exemple", country: "FR" },
  { fullName: "Thea Muster", affiliation: "Muster Sprachen eG", country: "AT" },
  { fullName: "Sofia Muestra", affiliation: "Cooperativa Muestra", country: "ES" },
  { fullName: "Luca Segno", affiliation: "Cooperativa Segno di esempio", country: "IT" },
].map((person): ExamplePerson => ({ ...person, headline: INTERPRETER, biography: {} }));
