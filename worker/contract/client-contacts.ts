import * as v from "valibot";
import { emailAddress, shortText } from "./common.ts";

export const clientContactId = v.pipe(v.string(), v.regex(/^cct_[0-9A-Za-z]{10,40}$/));

const optionalText = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max));
/** Name, function, e-mail, phone, social accounts, notes (P6-1). Empty = not known. */
const fields = {
  name: shortText,
  job: optionalText(200),
  email: v.union([v.literal(""), emailAddress]),
  phone: optionalText(60),
  profiles: optionalText(500),
  notes: optionalText(4_000),
};
export const clientContactInput = v.strictObject(fields);
export type ClientContactInput = v.InferOutput<typeof clientContactInput>;
/** `version` is the one the editor saw; another answers 409. */
export const updateClientContactInput = v.strictObject({
  ...fields,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

export interface ClientContact extends ClientContactInput {
  id: string;
  version: number;
  enteredOn: string;
  reviewedOn: string | null;
  /** The yearly review is due (P6-3). */
  due: boolean;
}
