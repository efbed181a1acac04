"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { FormState } from "@/lib/platform/action";
import { type Stars, saidText, settle, unheard } from "@/lib/stars/rules/stars";
import styles from "./my-agenda.module.css";
import { forgetMarks, openDevice } from "./own-device";

export type BringAction = (
  previous: FormState<never, never>,
  form: FormData,
) => Promise<FormState<Stars, never>>;

interface DeviceStarsProps {
  edition: string;
  /** The registration whose marks these are. */
  own: string;
  stored: Stars;
  action: BringAction;
  hidden: Record<string, string>;
  words: Record<"others" | "instead" | "failed" | "again" | "forget" | "forgotten", string>;
}

/**
 * What this device marked comes along, and what other devices marked comes to it. Where it keeps the marks of somebody else
 * nothing is mixed: whoever is here says whether theirs stand there instead.
 */
export function DeviceStars({ edition, own, stored, action, hidden, words }: DeviceStarsProps) {
  const router = useRouter();
  const [state, setState] = useState<"" | "kept" | "others" | "failed" | "forgotten">("");
  const begun = useRef(false);

  const bring = async () => {
    const device = openDevice(edition);
    if (!device) return;
    try {
      const told = unheard(device.read(), stored);
      if (Object.keys(told).length === 0) device.keep(settle(device.read(), {}, stored), own);
      else {
        const form = new FormData();
        for (const [name, value] of Object.entries({ ...hidden, stars: saidText(told) }))
          form.set(name, value);
        const answer = await action({ status: "idle" }, form);
        if (answer.status !== "done") return setState("failed");
        device.keep(settle(device.read(), told, answer.value), own);
        router.refresh();
      }
      setState("kept");
    } catch {
      setState("failed");
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a page
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const owner = openDevice(edition)?.owner();
    if (owner && owner !== own) setState("others");
    else bring();
  }, []);

  const instead = () => {
    openDevice(edition)?.keep(stored, own);
    setState("kept");
  };
  const forget = () => {
    forgetMarks(edition);
    setState("forgotten");
  };
  return (
    <div className={styles.device}>
      {state === "others" && (
        <p role="status">
          {words.others}{" "}
          <button type="button" className="act" onClick={instead}>
            {words.instead}
          </button>
        </p>
      )}
      {state === "failed" && (
        <p role="status">
          {words.failed}{" "}
          <button type="button" className="act" onClick={bring}>
            {words.again}
          </button>
        </p>
      )}
      {state === "kept" && (
        <button type="button" className="act" onClick={forget}>
          {words.forget}
        </button>
      )}
      {state === "forgotten" && <p role="status">{words.forgotten}</p>}
    </div>
  );
}
