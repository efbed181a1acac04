"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

const EVERY_MS = 1_500;
/** A board that nobody touches for so long asks no more: it must not keep a login alive. */
const ATTENDED_MS = 10 * 60_000;

/**
 * Reads the page again when the draft is another one than it shows, because somebody else changed it. While nothing changed it
 * asks for one mark and nothing else; a tab that is not seen, or not used, asks nothing.
 * @param mark of the draft that is shown
 * @param paused not now: a card is in the hand, and what one does oneself is about to be shown
 */
export function useOthersMoves(base: string, mark: string, paused: boolean, tell: () => void): void {
  const router = useRouter();
  const touched = useRef(0);
  const { data, refetch } = useQuery({
    queryKey: ["draft-mark", base],
    queryFn: async ({ signal }) => {
      const answer = await fetch(`${base}/mark`, { signal });
      if (!answer.ok) throw new Error(String(answer.status));
      return ((await answer.json()) as { mark: string }).mark;
    },
    staleTime: 0,
    refetchInterval: () => (Date.now() - touched.current < ATTENDED_MS ? EVERY_MS : false),
  });
  useEffect(() => {
    touched.current = Date.now();
    const touch = () => {
      const away = Date.now() - touched.current >= ATTENDED_MS;
      touched.current = Date.now();
      if (away) void refetch();
    };
    const kinds = ["pointerdown", "pointermove", "keydown"] as const;
    for (const kind of kinds) window.addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, touch);
    };
  }, [refetch]);
  // An answer may be older than what is shown: it was asked for before one moved something oneself.
  const shown = useRef(new Set([mark]));
  useEffect(() => {
    shown.current.add(mark);
  }, [mark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each mark that comes; what one does oneself is shown already
  useEffect(() => {
    if (data === undefined || paused || shown.current.has(data)) return;
    router.refresh();
    tell();
  }, [data, paused]);
}
