import {
  type ExampleEdition,
  type ExampleHost,
  type ExampleOrganisation,
  type ExampleSchool,
  WRITTEN_IN,
} from "../shape";

/** Everything here is invented: federation, people, venue, cooperatives. Their names say "example" in their languages. */
export const ORGANISATION = {
  name: "Example Federation of Social Cooperatives",
  controllerName: "Example Federation of Social Cooperatives",
  controllerAddress: "Via dell’Esempio 1, 34100 Trieste, Italia",
  privacyContact: "privacy@example.org",
  legalNotice: {
    en: "Example data. This federation, its people and its school are invented; nobody can really register here.",
    fr: "Données d’exemple. Cette fédération, ces personnes et cette école sont inventées ; on ne peut pas vraiment s’y inscrire.",
    it: "Dati di esempio. Questa federazione, queste persone e questa scuola sono inventate: non ci si iscrive davvero.",
    es: "Datos de ejemplo. Esta federación, estas personas y esta escuela son inventadas; no es posible inscribirse de verdad.",
    de: "Beispieldaten. Dieser Verband, die Personen und die Akademie sind erfunden; man kann sich nicht wirklich anmelden.",
  },
} satisfies ExampleOrganisation;

export const SCHOOL = {
  slug: "common-table-school",
  kind: "school",
  title: {
    en: "Common Table School",
    fr: "École de la Table commune",
    it: "Scuola della Tavola comune",
    es: "Escuela de la Mesa común",
    de: "Akademie Gemeinsamer Tisch",
  },
  summary: {
    en: "Two days a year for people who run, work in or start a social cooperative.",
    fr: "Deux jours par an pour qui dirige, fait vivre ou lance une coopérative sociale.",
    it: "Due giorni all’anno per chi guida, anima o fonda una cooperativa sociale.",
    es: "Dos días al año para quienes dirigen, trabajan o empiezan una cooperativa social.",
    de: "Zwei Tage im Jahr für Menschen, die eine Sozialgenossenschaft leiten, in ihr arbeiten oder eine gründen.",
  },
  description: {
    en: "Everybody brings a problem from their own work and takes home a practice that somebody else has tried. Long breaks at one table are part of the programme.",
    fr: "Chaque personne apporte un problème de son travail et repart avec une pratique que d’autres ont essayée. Les longues pauses à une même table font partie du programme.",
    it: "Ogni persona porta un problema del proprio lavoro e torna a casa con una pratica che altri hanno provato. Le lunghe pause a un’unica tavola fanno parte del programma.",
    es: "Cada persona trae un problema de su trabajo y se lleva una práctica que otra gente ya ha probado. Las pausas largas en una misma mesa forman parte del programa.",
    de: "Alle bringen ein Problem aus der eigenen Arbeit mit und nehmen etwas mit nach Hause, das andere erprobt haben. Lange Pausen an einem Tisch gehören zum Programm.",
  },
} satisfies ExampleSchool;

export const CITY_SLUG = "trieste";

/** The year is added to the title when the example is made. */
export const EDITION = {
  number: 1,
  title: { en: "Trieste", fr: "Trieste", it: "Trieste", es: "Trieste", de: "Triest" },
  tagline: {
    en: "Come with a problem you know well. Go home with a practice you can copy.",
    fr: "Venez avec un problème que vous connaissez bien. Repartez avec une pratique à reprendre.",
    it: "Vieni con un problema che conosci bene. Torna a casa con una pratica da copiare.",
    es: "Ven con un problema que conoces bien. Vuelve a casa con una práctica que puedes copiar.",
    de: "Kommen Sie mit einem Problem, das Sie gut kennen. Gehen Sie mit einer Praxis, die Sie nachmachen können.",
  },
  summary: {
    en: "Two days, four lines of work and long breaks on purpose: neighbourhoods, impact, tools and decisions in social cooperatives.",
    fr: "Deux jours, quatre lignes de travail et de longues pauses voulues : quartiers, impact, outils et décisions dans les coopératives sociales.",
    it: "Due giorni, quattro linee di lavoro e pause lunghe apposta: quartieri, impatto, strumenti e decisioni nelle cooperative sociali.",
    es: "Dos días, cuatro líneas de trabajo y pausas largas a propósito: barrios, impacto, herramientas y decisiones en las cooperativas sociales.",
    de: "Zwei Tage, vier Linien und absichtlich lange Pausen: Nachbarschaften, Wirkung, Werkzeuge und Entscheidungen in Sozialgenossenschaften.",
  },
  description: {
    en: "You choose one line or change between them. Plenaries and several panels are interpreted; every session says in which languages you can follow it. On the first afternoon a walk leads to three cooperatives nearby. In the evening we cook together.",
    fr: "Suivez une ligne ou passez de l’une à l’autre. Les plénières et plusieurs tables rondes sont interprétées ; chaque séance dit dans quelles langues on peut la suivre. Le premier après-midi, une marche mène à trois coopératives voisines. Le soir, on cuisine ensemble.",
    it: "Segui una linea o passa dall’una all’altra. Le plenarie e molte tavole rotonde hanno l’interpretariato; ogni sessione dice in quali lingue puoi seguirla. Il primo pomeriggio una passeggiata porta a tre cooperative vicine. La sera si cucina insieme.",
    es: "Sigue una línea o cambia de una a otra. Las plenarias y varias mesas redondas tienen interpretación; cada sesión dice en qué idiomas se puede seguir. La primera tarde, un paseo lleva a tres cooperativas cercanas. Por la noche cocinamos en común.",
    de: "Bleiben Sie auf einer Linie oder wechseln Sie. Plenen und mehrere Podien werden gedolmetscht; bei jedem Programmpunkt steht, in welchen Sprachen Sie folgen können. Am ersten Nachmittag führt ein Spaziergang zu drei Genossenschaften in der Nähe. Am Abend kochen wir gemeinsam.",
  },
  audience: {
    en: "For members, staff and volunteers of social cooperatives, for people who want to found one, and for partners in public bodies and universities. You need no previous course.",
    fr: "Pour les membres, les équipes et les bénévoles de coopératives sociales, pour qui veut en fonder une, et pour les partenaires d’organismes publics et d’universités. Aucune formation préalable n’est demandée.",
    it: "Per chi è socio, lavora o fa volontariato in una cooperativa sociale, per chi vuole fondarne una, e per i partner di enti pubblici e università. Non serve nessun corso precedente.",
    es: "Para quienes son miembros, trabajan o colaboran en una cooperativa social, para quienes quieren fundar una, y para entidades públicas y universidades que colaboran. No hace falta ningún curso previo.",
    de: "Für Mitglieder, Beschäftigte und Ehrenamtliche in Sozialgenossenschaften, für Menschen, die eine gründen wollen, und für Partner in Behörden und Hochschulen. Vorkenntnisse brauchen Sie nicht.",
  },
  cost: {
    en: "Free for members of a cooperative. Partners pay €120 for both days, meals included. Students pay nothing. Ask us about travel costs: there is a small fund.",
    fr: "Gratuit pour les membres d’une coopérative. Les partenaires paient 120 € pour les deux jours, repas compris. Les étudiantes et étudiants ne paient rien. Parlez-nous des frais de voyage : il existe un petit fonds.",
    it: "Gratis per chi fa parte di una cooperativa. I partner pagano 120 € per i due giorni, pasti compresi. Chi studia non paga. Chiedici delle spese di viaggio: c’è un piccolo fondo.",
    es: "Gratis para miembros de una cooperativa. Las entidades colaboradoras pagan 120 € por los dos días, con comidas. Estudiantes no pagan. Pregúntanos por los gastos de viaje: hay un pequeño fondo.",
    de: "Kostenlos für Mitglieder einer Genossenschaft. Partner zahlen 120 € für beide Tage, Essen inbegriffen. Studierende zahlen nichts. Fragen Sie uns nach Reisekosten: Es gibt einen kleinen Fonds.",
  },
  accessNote: {
    en: "Not solved yet: the courtyard has twelve metres of cobbles. A board path leads around them. If something you need is missing, write to access@example.org. A person answers within two days.",
    fr: "Pas encore résolu : la cour a douze mètres de pavés. Un chemin de planches les contourne. S’il manque ce dont vous avez besoin, écrivez à access@example.org. Quelqu’un répond sous deux jours.",
    it: "Non ancora risolto: il cortile ha dodici metri di acciottolato. Una passerella di legno gli gira intorno. Se manca qualcosa che ti serve, scrivi a access@example.org. Risponde una persona entro due giorni.",
    es: "Aún sin resolver: el patio tiene doce metros de adoquines. Un camino de tablas los rodea. Si falta algo que necesitas, escribe a access@example.org. Responde una persona en dos días.",
    de: "Noch nicht gelöst: Im Hof liegen zwölf Meter Kopfsteinpflaster. Ein Bretterweg führt darum herum. Fehlt etwas, das Sie brauchen, schreiben Sie an access@example.org. Wir antworten persönlich innerhalb von zwei Tagen.",
  },
  city: "Trieste",
  country: "IT",
  venue: {
    en: "Casa Esempio (example venue)",
    fr: "Casa Esempio (lieu d’exemple)",
    it: "Casa Esempio (sede di esempio)",
    es: "Casa Esempio (sede de ejemplo)",
    de: "Casa Esempio (Beispielort)",
  },
  address: "Via dell’Esempio 1, 34100 Trieste",
  directions: {
    en: "Twelve minutes on foot from the railway station, all on one level. Bus 0 stops at the door; its ramp comes out when you press the blue button.",
    fr: "Douze minutes à pied depuis la gare, tout à plat. Le bus 0 s’arrête devant la porte ; sa rampe sort quand on presse le bouton bleu.",
    it: "Dodici minuti a piedi dalla stazione, tutti in piano. L’autobus 0 ferma davanti alla porta; la pedana esce premendo il pulsante blu.",
    es: "A doce minutos a pie de la estación, todo llano. El autobús 0 para ante la puerta; la rampa sale al pulsar el botón azul.",
    de: "Zwölf Minuten zu Fuß vom Bahnhof, alles eben. Bus 0 hält vor der Tür; auf den blauen Knopf hin fährt die Rampe aus.",
  },
  timeZone: "Europe/Rome",
  languages: [...WRITTEN_IN],
  contactEmail: "school@example.org",
} satisfies ExampleEdition;

export const HOSTS = [
  { name: "Example Federation of Social Cooperatives", url: "https://federation.example.org", role: "host" },
  { name: "Consorzio Esempio del Carso", url: "https://consorzio.example.org", role: "host" },
  { name: "Beispiel-Genossenschaft Nachbarland eG", url: "https://nachbarland.example.org", role: "partner" },
  { name: "Zavod Primer, Ljubljana", url: null, role: "partner" },
  { name: "Exemplary Fund for Cooperative Learning", url: "https://fund.example.org", role: "funder" },
] satisfies ExampleHost[];
