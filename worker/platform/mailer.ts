/** A mail carries a link and never a personal value or a client's name (P1-1, P1-4). Exactly one recipient (P2-2). */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

const headerSafe = (text: string) => text.replace(/[\r\n\0]+/g, " ").slice(0, 200);

/** Sends through the platform's mail binding. */
export const bindingMailer = (binding: SendEmail, from: string): Mailer => ({
  async send({ to, subject, text }) {
    await binding.send({ from, to: headerSafe(to), subject: headerSafe(subject), text });
  },
});

/** Hands mails to a local service that files them (the demo world: readable under STATE_DIR/mail). */
export const serviceMailer = (service: Fetcher): Mailer => ({
  async send(mail) {
    const answer = await service.fetch("http://mail/", { method: "POST", body: JSON.stringify(mail) });
    if (!answer.ok) throw new Error("mail sink refused");
  },
});
