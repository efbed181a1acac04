"use client";

import { useEffect, useRef } from "react";
import { useErrorWords } from "@/components/layout/error-words";
import { Button } from "@/components/ui/button";

/** A page that fails in the browser: what happened, in the reader's language, and the way on. */
export default function PageFailed({ error }: { error: Error & { digest?: string } }) {
  const words = useErrorWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const offline = typeof navigator !== "undefined" && !navigator.onLine;
  return (
    <main id="main" className="wrap narrow part">
      <h1 ref={heading} tabIndex={-1}>
        {offline ? words?.offlineTitle : words?.title}
      </h1>
      <p className="lead above-4">
        {offline ? words?.offlineText : words?.text.replace("{reference}", error.digest ?? "–")}
      </p>
      <p className="above-5">
        <Button type="button" sign={null} onClick={() => location.reload()}>
          {words?.retry}
        </Button>
      </p>
    </main>
  );
}
