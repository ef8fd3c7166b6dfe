import { Show } from "solid-js";
import { Banner } from "#web/ui/banner.tsx";
import { Button } from "#web/ui/button.tsx";
import { Card } from "#web/ui/card.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Table } from "#web/ui/table/table.tsx";
import { messages } from "../messages.ts";
import type { Wizard } from "../wizard.ts";
import { DropZone } from "./drop-zone.tsx";
import { StepFrame } from "./step-frame.tsx";

const EXAMPLE = [
  ["Bakkerij Voorbeeld B.V.", "12345678", "1456 NP", "65-E", "0299 722890", "info@bakkerij.example"],
  ["Installatiebedrijf Het Noorden", "", "8061 AW", "22", "038 543 6376", ""],
];
const HEADERS = ["Bedrijfsnaam", "KVK", "Postcode", "Huisnr", "Telefoon", "E-mail"];

export function FileStep(props: { wizard: Wizard }) {
  const t = messages.use();
  return (
    <StepFrame title={t("file.title")} lead={t("file.lead")}>
      <Show when={props.wizard.readError()}>{(code) => <Banner tone="bad">{t(`read.${code()}`)}</Banner>}</Show>
      <Show
        when={props.wizard.reading() !== undefined}
        fallback={<DropZone onFile={(file) => void props.wizard.choose(file)} />}
      >
        <Card>
          <Progress
            label={t("file.reading")}
            value={(props.wizard.reading() ?? 0) * 100}
            text={props.wizard.file()?.name}
          />
          <Button size="sm" class="mt-3" onClick={() => props.wizard.cancelRead()}>
            {t("file.cancel")}
          </Button>
        </Card>
      </Show>
      <p class="text-sm text-ink-3">{t("file.local")}</p>
      <Card title={t("file.example")} flush>
        <Table
          label={t("file.example")}
          narrow="scroll"
          rows={EXAMPLE}
          rowKey={(row) => row[0] ?? ""}
          columns={HEADERS.map((header, at) => ({
            id: header,
            header,
            class: "whitespace-nowrap",
            cell: (row: string[]) => row[at],
          }))}
        />
        <p class="border-t border-line px-4 py-2 text-sm text-ink-3">{t("file.example.note")}</p>
      </Card>
    </StepFrame>
  );
}
