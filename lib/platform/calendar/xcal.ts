import { xmlText } from "../xml-text";

/** Types of values (RFC 5545, RFC 7986) by property; every other property of ours is a text. */
const TYPES: Readonly<Record<string, string>> = {
  ...{ DTSTART: "date-time", DTEND: "date-time", DTSTAMP: "date-time", "LAST-MODIFIED": "date-time" },
  ...{ SEQUENCE: "integer", URL: "uri", TZOFFSETFROM: "utc-offset", TZOFFSETTO: "utc-offset" },
};

const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`;

/**
 * A calendar of content lines, not folded, as xCal (RFC 6321). Of each component the properties come before the components
 * within it, as the standard has it.
 */
export function xcalOf(lines: readonly string[]): string {
  const open: Array<{ name: string; properties: string[]; components: string[] }> = [];
  const roots: string[] = [];
  for (const line of lines) {
    const [, name = "", parameters = "", value = ""] = /^([A-Z-]+)((?:;[^:;]*)*):(.*)$/s.exec(line) ?? [];
    if (name === "BEGIN") open.push({ name: value.toLowerCase(), properties: [], components: [] });
    else if (name !== "END") open.at(-1)?.properties.push(propertyOf(name, parameters, value));
    else {
      const ended = open.pop();
      if (!ended) continue;
      const { properties, components } = ended;
      const parts = [
        element("properties", properties.join("")),
        components.length > 0 ? element("components", `\n${components.join("\n")}\n`) : "",
      ];
      (open.at(-1)?.components ?? roots).push(element(ended.name, parts.join("")));
    }
  }
  const root = `<icalendar xmlns="urn:ietf:params:xml:ns:icalendar-2.0">${roots.join("\n")}</icalendar>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function propertyOf(name: string, written: string, value: string): string {
  const parameters = new Map(
    written.split(";").flatMap((parameter): Array<[string, string]> => {
      const [key = "", text = ""] = parameter.split("=", 2);
      return key === "" ? [] : [[key.toLowerCase(), text]];
    }),
  );
  // What a property without a standard holds has no type that anybody knows (RFC 6321, 5).
  const type =
    parameters.get("value")?.toLowerCase() ?? TYPES[name] ?? (name.startsWith("X-") ? "unknown" : "text");
  parameters.delete("value");
  const said = [...parameters].map(([key, text]) => element(key, element("text", xmlText(text))));
  const head = said.length > 0 ? element("parameters", said.join("")) : "";
  return element(name.toLowerCase(), head + writtenValue(name, type, value));
}

function writtenValue(name: string, type: string, value: string): string {
  if (name === "GEO") {
    const [latitude = "", longitude = ""] = value.split(";");
    return element("latitude", latitude) + element("longitude", longitude);
  }
  return element(type, xmlText((FORMS[type] ?? ((same) => same))(value)));
}

const dated = (value: string) => value.replace(/^(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");

/** How a value is written in XML, where that differs from a line. */
const FORMS: Readonly<Record<string, (value: string) => string>> = {
  date: dated,
  "date-time": (value) => dated(value).replace(/T(\d\d)(\d\d)(\d\d)/, "T$1:$2:$3"),
  "utc-offset": (value) => value.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2"),
  text: (value) =>
    value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign)),
};
