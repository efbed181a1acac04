import type { ExampleCategory, ExampleQuota } from "../shape";

/** The capacity of the edition: the root quota. */
export const CAPACITY = 180;

export const QUOTAS = [
  {
    key: "students",
    capacity: 6,
    name: {
      en: "Student places",
      fr: "Places étudiantes",
      it: "Posti per chi studia",
      es: "Plazas para estudiantes",
      de: "Plätze für Studierende",
    },
  },
  {
    key: "partners",
    capacity: 40,
    name: {
      en: "Partner places",
      fr: "Places partenaires",
      it: "Posti per i partner",
      es: "Plazas para entidades colaboradoras",
      de: "Plätze für Partner",
    },
  },
] satisfies ExampleQuota[];

export const CATEGORIES = [
  {
    slug: "member",
    public: true,
    quotas: [],
    name: {
      en: "Member cooperator",
      fr: "Membre d’une coopérative",
      it: "Socia o socio di una cooperativa",
      es: "Miembro de una cooperativa",
      de: "Mitglied einer Genossenschaft",
    },
    description: {
      en: "I work in a cooperative, belong to one or am founding one.",
      fr: "Je travaille dans une coopérative, j’en suis membre ou j’en fonde une.",
      it: "Lavoro in una cooperativa, ne faccio parte o ne sto fondando una.",
      es: "Trabajo en una cooperativa, formo parte de una o estoy fundando una.",
      de: "Ich arbeite in einer Genossenschaft, gehöre einer an oder gründe eine.",
    },
    cost: { en: "Free", fr: "Gratuit", it: "Gratis", es: "Gratuito", de: "Kostenlos" },
  },
  {
    slug: "partner",
    public: true,
    quotas: ["partners"],
    name: {
      en: "Partner organisation",
      fr: "Organisation partenaire",
      it: "Organizzazione partner",
      es: "Entidad colaboradora",
      de: "Partnerorganisation",
    },
    description: {
      en: "My public body, association or university works with cooperatives.",
      fr: "Mon organisme public, mon association ou mon université travaille avec des coopératives.",
      it: "Il mio ente pubblico, la mia associazione o la mia università lavora con cooperative.",
      es: "Mi organismo público, asociación o universidad trabaja con cooperativas.",
      de: "Meine Behörde, mein Verein oder meine Hochschule arbeitet mit Genossenschaften.",
    },
    cost: { en: "€120", fr: "120 €", it: "120 euro", es: "120 €", de: "120 €" },
    payment: {
      en: "By bank transfer, two weeks before it begins. Your organisation gets the invoice by e-mail; please name the reference of your registration when you pay.",
      fr: "Par virement, deux semaines avant le début. Votre organisation reçoit la facture par e-mail ; indiquez votre numéro d’inscription avec le paiement.",
      it: "Con bonifico, due settimane prima dell’inizio. La fattura arriva alla tua organizzazione per e-mail; indica il codice di iscrizione nella causale.",
      es: "Por transferencia, dos semanas antes del comienzo. Tu organización recibe la factura por correo; indica tu código de inscripción en el concepto.",
      de: "Per Überweisung, zwei Wochen vor Beginn. Ihre Organisation bekommt die Rechnung per E-Mail; geben Sie bei der Zahlung bitte Ihre Anmeldenummer an.",
    },
  },
  {
    slug: "student",
    public: true,
    quotas: ["students"],
    name: {
      en: "Student",
      fr: "Études ou apprentissage",
      it: "Studio o tirocinio",
      es: "Estudiante",
      de: "Studium oder Ausbildung",
    },
    description: {
      en: "I study or do a traineeship. There are six places.",
      fr: "Je fais des études ou un apprentissage. Il y a six places.",
      it: "Studio o faccio un tirocinio. Ci sono sei posti.",
      es: "Estudio o hago prácticas. Hay seis plazas.",
      de: "Ich studiere oder mache eine Ausbildung. Es gibt sechs Plätze.",
    },
    cost: { en: "Free", fr: "Gratuit", it: "Gratis", es: "Gratuito", de: "Kostenlos" },
  },
  {
    slug: "speaker",
    public: false,
    quotas: null,
    name: {
      en: "In the programme, or guest",
      fr: "Intervention ou invitation",
      it: "Chi interviene o è ospite",
      es: "Ponente o persona invitada",
      de: "Mitwirkung oder Gast",
    },
    description: {
      en: "Given by the organiser. Does not take a place.",
      fr: "Attribué par l’équipe d’organisation. N’occupe pas de place.",
      it: "La assegna chi organizza. Non occupa un posto.",
      es: "La da el equipo organizador. No ocupa plaza.",
      de: "Vergibt das Organisationsteam. Belegt keinen Platz.",
    },
    cost: { en: "Free", fr: "Gratuit", it: "Gratis", es: "Gratuito", de: "Kostenlos" },
  },
] satisfies ExampleCategory[];
