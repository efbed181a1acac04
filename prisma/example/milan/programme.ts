import type { ExamplePractice, ExampleSession, ExampleTheme } from "../shape";

const TITLES = {
  development: {
    en: "Social innovation and local development",
    fr: "Innovation sociale et développement local",
    it: "Innovazione sociale e sviluppo locale",
    es: "Innovación social y desarrollo local",
    de: "Soziale Innovation und lokale Entwicklung",
  },
  impact: {
    en: "Measuring social impact",
    fr: "Mesurer l’impact social",
    it: "Misurare l’impatto sociale",
    es: "Medir el impacto social",
    de: "Soziale Wirkung messen",
  },
  technology: {
    en: "Technological innovation",
    fr: "Innovation technologique",
    it: "Innovazione tecnologica",
    es: "Innovación tecnológica",
    de: "Technische Innovation",
  },
};

export const THEMES = [
  {
    colour: "tomato",
    title: TITLES.development,
    summary: {
      en: "Social cooperatives as part of the place they work in.",
      fr: "Les coopératives sociales comme partie du lieu où elles travaillent.",
      it: "Le cooperative sociali come parte del luogo in cui lavorano.",
      es: "Las cooperativas sociales como parte del lugar donde trabajan.",
      de: "Sozialgenossenschaften als Teil des Ortes, an dem sie arbeiten.",
    },
  },
  {
    colour: "pine",
    title: TITLES.impact,
    summary: {
      en: "Tools and methods, and what measuring is good for.",
      fr: "Des outils et des méthodes, et à quoi sert de mesurer.",
      it: "Strumenti e metodi, e a che cosa serve misurare.",
      es: "Herramientas y métodos, y para qué sirve medir.",
      de: "Werkzeuge und Methoden, und wozu das Messen gut ist.",
    },
  },
  {
    colour: "indigo",
    title: TITLES.technology,
    summary: {
      en: "What technology changes in social services and in cooperatives.",
      fr: "Ce que la technologie change dans les services sociaux et dans les coopératives.",
      it: "Che cosa cambia la tecnologia nei servizi sociali e nelle cooperative.",
      es: "Qué cambia la tecnología en los servicios sociales y en las cooperativas.",
      de: "Was Technik in sozialen Diensten und in Genossenschaften verändert.",
    },
  },
] satisfies ExampleTheme[];

/** Listed only: no times, rooms, languages or people are known. */
const unknown = { languages: [], people: [], interpretation: [] };

export const SESSIONS = [
  {
    number: 1,
    kind: "lecture",
    theme: 1,
    ...unknown,
    title: TITLES.development,
    abstract: {
      en: "The session looked at how social cooperatives and the development of a place belong together.",
      fr: "La séance a montré comment coopératives sociales et développement d’un territoire vont ensemble.",
      it: "La sessione ha guardato al legame tra le cooperative sociali e lo sviluppo di un territorio.",
      es: "La sesión miró cómo se unen las cooperativas sociales y el desarrollo de un territorio.",
      de: "Es ging darum, wie Sozialgenossenschaften und die Entwicklung eines Ortes zusammengehören.",
    },
  },
  {
    number: 2,
    kind: "lecture",
    theme: 2,
    ...unknown,
    title: TITLES.impact,
    abstract: {
      en: "Participants went through tools and methods for measuring social impact. They also heard about the recent debate on social impact finance and impact investing. One result: measuring can help a social enterprise to grow.",
      fr: "Au programme : des outils et des méthodes de mesure, puis le débat récent sur la finance à impact social et l’investissement à impact. Un résultat : mesurer peut aider une entreprise sociale à grandir.",
      it: "Si è parlato di strumenti e metodi di misura, poi del dibattito recente sulla finanza a impatto sociale e sugli investimenti a impatto. Un risultato: misurare può aiutare un’impresa sociale a crescere.",
      es: "Se habló de herramientas y métodos de medición, y del debate reciente sobre la financiación de impacto social y la inversión de impacto. Un resultado: medir puede ayudar a una empresa social a crecer.",
      de: "Die Teilnehmenden lernten Werkzeuge und Methoden kennen, dazu die jüngere Debatte über Finanzierung sozialer Wirkung und wirkungsorientiertes Investieren. Ein Ergebnis: Messen kann einem Sozialunternehmen helfen zu wachsen.",
    },
  },
  {
    number: 3,
    kind: "lecture",
    theme: 3,
    ...unknown,
    title: TITLES.technology,
    abstract: {
      en: "An Italian foundation that trains people in technology worked with the participants. Could social services be delivered in new ways, and how might cooperatives change? Several Italian projects were shown.",
      fr: "Une fondation italienne qui forme aux questions technologiques a travaillé avec les personnes présentes. Peut-on rendre les services sociaux autrement, et comment les coopératives peuvent-elles changer ? Plusieurs projets italiens ont été montrés.",
      it: "Una fondazione italiana che forma alla tecnologia ha lavorato con le persone presenti. I servizi sociali si possono offrire in modo nuovo? E come possono cambiare le cooperative? Sono stati mostrati diversi progetti italiani.",
      es: "Una fundación italiana que forma en tecnología trabajó con las personas presentes. ¿Se pueden prestar los servicios sociales de otro modo? ¿Cómo pueden cambiar las cooperativas? Se mostraron varios proyectos italianos.",
      de: "Eine italienische Stiftung, die in Technikfragen ausbildet, arbeitete mit den Teilnehmenden. Lassen sich soziale Dienste anders erbringen, und wie können sich Genossenschaften ändern? Mehrere italienische Projekte wurden gezeigt.",
    },
  },
] satisfies ExampleSession[];

export const PRACTICES = [
  {
    title: {
      en: "A web platform between a social cooperative and children",
      fr: "Une plateforme web entre une coopérative sociale et des enfants",
      it: "Una piattaforma web tra una cooperativa sociale e i bambini",
      es: "Una plataforma web entre una cooperativa social y niñas y niños",
      de: "Eine Webplattform zwischen einer Sozialgenossenschaft und Kindern",
    },
    summary: {
      en: "An Italian project shown in the third session: children with learning difficulties and a social cooperative communicate over a web platform.",
      fr: "Un projet italien montré pendant la troisième séance : des enfants qui ont des difficultés d’apprentissage et une coopérative sociale communiquent par une plateforme web.",
      it: "Un progetto italiano mostrato nella terza sessione: bambini con difficoltà di apprendimento e una cooperativa sociale comunicano con una piattaforma web.",
      es: "Un proyecto italiano mostrado en la tercera sesión: niñas y niños con dificultades de aprendizaje y una cooperativa social se comunican por una plataforma web.",
      de: "Ein italienisches Projekt aus dem dritten Teil: Kinder mit Lernschwierigkeiten und eine Sozialgenossenschaft verständigen sich über eine Webplattform.",
    },
    change: {},
    affiliation: "",
    country: "IT",
    theme: 3,
    contact: "",
    licence: "",
    sessions: [3],
  },
] satisfies ExamplePractice[];
