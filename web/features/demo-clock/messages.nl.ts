export const nl = {
  label: "Demoklok",
  now: "De demo denkt dat het {{ date }} is",
  "advance.day": "1 dag",
  "advance.month": "1 maand",
  "advance.months": "6 maanden",
  "advance.hint": "Laat de tijd vooruitgaan. Geplande taken lopen mee; terug kan niet.",
};
