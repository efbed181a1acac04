"use client";

import { useEffect } from "react";
import { keepOffline, showTicketLink } from "./keep";

export interface KeepOfflineProps {
  /** The address of the edition, with its language. */
  edition: string;
}

/** Draws nothing: the edition of this page opens without a network from now on. */
export function KeepOffline({ edition }: KeepOfflineProps) {
  useEffect(() => {
    showTicketLink();
    keepOffline(edition);
  }, [edition]);
  return null;
}
