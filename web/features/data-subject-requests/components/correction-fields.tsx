import type { correctableFields } from "#contract/requests.ts";
import { TextField } from "#web/ui/form/text-field.tsx";
import { messages } from "../messages.ts";

type Name = `correct${Capitalize<(typeof correctableFields)[number]>}`;
type Field = { name: string; value: string; onInput: (value: string) => void };

/** What should stand there instead; only for who asks for a correction. */
export function CorrectionFields(props: { field: (name: Name) => Field }) {
  const t = messages.use();
  return (
    <fieldset class="grid gap-4">
      <legend class="mb-2 font-medium">{t("register.correct")}</legend>
      <TextField label={t("field.name")} optional {...props.field("correctName")} />
      <TextField label={t("field.function")} optional {...props.field("correctFunction")} />
      <TextField label={t("field.email")} type="email" optional {...props.field("correctEmail")} />
      <TextField label={t("field.phone")} type="tel" optional {...props.field("correctPhone")} />
      <TextField label={t("field.mobile")} type="tel" optional {...props.field("correctMobile")} />
    </fieldset>
  );
}
