import { regional } from "./locales";

/** ISO 639-1 without what nobody speaks, and some that have three letters only; each has a name in our languages. */
const TAGS =
  "aa ab af ak am an ar as ast av ay az ba be bg bi bm bn bo br bs ca ce ch ckb co cr cs cv cy da de dsb dv dz ee el en " +
  "eo es et eu fa ff fi fil fj fo fr fur fy ga gd gl gn gu gv ha he hi ho hr hsb ht hu hy hz id ig ik is it iu ja jv ka " +
  "kab kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li lij ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nap " +
  "nb nd ne ng nl nn nr nv ny oc oj om or os pa pl ps pt qu rm rn ro rom ru rw sa sc scn sd se sg si sk sl sm sn so sq sr " +
  "ss st su sv sw szl ta te tg th ti tk tn to tr ts tt ty ug uk ur uz ve vec vi wa wo xh yi yo za zgh zh zu";

const known: ReadonlySet<string> = new Set(TAGS.split(" "));
const made = new Map<string, ReadonlyArray<{ value: string; label: string }>>();

/** Whether a BCP 47 tag is one of the list. */
export function isListedLanguage(tag: string): boolean {
  return known.has(tag);
}

/** Every language, the one list of them: its tag, and its name in a language, in that alphabet's order. */
export function listLanguages(language: string): ReadonlyArray<{ value: string; label: string }> {
  let list = made.get(language);
  if (!list) {
    const order = new Intl.Collator(language);
    const names = new Intl.DisplayNames([regional(language)], { type: "language" });
    list = [...known]
      .map((value) => {
        const name = names.of(value) ?? value;
        return { value, label: name.charAt(0).toLocaleUpperCase(language) + name.slice(1) };
      })
      .sort((one, other) => order.compare(one.label, other.label));
    made.set(language, list);
  }
  return list;
}
