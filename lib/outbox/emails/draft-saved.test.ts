import { expect, test } from "vitest";
import { composeMail } from "./compose";
import { asText } from "./render-text";

test.each([
  ["en", ["for less than a day.", "for 1 day.", "for 14 days."]],
  ["it", ["per meno di un giorno ", "per 1 giorno ", "per 14 giorni "]],
  ["fr", ["pendant moins d’un jour ", "pendant 1 jour ", "pendant 14 jours "]],
  ["es", ["durante menos de un día ", "durante 1 día ", "durante 14 días "]],
  [
    "de",
    [
      "bleibt noch weniger als einen Tag gespeichert",
      "bleibt 1 Tag gespeichert",
      "bleibt 14 Tage gespeichert",
    ],
  ],
])("how long a draft is kept, in words: %s", (language, sentences) => {
  for (const [place, days] of [0, 1, 14].entries()) {
    const mail = composeMail("draft-saved", { days }, language, {}, "Convivio", null);
    expect(asText(mail).replace(/\s+/g, " ")).toContain(sentences[place]);
  }
});
