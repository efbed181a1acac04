import * as z from "zod/mini";
import { editionAddress } from "@/lib/access/schema";
import {
  blankable,
  formSchema,
  IdSchema,
  integerSchema,
  requiredLocalisedLine,
  VersionSchema,
} from "@/lib/platform/form-fields";
import { isCleanText, WebAddressSchema } from "@/lib/platform/text";

/** Who may have a material, from few to all; the names are stored. */
export const AUDIENCES = ["team", "participants", "public"] as const;

const SessionSchema = z.union([
  z.pipe(
    z.literal(""),
    z.transform(() => null),
  ),
  IdSchema,
]);
const content = {
  title: requiredLocalisedLine(200),
  audience: z.enum(AUDIENCES),
  session: SessionSchema,
  order: z.optional(integerSchema(0, 9_999)),
};

/** A link. */
export const NewLinkSchema = formSchema({ ...editionAddress, ...content, url: WebAddressSchema });
export type NewLink = z.output<typeof NewLinkSchema>;

/** What a document is called on somebody's machine: one that would lie about itself is none. */
const FileNameSchema = z.pipe(
  z.string().check(z.maxLength(1_000)),
  z.transform((name) => (isCleanText(name) ? name : "")),
);

/** A document and which session it is of. */
export const NewDocumentSchema = formSchema({
  ...editionAddress,
  session: SessionSchema,
  name: FileNameSchema,
  document: z.optional(z.custom<Uint8Array>((value) => value instanceof Uint8Array, "missing")),
});
export type NewDocument = z.output<typeof NewDocumentSchema>;

const which = { ...editionAddress, materialId: IdSchema, version: VersionSchema };
/** Left blank the address stays what it is: a document has none, and their forms are the same. */
export const MaterialSchema = formSchema({ ...which, ...content, url: blankable(WebAddressSchema) });
export type MaterialEdit = z.output<typeof MaterialSchema>;

export const MaterialRemovalSchema = formSchema(which);
export type MaterialRemoval = z.output<typeof MaterialRemovalSchema>;
