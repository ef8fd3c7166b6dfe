export const nl = {
  "title.moved": "Afspraak verzetten",
  "title.cancelled": "Afspraak afzeggen",
  told: "De opdrachtgever krijgt bericht. De reden komt als aanvulling bij de verslagen.",
  date: "Datum",
  time: "Tijd",
  moment_missing: "Kies een datum en een tijd in de toekomst.",
  reason: "Reden",
  reason_missing: "Schrijf waarom de afspraak niet doorgaat.",
  back: "Annuleren",
};
