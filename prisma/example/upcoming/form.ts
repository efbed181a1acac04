import type { FieldKind, FieldMeaning, TermKind } from "@/prisma/generated/client";
import type { Complete, Localised } from "../shape";

export interface ExampleTerm {
  key: string;
  kind: TermKind;
  text: Complete;
}

export interface ExampleField {
  key: string;
  kind: FieldKind;
  meaning: FieldMeaning;
  label: Complete;
  hint: Localised;
  purpose: Complete;
  options: Array<{ value: string; label: Complete }>;
  /** Key of the consent it needs; a field that has one is sensitive. */
  term?: string;
  retentionDays: number;
}

export const TERMS: ExampleTerm[] = [
  {
    key: "privacy",
    kind: "privacy",
    text: {
      en: "The Example Federation of Social Cooperatives uses your answers to plan this school and to write to you about it. It erases them one year after the school, needs about diet and access 30 days after it. With your private link you can see, correct, download and erase everything.",
      fr: "La fédération d’exemple des coopératives sociales utilise vos réponses pour préparer cette école et vous écrire à ce sujet. Elle les efface un an après l’école, et 30 jours après pour l’alimentation et l’accessibilité. Avec votre lien personnel, vous pouvez tout voir, corriger, télécharger et effacer.",
      it: "La federazione di esempio delle cooperative sociali usa le tue risposte per preparare questa scuola e per scriverti. Le cancella un anno dopo la scuola, e 30 giorni dopo per alimentazione e accessibilità. Con il link personale puoi vedere, correggere, scaricare e cancellare tutto.",
      es: "La federación de ejemplo de cooperativas sociales usa tus respuestas para preparar esta escuela y escribirte sobre ella. Las borra un año después de la escuela, y a los 30 días las de dieta y accesibilidad. Con tu enlace personal puedes verlo, corregirlo, descargarlo y borrarlo todo.",
      de: "Der Beispielverband der Sozialgenossenschaften verwendet Ihre Antworten, um diese Akademie zu planen und Ihnen dazu zu schreiben. Er löscht sie ein Jahr danach, Angaben zu Ernährung und Barrierefreiheit nach 30 Tagen. Mit Ihrem persönlichen Link können Sie alles sehen, berichtigen, herunterladen und löschen.",
    },
  },
  {
    key: "terms",
    kind: "participation",
    text: {
      en: "The organiser uses these answers to run this school. You can withdraw at any time.",
      fr: "L’équipe d’organisation utilise ces réponses pour tenir cette école. Vous pouvez vous désister à tout moment.",
      it: "Chi organizza usa queste risposte per tenere la scuola. Puoi rinunciare in ogni momento.",
      es: "El equipo organizador usa estas respuestas para celebrar la escuela. Puedes renunciar en cualquier momento.",
      de: "Das Organisationsteam verwendet diese Antworten für die Akademie. Sie können Ihre Anmeldung jederzeit zurückziehen.",
    },
  },
  {
    key: "access",
    kind: "sensitive",
    text: {
      en: "The access team may read what I wrote about access, until 30 days after the school.",
      fr: "L’équipe chargée de l’accessibilité peut lire ce que j’ai écrit sur mes besoins, jusqu’à 30 jours après l’école.",
      it: "Chi si occupa di accessibilità può leggere ciò che ho scritto, fino a 30 giorni dopo la scuola.",
      es: "El equipo de accesibilidad puede leer lo que he escrito, hasta 30 días después de la escuela.",
      de: "Das Team für Barrierefreiheit darf lesen, was ich dazu geschrieben habe, bis 30 Tage nach der Akademie.",
    },
  },
  {
    key: "diet",
    kind: "sensitive",
    text: {
      en: "The kitchen team may know what I eat, until 30 days after the school.",
      fr: "L’équipe de cuisine peut savoir ce que je mange, jusqu’à 30 jours après l’école.",
      it: "Chi cucina può sapere che cosa mangio, fino a 30 giorni dopo la scuola.",
      es: "El equipo de cocina puede saber qué como, hasta 30 días después de la escuela.",
      de: "Das Küchenteam darf wissen, was ich esse, bis 30 Tage nach der Akademie.",
    },
  },
];

export const FIELDS: ExampleField[] = [
  {
    key: "interpreting",
    kind: "choices",
    meaning: "interpreting",
    retentionDays: 365,
    label: {
      en: "Do you need interpreting?",
      fr: "Avez-vous besoin d’une interprétation ?",
      it: "Ti serve l’interpretariato?",
      es: "¿Necesitas interpretación?",
      de: "Brauchen Sie eine Verdolmetschung?",
    },
    hint: {
      en: "Choose the language you need. Choose nothing if you follow Italian.",
      fr: "Choisissez la langue qu’il vous faut. Ne choisissez rien si vous suivez l’italien.",
      it: "Scegli la lingua che ti serve. Non scegliere niente se segui l’italiano.",
      es: "Elige el idioma que necesitas. No elijas nada si sigues el italiano.",
      de: "Wählen Sie die Sprache, die Sie brauchen. Wählen Sie nichts, wenn Sie Italienisch verstehen.",
    },
    purpose: {
      en: "We book interpreters from your answers.",
      fr: "Nous réservons les interprètes d’après vos réponses.",
      it: "Prenotiamo l’interpretariato in base alle risposte.",
      es: "Contratamos la interpretación según las respuestas.",
      de: "Nach Ihren Antworten planen wir das Dolmetschen.",
    },
    options: [
      { value: "en", label: { en: "English", fr: "Anglais", it: "Inglese", es: "Inglés", de: "Englisch" } },
      {
        value: "fr",
        label: { en: "French", fr: "Français", it: "Francese", es: "Francés", de: "Französisch" },
      },
      {
        value: "es",
        label: { en: "Spanish", fr: "Espagnol", it: "Spagnolo", es: "Español", de: "Spanisch" },
      },
      { value: "de", label: { en: "German", fr: "Allemand", it: "Tedesco", es: "Alemán", de: "Deutsch" } },
    ],
  },
  {
    key: "access",
    kind: "long_text",
    meaning: "access",
    term: "access",
    retentionDays: 30,
    label: {
      en: "What should we prepare for you?",
      fr: "Que devons-nous préparer pour vous ?",
      it: "Che cosa dobbiamo preparare per te?",
      es: "¿Qué debemos preparar para ti?",
      de: "Was sollen wir für Sie vorbereiten?",
    },
    hint: {
      en: "For example: a place near the door, captions, someone who comes with you.",
      fr: "Par exemple : une place près de la porte, des sous-titres, une personne qui vous accompagne.",
      it: "Per esempio: un posto vicino alla porta, sottotitoli, una persona che ti accompagna.",
      es: "Por ejemplo: un sitio cerca de la puerta, subtítulos, una persona que te acompañe.",
      de: "Zum Beispiel: ein Platz nahe der Tür, Untertitel, eine Begleitperson.",
    },
    purpose: {
      en: "So that the room is ready before you arrive. The owners of this school read it.",
      fr: "Pour que la salle soit prête avant votre arrivée. Les responsables de cette école lisent cette réponse.",
      it: "Così la sala è pronta prima che arrivi. Lo leggono le persone responsabili della scuola.",
      es: "Para que la sala esté lista antes de que llegues. Lo leen las personas responsables de la escuela.",
      de: "Damit der Raum bereit ist, bevor Sie kommen. Die Verantwortlichen der Akademie lesen es.",
    },
    options: [],
  },
  {
    key: "diet",
    kind: "text",
    meaning: "diet",
    term: "diet",
    retentionDays: 30,
    label: {
      en: "Is there anything you don’t eat?",
      fr: "Y a-t-il des aliments que vous ne mangez pas ?",
      it: "C’è qualcosa che non mangi?",
      es: "¿Hay algo que no comas?",
      de: "Gibt es etwas, das Sie nicht essen?",
    },
    hint: {
      en: "There is always a vegan dish.",
      fr: "Il y a toujours un plat végétalien.",
      it: "C’è sempre un piatto vegano.",
      es: "Siempre hay un plato vegano.",
      de: "Es gibt immer ein veganes Gericht.",
    },
    purpose: {
      en: "The kitchen cooks from your answers. The owners of this school pass on numbers, not names.",
      fr: "La cuisine s’organise d’après vos réponses. Les responsables transmettent des nombres, pas des noms.",
      it: "La cucina si regola sulle risposte. Le persone responsabili passano numeri, non nomi.",
      es: "La cocina se organiza según las respuestas. Las personas responsables pasan números, no nombres.",
      de: "Die Küche richtet sich nach Ihren Antworten. Die Verantwortlichen geben Zahlen weiter, keine Namen.",
    },
    options: [],
  },
];

/** Invented answers, dealt out in turn; most people say nothing. */
export const ACCESS_ANSWERS = [
  "A place near the door, please. I use a wheelchair.",
  "I read captions; a seat with a view of the wall helps.",
  "My assistance dog Bora comes with me.",
  "I need the quiet room after lunch.",
];
export const DIET_ANSWERS = ["Nuts", "Pork", "Gluten", "Milk"];
