export const nl = {
  "gate.title": "Reden opgeven",
  "gate.needed": "Een opdracht bekijken vraagt een reden",
  "gate.text":
    "Opdrachten zijn van de opdrachtgever. Als beheerder kijk je er alleen met een reden in; die komt in het logboek dat de opdrachtgever kan lezen.",
  "gate.state": "Reden opgeven",
  line: "Reden van inzage: {{ reason }}",
  "line.change": "Wijzigen",
  "dialog.title": "Waarom kijk je mee?",
  "dialog.text":
    "De reden staat bij iedere inzage in het logboek, tot je een andere opgeeft of de pagina opnieuw laadt.",
  reason: "Reden",
  "reason.hint": "Ten minste tien tekens, zonder namen of andere persoonsgegevens.",
  "dialog.confirm": "Reden vastleggen",
};
