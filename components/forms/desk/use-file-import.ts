"use client";

import { useState } from "react";
import type { useFormAction } from "../use-form-action";
import { useTwoSteps } from "./use-two-steps";

const MEGABYTE = 1024 * 1024;

/**
 * A form of two steps that takes a file: one that is too large is told before it is sent.
 * @returns `tooLarge`: the megabytes a file may have, if it has more; the rest as of every form of two steps
 */
export function useFileImport<Value, Reason extends string>(
  action: Parameters<typeof useFormAction<Value, Reason>>[0],
  mostBytes: number,
) {
  const [isTooLarge, setTooLarge] = useState(false);
  const form = useTwoSteps<Value, Reason>(action, (filled) => {
    const file = filled.get("file");
    const large = file instanceof File && file.size > mostBytes;
    setTooLarge(large);
    return !large;
  });
  const megabytes = mostBytes / MEGABYTE;
  return { ...form, megabytes, tooLarge: isTooLarge ? megabytes : null };
}
