export const en = {
  "issue.company.missing": "No company",
  "issue.company.missing.text":
    "The row has no company name and is skipped. Fill in the name below, or leave the rows out.",
  "issue.kvk.invalid": "KVK number is not right",
  "issue.kvk.invalid.text": "Expected: eight digits. The company is then recognised by name, address or phone.",
  "issue.kvk.branch": "Branch number instead of KVK number",
  "issue.kvk.branch.text": "Twelve digits are a branch number; a KVK number has eight.",
  "issue.email.invalid": "E-mail address is not right",
  "issue.email.invalid.text":
    "Expected: something like name@company.nl. Your text stays in your download but is not used.",
  "issue.email.extra": "Second e-mail address",
  "issue.email.extra.text": "One address per contact is used: the first. The other stays in your download.",
  "issue.phone.invalid": "Phone number is not right",
  "issue.phone.invalid.text": "Expected: ten digits, or a + with country code. This number cannot be called.",
  "issue.phone.extra": "Extra phone number",
  "issue.phone.extra.text": "There are more numbers than places. The first are used; the rest stays in your download.",
  "issue.postcode.invalid": "Postcode is not right",
  "issue.postcode.invalid.text": "Expected: four digits and two letters, such as 1456 NP.",
  "issue.houseNumber.invalid": "House number is not right",
  "issue.houseNumber.invalid.text": "Expected: a number, possibly with an addition such as 65-E.",
  "issue.website.invalid": "Website is not right",
  "issue.website.invalid.text": "Expected: something like www.company.nl.",
  "issue.fte.invalid": "Number of employees is not a number",
  "issue.fte.invalid.text": "Expected: a number, such as 14.",
  "issue.profile.invalid": "Profile link is not right",
  "issue.profile.invalid.text": "Expected: the web address of a profile page.",
  "issue.contact.nameMissing": "Contact data without a name",
  "issue.contact.nameMissing.text":
    "A mobile number, function or personal address without a name belongs to nobody. The company does go in.",
  "issue.contact.notPerson": "Department instead of a person",
  "issue.contact.notPerson.text": "‘Reception’ or ‘Purchasing’ is not a human being; no contact is made.",
  "issue.other": "Something else",
  "issue.other.text": "This could not be used.",
  "issue.row.empty": "Empty row",
  "issue.row.empty.text": "The row is empty or was left out by you, and is skipped.",
  "issue.row.tooManyCells": "More cells than columns",
  "issue.row.tooManyCells.text": "The row has cells without a column and is skipped.",
  "issue.row.tooLarge": "Too large to send",
  "issue.row.tooLarge.text": "Make the cell shorter or leave the row out; otherwise the file cannot be sent.",
  "issue.value.tooLong": "Text too long",
  "issue.value.tooLong.text": "This is never that long. The text stays in your download but is not used.",
  "repair.go": (p: { n: string }) => (p.n === "1" ? "Mend it" : `Mend all ${p.n}`),
  "repair.text.mojibake": (p: { n: string }) =>
    p.n === "1" ? "1 cell with garbled letters" : `${p.n} cells with garbled letters`,
  "repair.text.mojibake.text": "‘CafÃ©’ becomes ‘Café’.",
  "repair.phone.scientific": (p: { n: string }) =>
    p.n === "1" ? "1 phone number in scientific notation" : `${p.n} phone numbers in scientific notation`,
  "repair.phone.scientific.text": "‘6.12345678E+08’ becomes ‘0612345678’.",
  "repair.phone.zero": (p: { n: string }) =>
    p.n === "1" ? "1 phone number without its 0" : `${p.n} phone numbers without their 0`,
  "repair.phone.zero.text": "‘612345678’ becomes ‘0612345678’.",
  "repair.phone.country": (p: { n: string }) =>
    p.n === "1" ? "1 phone number with a country code without +" : `${p.n} phone numbers with a country code without +`,
  "repair.phone.country.text": "‘31612345678’ becomes ‘+31612345678’.",
  "repair.kvk.scientific": (p: { n: string }) =>
    p.n === "1" ? "1 KVK number in scientific notation" : `${p.n} KVK numbers in scientific notation`,
  "repair.kvk.scientific.text": "‘1.2345678E+07’ becomes ‘12345678’.",
  "repair.kvk.zero": (p: { n: string }) =>
    p.n === "1" ? "1 KVK number of seven digits" : `${p.n} KVK numbers of seven digits`,
  "repair.kvk.zero.text": "The leading zero that the spreadsheet dropped comes back.",
  "repair.postcode.space": (p: { n: string }) =>
    p.n === "1" ? "1 postcode written another way" : `${p.n} postcodes without a space or in lower case`,
  "repair.postcode.space.text": "‘1456np’ becomes ‘1456 NP’.",
  "repair.email.clean": (p: { n: string }) =>
    p.n === "1" ? "1 e-mail address with a slip" : `${p.n} e-mail addresses with a slip`,
  "repair.email.clean.text": "‘jan @ company,nl’ becomes ‘jan@company.nl’.",
  "repair.website.clean": (p: { n: string }) => (p.n === "1" ? "1 website with a slip" : `${p.n} websites with a slip`),
  "repair.website.clean.text": "‘www,company.nl’ becomes ‘www.company.nl’.",
  "repair.fte.number": (p: { n: string }) =>
    p.n === "1" ? "1 number of employees with text" : `${p.n} numbers of employees with text`,
  "repair.fte.number.text": "‘10 to 20’ becomes ‘10’: the first number stays.",
};
