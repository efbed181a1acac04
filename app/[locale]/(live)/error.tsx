"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";
import { useErrorWords } from "@/components/layout/error-words";
import { wayUp } from "@/components/layout/way-up";
import { Button } from "@/components/ui/button";

interface PageFailedProps {
  error: Error & { digest?: string };
  /** Asks the server for the page again and draws it in its place. */
  retry: () => void;
}

/** The page that was tried again and failed again: the next time it is loaded whole. */
let tried = "";

/** A page that fails in the browser: what happened, in the reader's language, and the ways on. */
export default function PageFailed({ error, retry }: PageFailedProps) {
  const words = useErrorWords();
  const path = usePathname();
  const [pending, start] = useTransition();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const offline = typeof navigator !== "undefined" && !navigator.onLine;
  const fault = error.digest ? words?.text.replace("{reference}", error.digest) : words?.here;
  const up = wayUp(path);
  const again = () => {
    // What the browser itself could not do (a script of an older version is gone) only a fresh page can.
    if (!error.digest || tried === path) return location.reload();
    tried = path;
    start(retry);
  };
  return (
    <main id="main" className="wrap narrow part">
      <title>{offline ? words?.offlineTitle : words?.title}</title>
      <h1 ref={heading} tabIndex={-1}>
        {offline ? words?.offlineTitle : words?.title}
      </h1>
      <p className="lead above-4">{offline ? words?.offlineText : fault}</p>
      <p className="row above-5">
        <Button type="button" sign={null} aria-busy={pending} onClick={again}>
          {words?.retry}
        </Button>
        <a href={up.href}>{words?.up[up.to]}</a>
      </p>
    </main>
  );
}
