import { describe, expect, it } from "vitest";
import { guessColumns } from "#worker/matching/normalise/columns.ts";

const guess = (header: string, samples: string[][] = []) =>
  guessColumns(header.split(";"), samples).map(({ target, ownClass }) => target ?? ownClass);

describe("what a client's columns mean", () => {
  it("Dutch headings, everything in its own column", () => {
    expect(
      guess(
        "Bedrijfsnaam;KvK-nummer;Straat;Huisnr;Toevoeging;Postcode;Plaats;Telefoon;Website;Branche;Aantal medewerkers;Voornaam;Tussenvoegsel;Achternaam;Functie;E-mail;Mobiel",
      ),
    ).toEqual(
      "companyName kvk street houseNumber houseNumberAddition postcode city phone website sector fte firstName prefix lastName function contactEmail mobile".split(
        " ",
      ),
    );
  });

  it("Dutch headings, address and person in one cell each", () => {
    expect(
      guess(
        "Relatienaam;Contactpersoon;Functie;Adres;Postcode;Woonplaats;Telefoonnummer(s);E-mailadres;KVK;Internetadres;SBI",
      ),
    ).toEqual("companyName personName function address postcode city phone contactEmail kvk website sector".split(" "));
  });

  it("English headings, whole addresses under Street", () => {
    const samples = [[], ["Munnikenweg 88", "Postbus 925"]];
    expect(
      guess(
        "Company name;Street;ZIP code;City;Country;Phone;Website;Industry;Employees;First name;Last name;Job title;E-mail;Mobile;Direct dial",
        samples,
      ),
    ).toEqual(
      "companyName address postcode city country phone website sector fte firstName lastName function contactEmail mobile contactPhone".split(
        " ",
      ),
    );
  });

  it("the client's own columns: free text and anything about a person is personal (P2-5)", () => {
    expect(
      guess(
        "Klantnummer;Bedrijf;KvK;Aanhef;Voorletters;Tussenv.;Naam contactpersoon;Functienaam;Emailadres;Telefoon direct;Telefoon algemeen;Bezoekadres;Postcode;Plaats;URL;FTE;Laatst gebeld;Opmerking",
      ),
    ).toEqual(
      "company companyName kvk title initials prefix lastName function contactEmail contactPhone phone address postcode city website fte personal personal".split(
        " ",
      ),
    );
  });

  it("a government list: codes and regions are about the company, a second address stays an own column", () => {
    expect(
      guess(
        "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM ;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;STRAATNAAM CORRESPONDENTIEADRES;POSTCODE CORRESPONDENTIEADRES;RPA-GEBIED CODE;RMC-REGIO NAAM",
      ),
    ).toEqual(
      "company company company company companyName street houseNumber postcode city company company phone website company company company company".split(
        " ",
      ),
    );
  });

  it("headings that say nothing are read from their values", () => {
    const samples = [
      ["Smit B.V.", "De Brug B.V."],
      ["1234 AB", "4321BA"],
      ["p.smit@x.example", "info@y.example"],
      ["0252-410001", "(038) 414 4536"],
      ["blauw", "groen"],
    ];
    expect(guess(";;;;", samples)).toEqual(["companyName", "postcode", "email", "phone", "personal"]);
  });

  it("without a person's column an e-mail address is the company's", () => {
    expect(guess("Bedrijf;E-mail")).toEqual(["companyName", "email"]);
  });
});
