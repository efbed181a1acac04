"use client";

import { useEffect } from "react";
import { forgetMarks } from "./own-device";

/** Who is erased leaves nothing on this device, either. */
export function ForgetDevice() {
  useEffect(() => forgetMarks(), []);
  return null;
}
