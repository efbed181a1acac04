/**
 * What no text may say, by language: signs that are written otherwise, and the words that docs/glossary.md decided
 * against. Cheap patterns only; a reader of the language is still needed for the rest.
 */
const ALL = null;

/** [languages or all, pattern, what is wrong]; a language that nobody has written rules for has those of all. Values ("{name}") are seen as "{}" so that their names can't match. */
const RULES = [
  [ALL, /\.\.\./, "write the sign … instead of three dots"],
  [ALL, / {2}/, "two spaces"],
  [ALL, /\p{L}'\p{L}/u, "write the apostrophe ’"],
  [["en", "fr", "it", "es"], /\s…/, "no space before …"],
  [["de"], /\p{L}…/u, "a space before …, where whole words are left out"],
  [["fr"], / [:;?!»%]/, "the space before : ; ? ! » % is U+00A0"],
  [["fr"], /«(?!\u00a0)/, "the space after « is U+00A0"],
  [["fr"], /[\p{L})}][;?!»]|[\p{L})}]:(?!\/\/)/u, "a space U+00A0 before : ; ? ! »"],
  [["it", "es"], /«\s|\s»/, "no space inside « »"],
  [["es"], /(?<!¿[^?]*)\?/, "a question opens with ¿"],
  [["es"], /(?<!¡[^!]*)!/, "an exclamation opens with ¡"],
  [["de"], /”|«/, "quotation marks are „ “"],
  [["es", "de"], /\d%/, "a space U+00A0 before %"],
  // A language's name is a common noun in these languages: a capital only where a text begins.
  [
    ["fr"],
    /(?<=[\p{Ll},] )(Anglais|Français|Italien|Espagnol|Allemand)\b/u,
    "languages are small in the middle",
  ],
  [
    ["it"],
    /(?<=[\p{Ll},] )(Inglese|Francese|Italiano|Spagnolo|Tedesco)\b/u,
    "languages are small in the middle",
  ],
  [["es"], /(?<=[\p{Ll},] )(Inglés|Francés|Italiano|Español|Alemán)\b/u, "languages are small in the middle"],
  // Nobody is "a user": people register, organise, speak.
  [["en"], /\busers?\b/i, "nobody is a user"],
  [["fr"], /utilisat(eur|rice)/i, "nobody is a user"],
  [["it"], /\butent[ei]\b/i, "nobody is a user"],
  [["es"], /\busuari/i, "nobody is a user"],
  [["de"], /nutzer(in|s|n)?\b/i, "nobody is a user"],
  [["en"], /waitlist/i, "the word is “waiting list”"],
  [["fr"], /\bmarche(nt)?\b/i, "the word is “fonctionne”"],
  [["fr"], /courriel|(?<!e-)\bmails?\b/i, "the word is “e-mail”"],
  [["fr"], /liens? privés?/i, "the word is “lien personnel”"],
  [["fr"], /organisateurs?\b/i, "the word is “équipe d’organisation”"],
  [["fr"], /êtes (connecté|inscrit|invité)/i, "masculine only"],
  [["fr", "it", "es"], /\p{L}[·*]\p{L}|\p{L}@s?(?![\p{L}.])|ə/u, "no signs inside words"],
  // “il 8 maggio” and “dal 11” need an apostrophe that no text can foresee; behind its end code writes the value.
  [
    ["it"],
    /\b(il|al|dal|del|nel|sul)( (<\w+>)?\{\}|$)/i,
    "no article before a value: a day may begin with a vowel",
  ],
  [["it"], /(?<!e-)\bmail\b/i, "the word is “e-mail”"],
  [["it"], /link privat[oi]/i, "the word is “link personale”"],
  [["it"], /organizzator[ei]\b/i, "the words are “chi organizza”"],
  [["it"], /\bti sei \p{L}+[oa]\b|\bsei stat[oa]\b/iu, "masculine or feminine only"],
  [["es"], /enlaces? privados?/i, "the word is “enlace personal”"],
  [["es"], /(iniciar?|inicia) sesión/i, "the word is “entrar”: sesión is the programme’s"],
  [["es"], /\bde baja\b/i, "the word is “renunciar”"],
  [["es"], /\p{L}[aei]dme\b|\p{L}[áé]is\b/u, "we say tú, not vosotros"],
  [["es"], /(?<!equipos? )\borganizador(es|a)?\b/i, "the words are “equipo organizador”"],
  [["de"], /\b(du|dich|dir|deine?[rmns]?|euch|euer|eure)\b/i, "we say Sie"],
  [
    ["de"],
    /(^|[.:!?]\s+)(Sende|Sieh|Schickt?|Klicke?|Gib|Wähle?|Öffne|Lade|Schreibe?|Prüfe?|Warte|Versuche?|Melde?|Lies|Gehe?|Bringe?|Lösche?|Ändere?|Kürze?)(?= |[.!]|$)(?! Sie)/u,
    "we say Sie",
  ],
  [["de"], /Knopf|Knöpfe/, "the word is “Schaltfläche”"],
  [["de"], /privater? Link|privaten Link/i, "the word is “persönlicher Link”"],
  [["de"], /Kennzeichen/, "the word is “Anmeldenummer”"],
  [["de"], /(?<!E-)\bMails?\b/, "the word is “E-Mail”"],
  [["de"], /\bSchulen?\b/, "Schule is where children go"],
  [["de"], /\p{L}[*:_]innen/u, "no signs inside words"],
];

/** What is wrong with a text's words; empty for a text in order. */
export function wordProblems(text, language) {
  const seen = text.replace(/\{\w+\}/g, "{}");
  return RULES.filter(
    ([languages, pattern]) => (languages ?? [language]).includes(language) && pattern.test(seen),
  ).map(([, pattern, says]) => `${says} (“${seen.match(pattern)[0]}”)`);
}
