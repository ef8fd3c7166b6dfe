export const en = {
  page: "Settings",
  lead: "What is set here holds for all assignments, from the next request on. Every change is recorded.",
  title: "Which personal data flows to another client?",
  explain:
    "Clients sometimes have the same contact. In matching, their data complete and correct each other, without anybody seeing whom a value comes from.",
  choice: "Matching of personal data",
  "choice.all": "All personal data",
  "choice.all.hint": "As the privacy policy says: what one client adds or corrects holds for the other at once.",
  "choice.verified": "Only what a call agent checked",
  "choice.verified.hint":
    "Every client keeps its own data of the person. Only a value that a call agent confirmed flows to the others.",
  "change.verified.title": "Let only checked data flow?",
  "change.verified.text":
    "From now on new personal data flows to another client only after a call agent confirmed it. What flowed before stays.",
  "change.all.title": "Let all personal data flow?",
  "change.all.text":
    "From now on what one client adds or corrects holds for the other at once. Persons that are kept apart now come together when an upload names them again. What has flowed by then can't be taken back.",
  save: "Change",
  confirm: "Change the setting",
  saved: "The setting was changed.",
  never: "This setting was never changed; the default holds.",
  "history.title": "Earlier changes",
  "history.at": "On",
  "history.value": "Set to",
  "history.by": "By",
};
