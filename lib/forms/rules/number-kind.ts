import * as z from "zod/mini";
import { localisedSchema } from "@/lib/platform/i18n/localised";
import { done, refused } from "@/lib/platform/result";
import { defineKind, plainSigns } from "./answer-kind";

const LARGEST = 999_999_999;
const BoundSchema = z.number().check(z.minimum(-LARGEST), z.maximum(LARGEST));

/** Most questions count something, so that 0 is the least unless it is said. */
const LEAST = 0;

const SettingsSchema = z
  .strictObject({
    unit: z.optional(localisedSchema(40)),
    min: z.optional(BoundSchema),
    max: z.optional(BoundSchema),
    /** Digits after the point. Three would make "1.000" a thousand to some and one to others. */
    decimals: z.optional(z.literal([0, 1, 2])),
  })
  .check(z.refine(({ min = LEAST, max = LARGEST }) => min <= max, "order"));

const NUMBER = /^(-?)(\d{1,9}|\d{1,3}(?: \d{3}){1,2})(?:[.,](\d{1,2}))?$/;

/** A number in digits, with point or comma. Stored with a point and no digit too many: "12.5". */
export const numberKind = defineKind({
  missing: "missing",
  settings: SettingsSchema,
  judge: ([text = ""], { min = LEAST, max = LARGEST, decimals = 0 }) => {
    const [whole, sign = "", digits = "", fraction = ""] = NUMBER.exec(plainSigns(text)) ?? [];
    const places = fraction.replace(/0+$/, "");
    if (whole === undefined || places.length > decimals) return refused("number");
    const size = digits.replaceAll(" ", "").replace(/^0+(?=\d)/, "") + (places && `.${places}`);
    const value = size === "0" ? size : sign + size;
    if (Number(value) < min) return refused("too-small");
    if (Number(value) > max) return refused("too-large");
    return done(value);
  },
});

/** The least and the most a number may be, its unit and its digits after the point, for whoever asks it. */
export function numberLimits(settings: unknown) {
  const read = z.safeParse(SettingsSchema, settings);
  const { unit, min, max, decimals = 0 } = read.success ? read.data : {};
  return { unit: unit ?? {}, min: min ?? null, max: max ?? null, decimals, negative: (min ?? LEAST) < 0 };
}
