import type { ExampleBreak, ExampleRoom } from "../shape";

const GROUND = {
  en: "Ground floor",
  fr: "Rez-de-chaussée",
  it: "Piano terra",
  es: "Planta baja",
  de: "Erdgeschoss",
};
const FIRST = {
  en: "First floor",
  fr: "Premier étage",
  it: "Primo piano",
  es: "Primera planta",
  de: "1. Stock",
};

export const ROOMS = [
  {
    name: "Sala Grande",
    floor: GROUND,
    capacity: 180,
    stepFree: true,
    equipment: {
      en: "Hearing loop, two interpreting booths, captions on the wall",
      fr: "Boucle magnétique, deux cabines d’interprétation, sous-titres au mur",
      it: "Anello magnetico, due cabine di interpretariato, sottotitoli a parete",
      es: "Bucle magnético, dos cabinas de interpretación, subtítulos en la pared",
      de: "Höranlage, zwei Dolmetschkabinen, Untertitel an der Wand",
    },
  },
  {
    name: "Aula Bora",
    floor: FIRST,
    capacity: 60,
    stepFree: true,
    equipment: {
      en: "Movable tables, portable interpreting set",
      fr: "Tables mobiles, valise d’interprétation",
      it: "Tavoli mobili, impianto di interpretariato portatile",
      es: "Mesas móviles, equipo portátil de interpretación",
      de: "Bewegliche Tische, tragbare Dolmetschanlage",
    },
  },
  {
    name: "Aula Carso",
    floor: FIRST,
    capacity: 40,
    stepFree: true,
    equipment: {
      en: "Circle of chairs, large paper",
      fr: "Chaises en cercle, grandes feuilles",
      it: "Sedie in cerchio, fogli grandi",
      es: "Sillas en círculo, papel grande",
      de: "Stuhlkreis, große Papierbögen",
    },
  },
  {
    name: "Officina",
    floor: GROUND,
    capacity: 24,
    stepFree: true,
    equipment: {
      en: "Workbenches at two heights, tools, door to the courtyard",
      fr: "Établis à deux hauteurs, outils, porte sur la cour",
      it: "Banchi di due altezze, attrezzi, porta sul cortile",
      es: "Bancos de dos alturas, herramientas, puerta al patio",
      de: "Werkbänke in zwei Höhen, Werkzeug, Tür zum Hof",
    },
  },
  {
    name: "Online",
    floor: {},
    online: true,
    capacity: null,
    stepFree: null,
    joinLink: "https://meet.example.org/common-table",
    equipment: {
      en: "Captions, chat read aloud on request",
      fr: "Sous-titres, messages lus à voix haute sur demande",
      it: "Sottotitoli, messaggi letti ad alta voce su richiesta",
      es: "Subtítulos, mensajes leídos en voz alta si lo pides",
      de: "Untertitel, auf Wunsch vorgelesener Chat",
    },
  },
] satisfies ExampleRoom[];

const COFFEE = { en: "Coffee", fr: "Pause café", it: "Pausa caffè", es: "Café", de: "Kaffeepause" };
const LUNCH = { en: "Lunch", fr: "Déjeuner", it: "Pranzo", es: "Comida", de: "Mittagessen" };
const COURTYARD = {
  en: "In the courtyard; under the roof when it rains.",
  fr: "Dans la cour ; sous le toit s’il pleut.",
  it: "Nel cortile; sotto la tettoia se piove.",
  es: "En el patio; bajo techo si llueve.",
  de: "Im Hof; bei Regen unter dem Dach.",
};
const TABLE = {
  en: "One long table, cooked by an example cooperative. There is always a vegan dish.",
  fr: "Une seule grande table, cuisinée par une coopérative d’exemple. Il y a toujours un plat végétalien.",
  it: "Un’unica lunga tavola, cucina una cooperativa di esempio. C’è sempre un piatto vegano.",
  es: "Una sola mesa larga, cocina una cooperativa de ejemplo. Siempre hay un plato vegano.",
  de: "Ein langer Tisch, gekocht von einer Beispielgenossenschaft. Es gibt immer ein veganes Gericht.",
};

export const BREAKS = [
  { day: 0, from: "10:15", to: "10:45", title: COFFEE, note: COURTYARD },
  { day: 0, from: "12:15", to: "13:45", title: LUNCH, note: TABLE },
  { day: 0, from: "15:15", to: "15:45", title: COFFEE, note: COURTYARD },
  { day: 1, from: "10:00", to: "10:30", title: COFFEE, note: COURTYARD },
  { day: 1, from: "12:00", to: "13:30", title: LUNCH, note: TABLE },
  { day: 1, from: "15:00", to: "15:30", title: COFFEE, note: COURTYARD },
] satisfies ExampleBreak[];
