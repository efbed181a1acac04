"use client";

import { useEffect, useState } from "react";
import { type KeptTicket, keepTicket, readTickets } from "./ticket-store";

interface KeepTicketProps {
  edition: string;
  registration: string;
  /** Null: there is none any more, and none is kept. */
  ticket: KeptTicket | null;
  /** The page on which it opens. */
  href: string;
  words: Record<"keep" | "why" | "kept" | "open" | "forget" | "forgotten" | "full", string>;
}

/** Keeps a ticket on this device, where it opens without a network, and forgets it; what is kept is renewed by each visit. */
export function KeepTicket({ edition, registration, ticket, href, words }: KeepTicketProps) {
  const [state, setState] = useState<"" | "offered" | "kept" | "forgotten" | "full">("");
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page
  useEffect(() => {
    const known = readTickets(edition);
    if (!known) return;
    if (!ticket) keepTicket(edition, registration, null);
    else if (registration in known) setState(keepTicket(edition, registration, ticket) ? "kept" : "full");
    else setState("offered");
  }, []);
  if (!ticket || state === "") return null;
  const put = (kept: KeptTicket | null, next: "kept" | "forgotten") =>
    setState(keepTicket(edition, registration, kept) ? next : "full");
  return (
    <div className="above-4">
      {state === "kept" ? null : (
        <>
          <button type="button" className="act" onClick={() => put(ticket, "kept")}>
            {words.keep}
          </button>
          <p className="small muted">{words.why}</p>
        </>
      )}
      <p role="status">{state === "offered" ? null : words[state]}</p>
      {state === "kept" && (
        <p className="row">
          <a className="act" href={href}>
            {words.open}
          </a>
          <button type="button" className="act" onClick={() => put(null, "forgotten")}>
            {words.forget}
          </button>
        </p>
      )}
    </div>
  );
}
