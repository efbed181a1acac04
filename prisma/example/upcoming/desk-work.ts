/** A session that came in after the release: not placed, not in every language. */
export const NEW_SESSION = {
  kind: "presentation" as const,
  theme: 1,
  title: {
    en: "Open table: show what you brought",
    fr: "Table ouverte : montrez ce que vous avez apporté",
    it: "Tavola aperta: mostra che cosa hai portato",
  },
  abstract: {
    en: "Ten minutes each, no slides. Put on the table what your cooperative made, and say what you would do differently.",
  },
  languages: ["en", "it"],
};

/** A message to everybody who is confirmed, begun and not sent. */
export const DRAFT_MESSAGE = {
  audience: ["confirmed"],
  subject: {
    en: "How to get to the courtyard",
    fr: "Comment venir dans la cour",
    it: "Come arrivare al cortile",
    es: "Cómo llegar al patio",
    de: "So kommen Sie in den Hof",
  },
  body: {
    en: "The bus stops at the gate. If you need a ride from the station, answer this message.",
    fr: "Le bus s’arrête devant le portail. S’il vous faut une voiture depuis la gare, répondez à ce message.",
    it: "L’autobus ferma davanti al cancello. Se ti serve un passaggio dalla stazione, rispondi a questo messaggio.",
    es: "El autobús para delante de la puerta. Si necesitas que te recojan en la estación, responde a este mensaje.",
    de: "Der Bus hält vor dem Tor. Wenn Sie vom Bahnhof abgeholt werden möchten, antworten Sie auf diese Nachricht.",
  },
};
