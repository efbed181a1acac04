import "server-only";
import type { LookSources } from "@/lib/outbox/queries/waiting-facts";
import { findMailContexts } from "@/lib/registration/queries/mail-context";
import { findMailings } from "./written-mailings";

/** What a page hands to the outbox where a mail is read as it would leave. */
export const LOOK_SOURCES: LookSources = { findMailings, findContexts: findMailContexts };
