"use client";

import { useEffect } from "react";
import { forgetDevice } from "./own-device";

/** Who is erased leaves nothing on this device, either. */
export function ForgetDevice() {
  useEffect(() => forgetDevice(), []);
  return null;
}
