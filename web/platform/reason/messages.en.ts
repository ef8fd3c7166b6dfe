export const en = {
  "gate.title": "State a reason",
  "gate.needed": "Looking into an assignment needs a reason",
  "gate.text":
    "Assignments belong to the client. As administrator you look into them only with a reason, which goes into the log the client can read.",
  "gate.state": "State a reason",
  line: "Reason for looking: {{ reason }}",
  "line.change": "Change",
  "dialog.title": "Why are you looking?",
  "dialog.text": "The reason stands with every look in the log, until you state another or load the page anew.",
  reason: "Reason",
  "reason.hint": "At least ten characters, without names or other personal data.",
  "dialog.confirm": "Record reason",
};
