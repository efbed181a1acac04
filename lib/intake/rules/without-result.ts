import { NO_RESULT } from "@/lib/platform/tables/row-taker";

/** What spreadsheets show where a formula failed, as those of the five languages write it into a CSV. */
const FAILED = new Set([
  ...["#N/A", "#N/D", "#NV", "#NA"],
  ...["#REF!", "#RIF!", "#¡REF!", "#BEZUG!"],
  ...["#VALUE!", "#VALORE!", "#VALEUR!", "#¡VALOR!", "#VALOR!", "#WERT!"],
  ...["#DIV/0!", "#¡DIV/0!"],
  ...["#NAME?", "#NOME?", "#NOM?", "#¿NOMBRE?", "#NOMBRE?"],
  ...["#NULL!", "#NULLO!", "#NUL!", "#¡NULO!"],
  ...["#NUM!", "#NOMBRE!", "#¡NUM!", "#ZAHL!"],
  ...["#SPILL!", "#ESPANSIONE!", "#PROPAGATION!", "#EPARS!", "#DESBORDAMIENTO!", "#ÜBERLAUF!"],
  ...[
    "#CALC!",
    "#CALCOLO!",
    "#CALCUL!",
    "#KALK!",
    "#FIELD!",
    "#BLOCKED!",
    "#BUSY!",
    "#CONNECT!",
    "#UNKNOWN!",
  ],
  ...["#GETTING_DATA", "#ERROR!"],
]);
/** The same of LibreOffice. */
const NUMBERED = /^(Err|Errore|Erreur|Fehler|Error) ?: ?\d{3}$/i;

/** Why a cell that is not empty says nothing: its formula failed, or was never reckoned; null where it says something. */
export function withoutResult(text: string): "spreadsheet-error" | "no-result" | null {
  if (text === NO_RESULT) return "no-result";
  return FAILED.has(text.toUpperCase()) || NUMBERED.test(text) ? "spreadsheet-error" : null;
}
