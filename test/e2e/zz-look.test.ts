import { test } from "vitest";
import { phone, useBrowser } from "#test/support/e2e/browser.ts";
import { shoot } from "#test/support/e2e/screenshots.ts";
import {
  api,
  countersign,
  createAssignment,
  prepareUpload,
  readReport,
  signAgreement,
  startUpload,
} from "#test/support/e2e/steps.ts";
import { people } from "#test/support/e2e/world.ts";

const { as } = useBrowser();
test("look", async () => {
  const client = await as(people.client);
  const director = await as(people.director);
  const path = await createAssignment(client, "Echte lijsten");
  await signAgreement(client, people.client, path, "Olga Opdracht");
  await countersign(director, people.director, path, "Dina Rechters");
  const administrator = await as(people.administrator);
  await administrator.goto(path);
  const gate = administrator.getByRole("dialog", { name: "Waarom kijk je mee?" });
  await gate.getByLabel("Reden").fill("Begeleider toewijzen aan nieuwe opdracht");
  await gate.getByRole("button", { name: "Reden vastleggen" }).click();
  await administrator.getByRole("button", { name: "Begeleider toewijzen" }).click();
  const dialog = administrator.getByRole("dialog", { name: "Begeleider toewijzen" });
  await dialog.getByLabel("Begeleider").selectOption({ label: "Sanne Leidraad" });
  await dialog.getByRole("button", { name: "Begeleider toewijzen" }).click();
  await administrator.getByText("De begeleider is toegewezen.").waitFor();
  for (const f of ["client_1.csv", "client_2.csv", "client_4.csv"]) {
    await prepareUpload(client, path, `/work/shared/data/leads_nl/${f}`);
    await startUpload(client);
    console.log(f, await readReport(client));
    await shoot(client, `look-report-${f}`);
  }
  const supervisor = await as(people.supervisor);
  await supervisor.goto(`${path}/reviews`);
  await supervisor.getByText(/Zijn dit dezelfde/).waitFor();
  const page = (await (await api(supervisor, "GET", `/match-reviews?assignmentId=${path.split("/")[2]}`)).json()) as {
    open: number;
    items: { group: number; evidence: string[]; lines: { field: string; left: string; right: string }[] }[];
  };
  console.log("open", page.open);
  for (const item of page.items.slice(0, 30))
    console.log(
      item.group,
      item.evidence.join(","),
      JSON.stringify(item.lines.map((l) => [l.field, l.left, l.right])).slice(0, 420),
    );
  for (let n = 0; n < 6; n++) {
    await supervisor.setViewportSize({ width: 1440, height: 900 });
    await shoot(supervisor, `look-pair-${n}`);
    if (n < 3) {
      await supervisor.setViewportSize(phone);
      await shoot(supervisor, `look-pair-${n}`);
    }
    await supervisor.keyboard.press(n === 1 ? "s" : n === 3 ? "l" : "d");
    await supervisor.waitForTimeout(1500);
  }
  await supervisor.setViewportSize({ width: 1440, height: 1400 });
  await shoot(supervisor, "look-after");
}, 240_000);
