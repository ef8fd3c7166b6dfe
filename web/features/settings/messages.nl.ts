export const nl = {
  page: "Instellingen",
  lead: "Wat hier staat, geldt voor alle opdrachten, vanaf het eerstvolgende verzoek. Elke wijziging wordt vastgelegd.",
  title: "Welke persoonsgegevens gaan mee naar een andere opdrachtgever?",
  explain:
    "Opdrachtgevers hebben soms dezelfde contactpersoon. Bij het crossen vullen en verbeteren hun gegevens elkaar, zonder dat iemand ziet van wie een gegeven komt.",
  choice: "Persoonsgegevens crossen",
  "choice.all": "Alle persoonsgegevens",
  "choice.all.hint":
    "Zoals het privacybeleid het zegt: aanvullingen en verbeteringen van de ene opdrachtgever gelden meteen ook bij de andere.",
  "choice.verified": "Alleen wat een call-agent heeft gecontroleerd",
  "choice.verified.hint":
    "Elke opdrachtgever houdt eigen gegevens van de persoon. Alleen een waarde die een call-agent heeft bevestigd, gaat mee naar de andere.",
  "change.verified.title": "Alleen gecontroleerde gegevens laten meegaan?",
  "change.verified.text":
    "Vanaf nu gaan nieuwe persoonsgegevens pas naar een andere opdrachtgever als een call-agent ze heeft bevestigd. Wat al is meegegaan, blijft staan.",
  "change.all.title": "Alle persoonsgegevens laten meegaan?",
  "change.all.text":
    "Vanaf nu gelden aanvullingen en verbeteringen van de ene opdrachtgever meteen bij de andere. Personen die nu apart staan, komen bij elkaar zodra een upload ze weer noemt. Dit is later niet terug te draaien voor wat dan al is meegegaan.",
  save: "Wijzigen",
  confirm: "Instelling wijzigen",
  saved: "De instelling is gewijzigd.",
  never: "Deze instelling is nog nooit gewijzigd; de standaard geldt.",
  "history.title": "Eerdere wijzigingen",
  "history.at": "Op",
  "history.value": "Gezet op",
  "history.by": "Door",
};
