import type { ExampleTheme } from "../shape";

export const THEMES = [
  {
    colour: "tomato",
    title: {
      en: "Neighbourhoods that last",
      fr: "Des quartiers qui durent",
      it: "Quartieri che durano",
      es: "Barrios que duran",
      de: "Nachbarschaften, die halten",
    },
    summary: {
      en: "A cooperative and its neighbourhood change each other. Shops, buses, gardens: what survived its first grant, and why.",
      fr: "Une coopérative et son quartier se transforment l’un l’autre. Commerces, bus, jardins : ce qui a survécu à sa première subvention, et pourquoi.",
      it: "Una cooperativa e il suo quartiere si cambiano a vicenda. Negozi, autobus, orti: che cosa è sopravvissuto al primo finanziamento, e perché.",
      es: "Una cooperativa y su barrio se transforman mutuamente. Tiendas, autobuses, huertos: qué sobrevivió a la primera subvención, y por qué.",
      de: "Eine Genossenschaft und ihre Nachbarschaft verändern einander. Läden, Busse, Gärten: was die erste Förderung überlebt hat und warum.",
    },
  },
  {
    colour: "pine",
    title: {
      en: "Counting what matters",
      fr: "Compter ce qui compte",
      it: "Contare ciò che conta",
      es: "Contar lo que cuenta",
      de: "Zählen, was zählt",
    },
    summary: {
      en: "What to measure, who reads it, and what to do when the number is bad. From a first indicator to the talk with a funder.",
      fr: "Que mesurer, qui le lit, et que faire quand le chiffre est mauvais. Du premier indicateur à l’entretien avec un financeur.",
      it: "Che cosa misurare, chi lo legge e che cosa fare quando il numero è brutto. Dal primo indicatore al colloquio con chi finanzia.",
      es: "Qué medir, quién lo lee y qué hacer cuando la cifra es mala. Del primer indicador a la conversación con quien financia.",
      de: "Was man misst, wer es liest und was man tut, wenn die Zahl schlecht ist. Vom ersten Indikator bis zum Gespräch mit der Förderstelle.",
    },
  },
  {
    colour: "indigo",
    title: {
      en: "Tools that bring people closer",
      fr: "Des outils qui rapprochent",
      it: "Strumenti che avvicinano",
      es: "Herramientas que acercan",
      de: "Werkzeuge, die verbinden",
    },
    summary: {
      en: "Software and machines in care and work: the ones that help, and the ones we should drop.",
      fr: "Logiciels et machines dans le soin et le travail : ce qui aide, et ce qu’il vaut mieux laisser.",
      it: "Programmi e macchine nella cura e nel lavoro: quelli che aiutano e quelli da lasciare.",
      es: "Programas y máquinas en los cuidados y el trabajo: lo que ayuda y lo que conviene dejar.",
      de: "Programme und Maschinen in Pflege und Arbeit: welche helfen und welche man besser weglässt.",
    },
  },
  {
    colour: "ochre",
    title: {
      en: "Deciding together",
      fr: "Décider ensemble",
      it: "Decidere insieme",
      es: "Decidir en común",
      de: "Gemeinsam entscheiden",
    },
    summary: {
      en: "Members who work, members who are cared for, members who volunteer. How to decide and leave nobody out.",
      fr: "Des membres qui travaillent, des membres que l’on accompagne, des membres bénévoles. Comment décider sans oublier personne.",
      it: "Soci che lavorano, soci che ricevono cura, soci volontari. Come decidere senza lasciare fuori nessuno.",
      es: "Miembros que trabajan, miembros que reciben cuidados, miembros voluntarios. Cómo decidir sin dejar a nadie fuera.",
      de: "Mitglieder, die arbeiten, die begleitet werden, die sich ehrenamtlich einsetzen. Wie man entscheidet und niemanden auslässt.",
    },
  },
] satisfies ExampleTheme[];
