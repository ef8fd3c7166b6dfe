import { parse } from "tldts";
import { isNothing, tidy } from "./text.ts";

/** Hosts on which unrelated companies have a page: the page tells who, the host does not. */
const SHARED_HOSTS = new Set(
  "facebook.com linkedin.com instagram.com twitter.com x.com youtube.com tiktok.com google.com google.nl sites.google.com goo.gl business.site jimdo.com jimdofree.com wixsite.com wix.com wordpress.com blogspot.com weebly.com webnode.nl webnode.com webs.com webklik.nl mijnwebwinkel.nl marktplaats.nl funda.nl thuisbezorgd.nl werkspot.nl telefoonboek.nl detelefoongids.nl openingstijden.nl treatwell.nl booking.com tripadvisor.nl tripadvisor.com kvk.nl linktr.ee etsy.com bol.com github.io pages.dev netlify.app vercel.app myshopify.com".split(
    " ",
  ),
);
/** Mail hosts of everybody. The two .example hosts are reserved names that stand for such hosts in sample data. */
const FREE_MAIL = new Set(
  "gmail.com googlemail.com hotmail.com hotmail.nl outlook.com outlook.nl live.nl live.com msn.com yahoo.com yahoo.nl icloud.com me.com mac.com aol.com gmx.net gmx.com gmx.de proton.me protonmail.com zonnet.nl ziggo.nl ziggomail.com kpnmail.nl kpnplanet.nl planet.nl xs4all.nl home.nl upcmail.nl chello.nl casema.nl quicknet.nl hetnet.nl tele2.nl telfort.nl wanadoo.nl wxs.nl caiway.nl caiway.net solcon.nl online.nl freeler.nl tiscali.nl versatel.nl kabelfoon.nl zeelandnet.nl multiweb.nl filternet.nl delta.nl kpn.nl telenet.be skynet.be t-online.de web.de postvak.example mailbox.example".split(
    " ",
  ),
);
/** Top-level domains reserved by RFC 2606: on no public-suffix list, ordinary here. */
const RESERVED = new Set(["example", "test"]);

/** The registrable domain of a host or URL ("https://www.x.co.uk/a" -> "x.co.uk"), null when there is none. */
export function registrableDomain(text: string): string | null {
  const parsed = parse(text.trim().toLowerCase(), { allowPrivateDomains: true });
  if (!parsed.domain || parsed.isIp) return null;
  if (!parsed.isIcann && !parsed.isPrivate && !RESERVED.has(parsed.publicSuffix ?? "")) return null;
  return parsed.domain;
}

/** A domain that can stand for one company: not a shared host, not free mail. */
export const isCompanyDomain = (domain: string): boolean => !SHARED_HOSTS.has(domain) && !FREE_MAIL.has(domain);

/** A website cell: `value` shows (host, and the path on a shared host), `domain` compares or is null on a shared host. */
export function normaliseWebsite(
  cell: string | undefined,
): { value: string; domain: string | null } | null | "invalid" {
  if (isNothing(cell)) return null;
  const text =
    tidy(cell)
      .toLowerCase()
      .split(/[\s,;]+/)[0] ?? "";
  const bare = text.replace(/^[a-z]+:\/*/, "").replace(/^www\d?\./, "");
  const domain = registrableDomain(bare);
  if (!domain) return "invalid";
  const host = bare.split(/[/?#:]/)[0] ?? bare;
  if (isCompanyDomain(domain)) return { value: host, domain };
  return { value: bare.replace(/[?#].*$/, "").replace(/\/+$/, ""), domain: null };
}
