import "server-only";
import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import * as z from "zod/mini";
import { AppError, type AppErrorCode, isOutage } from "./errors";
import {
  type FieldError,
  fieldErrorsOf,
  formValues,
  LARGEST_FORM,
  requireSize,
  takeFiles,
  takeUploads,
} from "./form-data";
import { clientAddress, networkKey } from "./http/client-address";
import { markAnswer, markDone, markReached } from "./http/mark-answer";
import { requireOwnOrigin } from "./http/origin";
import { type Counted, countAgainst, giveBack, LIMITS, type Limit } from "./limits";
import { logFault } from "./log";
import type { Result } from "./result";

/** What a form shows after it was sent. It survives without JavaScript because it is plain data. */
export type FormState<Value = unknown, Reason extends string = string> =
  | { status: "idle" }
  | {
      status: "invalid";
      fieldErrors: FieldError[];
      values: Record<string, string | string[]>;
      attempt: string;
    }
  | {
      status: "refused";
      reason: Reason;
      detail?: Record<string, string | number>;
      values: Record<string, string | string[]>;
      attempt: string;
    }
  | {
      status: "rejected";
      code: RejectedCode;
      reference?: string;
      retryAfter?: number;
      values: Record<string, string | string[]>;
      attempt: string;
    }
  | { status: "done"; value: Value; attempt: string }
  /** Done, and the browser loads `goTo`; only where JavaScript sent the form, else the answer is a redirect. */
  | { status: "moved"; goTo: string; values: Record<string, never>; attempt: string };

/** "offline" is said by the browser itself: the form never reached us, or the line was cut before the answer. */
export type RejectedCode = AppErrorCode | "offline";

export const IDLE: FormState<never, never> = { status: "idle" };

export interface ActionSpec<Schema extends z.ZodMiniType, Proof, Value, Reason extends string> {
  /** Strict: unknown keys are refused. */
  schema: Schema;
  /** From the parsed input to a typed proof; throws AppError("not-found") for what is not yours. */
  gate: (input: z.output<Schema>) => Promise<Proof>;
  /** The command; one transaction; returns a Result. */
  run: (proof: Proof, input: z.output<Schema>) => Promise<Result<Value, Reason>>;
  /**
   * After success, outside the transaction: updateTag, cookies; and where to go, as an address of ours. Only an action
   * that changes who is signed in throws Next's redirect itself: with new cookies the router forgets what it kept.
   */
  after?: (value: Value, proof: Proof, input: z.output<Schema>) => unknown;
  /** By network; counts forms that could be read. */
  limit?: Limit;
  /** What else a form counts against, once its gate is passed. */
  counts?: (
    input: z.output<Schema>,
    network: string,
    proof: Proof,
  ) => readonly Counted[] | Promise<readonly Counted[]>;
  /** Refusals that say that the form was not filled in right: they don't count against anything. */
  uncounted?: readonly NoInfer<Reason>[];
  /** Form keys that hold lists even when one value is sent. */
  lists?: readonly string[];
  /** Form keys never echoed back into the page. */
  secret?: readonly string[];
  /** Form keys that hold one file; the schema gets its bytes, and nothing for an empty choice. */
  files?: readonly string[];
  /**
   * Files of fields that are not known beforehand, by the beginning of their names: taken in once the gate is passed. What
   * they become stands in the form from then on, so that nobody chooses a file twice, whatever else is wrong in the form.
   */
  uploads?: {
    prefix: string;
    /** The gate of a form in which something else can't be read; null where it does not say whose it is. */
    whose: (raw: Readonly<Record<string, unknown>>) => Promise<Proof | null>;
    take: (
      proof: Proof,
      input: Partial<z.output<Schema>>,
      files: ReadonlyMap<string, File>,
      network: string,
    ) => Promise<{ values: Record<string, string>; fieldErrors: Record<string, string> }>;
  };
  /** Characters and bytes of the whole form; one million when left out. */
  largest?: number;
}

/**
 * The one wrapper of every server action: own origin, limit, strict parse, gate, command, revalidation; every outcome
 * becomes a FormState, so a form keeps what was typed, with or without JavaScript. Bare exported actions fail the check.
 */
export function defineAction<Schema extends z.ZodMiniType, Proof, Value, Reason extends string>(
  parts: ActionSpec<Schema, Proof, Value, Reason>,
): (previous: FormState<Value, Reason>, form: FormData) => Promise<FormState<Value, Reason>> {
  return async (_previous, form) => {
    const attempt = crypto.randomUUID();
    let values: Record<string, string | string[]> = {};
    try {
      const requestHeaders = await headers();
      markReached(requestHeaders);
      requireOwnOrigin(requestHeaders);
      const network = networkKey(clientAddress(requestHeaders));
      await countAgainst(LIMITS.actPerNetwork, network);
      if (!(form instanceof FormData)) throw new AppError("bad-request");
      requireSize(form, parts.largest ?? LARGEST_FORM);
      const files = await takeFiles(form, parts.files ?? []);
      const uploads = takeUploads(form, parts.uploads?.prefix);
      const raw = formValues(form, parts.lists ?? []);
      values = echo(raw, parts.secret ?? []);
      let parsed = z.safeParse(parts.schema, { ...raw, ...files });
      if (!parsed.success) {
        const fieldErrors = fieldErrorsOf(parsed.error);
        const proof = uploads.size > 0 ? await parts.uploads?.whose(raw) : null;
        if (!parts.uploads || !proof) return { status: "invalid", fieldErrors, values, attempt };
        const taken = await parts.uploads.take(proof, {}, uploads, network);
        const wrong = Object.entries(taken.fieldErrors).map(([field, code]) => ({ field, code }));
        return {
          ...{ status: "invalid", fieldErrors: [...fieldErrors, ...wrong] },
          ...{ values: { ...values, ...taken.values }, attempt },
        };
      }
      if (parts.limit) await countAgainst(parts.limit, network);
      const proof = await parts.gate(parsed.data);
      const counted = (await parts.counts?.(parsed.data, network, proof)) ?? [];
      for (const [limit, key] of counted) await countAgainst(limit, key);
      if (parts.uploads) {
        const taken = await parts.uploads.take(proof, parsed.data, uploads, network);
        values = { ...values, ...taken.values };
        if (Object.keys(taken.fieldErrors).length > 0)
          return {
            ...{ status: "refused", reason: "field-errors" as Reason },
            ...{ detail: taken.fieldErrors, values, attempt },
          };
        parsed = z.safeParse(parts.schema, { ...raw, ...files, ...taken.values });
        if (!parsed.success)
          return { status: "invalid", fieldErrors: fieldErrorsOf(parsed.error), values, attempt };
      }
      const result = await parts.run(proof, parsed.data);
      if (!result.ok) {
        if (parts.uncounted?.includes(result.reason)) {
          const all: readonly Counted[] = parts.limit ? [[parts.limit, network], ...counted] : counted;
          await Promise.all(all.map(([limit, key]) => giveBack(limit, key)));
        }
        return {
          status: "refused",
          reason: result.reason,
          ...(result.detail ? { detail: result.detail } : {}),
          values,
          attempt,
        };
      }
      markDone(requestHeaders);
      const goTo = await parts.after?.(result.value, proof, parsed.data);
      if (typeof goTo !== "string") return { status: "done", value: result.value, attempt };
      // Next's own redirect of a script's call is a step inside its router, which keeps the page left behind as it was
      // drawn: "Back" would show what was stored before. So the browser is told to load the next page.
      if (!requestHeaders.has("next-action")) redirect(goTo);
      return { status: "moved", goTo, values: {}, attempt };
    } catch (error) {
      unstable_rethrow(error);
      const state = rejected(error);
      if (state.code === "unavailable") markAnswer(await headers(), "refused");
      return { ...state, values, attempt };
    }
  };
}

function rejected(error: unknown): {
  status: "rejected";
  code: AppErrorCode;
  reference?: string;
  retryAfter?: number;
} {
  if (error instanceof AppError) {
    return {
      status: "rejected",
      code: error.code,
      ...(error.retryAfter ? { retryAfter: error.retryAfter } : {}),
    };
  }
  if (isOutage(error)) return { status: "rejected", code: "unavailable", retryAfter: 5 };
  return { status: "rejected", code: "unavailable", reference: logFault(error, "action") };
}

function echo(
  raw: Record<string, string | string[]>,
  secret: readonly string[],
): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !secret.includes(key)));
}
