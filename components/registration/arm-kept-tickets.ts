import styles from "./ticket.module.css";
import { type KeptTicket, keepTicket, readTickets } from "./ticket-store";

export interface KeptTicketsProps {
  /** The id of the edition. */
  edition: string;
  words: Record<"ticket" | "qr" | "forget" | "forgotten" | "none", string>;
}

const SVG = "http://www.w3.org/2000/svg";

/**
 * Shows the tickets that are kept on this device; all they hold is put in as text.
 * @param part holds what is said where there is none
 */
export function armKeptTickets(part: HTMLElement, { edition, words }: KeptTicketsProps): void {
  const tickets = Object.entries(readTickets(edition) ?? {});
  if (tickets.length === 0) return;
  part.replaceChildren(
    ...tickets.map(([registration, ticket]) => {
      const place = make("div", "above-5");
      const forget = make("button", "act", words.forget);
      forget.addEventListener("click", () => {
        keepTicket(edition, registration, null);
        const said = make("p", "", words.forgotten);
        said.setAttribute("role", "status");
        said.tabIndex = -1;
        place.replaceChildren(said);
        said.focus();
      });
      place.append(draw(ticket, words), make("p", "small muted above-3", ticket.asOf), forget);
      return place;
    }),
  );
}

function make(name: string, className: string, text = ""): HTMLElement {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  if (text) element.dir = "auto";
  return element;
}

function draw(ticket: KeptTicket, words: KeptTicketsProps["words"]): HTMLElement {
  const article = make("article", styles.ticket ?? "");
  article.setAttribute("aria-label", words.ticket);
  const header = make("header", "");
  header.append(make("p", "sign", ticket.when), make("b", "", ticket.title));
  const body = make("div", styles.body ?? "");
  const facts = make("dl", styles.facts ?? "");
  for (const [name, value] of ticket.facts) {
    const fact = make("div", "");
    fact.append(make("dt", "", name), make("dd", "", value));
    facts.append(fact);
  }
  body.append(make("h2", "", ticket.fullName), facts);
  const stub = make("div", styles.stub ?? "");
  stub.append(drawQr(ticket.qr, words.qr), make("p", styles.code ?? "", ticket.reference));
  article.append(header, body, stub);
  return article;
}

function drawQr({ path, size }: KeptTicket["qr"], label: string): HTMLElement {
  const around = make("div", styles.qr ?? "");
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("d", path);
  svg.append(drawn);
  around.append(svg);
  return around;
}
