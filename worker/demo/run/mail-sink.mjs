import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mailDir } from "./paths.mjs";

let count = 0;

/** Files outgoing mails under STATE_DIR/mail, one readable text per mail. */
export const mailSink = async (request) => {
  const { to, subject, text } = await request.json();
  mkdirSync(mailDir, { recursive: true });
  const name = `${Date.now()}-${String(++count).padStart(4, "0")}.eml`;
  writeFileSync(join(mailDir, name), `To: ${to}\nSubject: ${subject}\n\n${text}\n`);
  return new Response("filed");
};
