import * as z from "zod/mini";
import { editionAddress, schoolAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  localisedLine,
  localisedText,
  nestFields,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { EmailSchema, lineSchema, WebAddressSchema } from "@/lib/platform/text";
import type { SectionKind } from "@/prisma/generated/enums";
import {
  MOST,
  OFFERED,
  type Offered,
  SECTION_KINDS,
  SECTIONS,
  type SectionField,
  type SectionShape,
} from "./rules/kinds";

const FIELDS: Record<SectionField, () => z.ZodMiniType> = {
  line: () => localisedLine(300),
  markdown: () => localisedText(8_000),
  name: () => z._default(lineSchema(200), ""),
  phone: () => z._default(lineSchema(60), ""),
  email: () => blankable(EmailSchema),
  url: () => blankable(WebAddressSchema),
};

const shapeOf = (shape: SectionShape) =>
  Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, FIELDS[field]()]));

const isBlank = (value: unknown): boolean =>
  typeof value === "object" && value !== null
    ? Object.values(value).every(isBlank)
    : value === undefined || value === null || String(value).trim() === "";

const inOrder = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value)
        .sort(([one], [other]) => Number(one) - Number(other))
        .map(([, row]) => (isBlank(row) ? null : row))
    : [];

/** Rows of which nothing is filled are left out; an error names the row in which it stands. */
const rowsOf = (shape: SectionShape) =>
  z.pipe(
    z.transform(inOrder),
    z.pipe(
      z
        .array(z.nullable(z.strictObject(shapeOf(shape))))
        .check(z.refine((rows) => rows.filter((row) => row !== null).length <= MOST.rows, "too-long")),
      z.transform((rows) => rows.filter((row) => row !== null)),
    ),
  );

/** One section as its form says it: its fields stand beside, by the names of its kind. */
export interface SectionEdit {
  school: string;
  version: number;
  id: string;
  kind: SectionKind;
  [field: string]: unknown;
}

/** The schema of a section's form, by its kind: strict, as every form. */
function sectionSchema<const Address extends z.core.$ZodShape>(address: Address) {
  const [first, ...others] = SECTION_KINDS.map((kind) => {
    const { fields, rows } = SECTIONS[kind];
    return z.strictObject({
      ...{ ...address, version: VersionSchema, id: IdSchema, kind: z.literal(kind) },
      ...{ title: requiredLocalisedLine(160), ...shapeOf(fields) },
      ...(rows ? { rows: rowsOf(rows) } : {}),
    });
  });
  if (!first) throw new Error("no kind of section");
  type Output = SectionEdit & z.core.$InferObjectOutput<Address, Record<never, never>>;
  return z.pipe(
    z.transform(nestFields),
    z.discriminatedUnion("kind", [first, ...others]) as unknown as z.ZodMiniType<Output>,
  );
}

export const SECTION_ACTS = ["up", "down", "show", "hide", "remove"] as const;

const parts = {
  /** `key` names the form: pressed twice it adds one. */
  add: { kind: z.enum(OFFERED), key: IdSchema },
  arrange: { id: IdSchema, version: VersionSchema, act: z.enum(SECTION_ACTS) },
  restore: { number: integerSchema(1, 999_999_999) },
};

export const AddSectionSchema = formSchema({ ...editionAddress, ...parts.add });
export const SectionSchema = sectionSchema(editionAddress);
export const ArrangeSectionSchema = formSchema({ ...editionAddress, ...parts.arrange });
export const PublishSectionsSchema = formSchema({ ...editionAddress });
export const RestoreSectionsSchema = formSchema({ ...editionAddress, ...parts.restore });

export const AddSchoolSectionSchema = formSchema({ ...schoolAddress, ...parts.add });
export const SchoolSectionSchema = sectionSchema(schoolAddress);
export const ArrangeSchoolSectionSchema = formSchema({ ...schoolAddress, ...parts.arrange });
export const PublishSchoolSectionsSchema = formSchema({ ...schoolAddress });
export const RestoreSchoolSectionsSchema = formSchema({ ...schoolAddress, ...parts.restore });

export type NewSection = { kind: Offered; key: string };
export type SectionArrangement = { id: string; version: number; act: (typeof SECTION_ACTS)[number] };
