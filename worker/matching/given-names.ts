import { edits } from "./similarity.ts";

/** Call names and the baptismal names they stand for: each line is one family of names. */
const FAMILIES = `johannes jan johan hans joannes jo johnny john hannes jannes joop
johanna jo hanna hannie joke anja janna jannie annie jopie
hendrik hendrikus henk harry henny henri rik hein
hendrika henny riek rika hennie ria
petrus piet peter pieter pierre per
petronella nel nelly petra nellie ella
cornelis kees cor cornelius corneel nelis
cornelia corrie nelie cokkie corry cor corrie nel cora lia
adrianus ad adri adriaan arie ard aad janus
adriana adrie jana sjaan ada
marinus rinus rien marijn
antonius anton ton toon tonny antoon antonie antoine teun teunis
antonia toos tonia antoinette
wilhelmus wim willem willy wil will helmus
wilhelmina wil willy mina wilma willemien mien
gerardus gerard ger gerrit geert gert
gerarda gerda
geertruida truus geertje trudy truida
jacobus jaap koos jacob sjaak jack ko cobus
jacoba coba coby co cobie
theodorus theo dorus thijs ted
franciscus frans francis frank
francisca francien cisca sisca
martinus martin tinus maarten
martina tineke tina martine
maria marie mieke riet ria marijke mia rie marjan marian
elisabeth elizabeth els elly betty bep lies liesbeth lisa elise ellie liz
catharina cathy tineke rinie trien toos catrien karin ina katrien kaatje rina tineke carina to
margaretha gretha greet margriet greetje gre marga rita
anna annie anneke ans anne annemarie antje
lambertus bert bertus lambert
albertus bert albert ab appie
hubertus huub bert hub
leonardus leo leen leon
nicolaas nico klaas nicolaas niek
matheus thijs mathieu matthijs thieu
christiaan chris christian
christina chris tine stien christien
alexander alex lex sander xander
robertus rob robert bob bert
rudolf ruud rudi dolf
everardus evert ever
bernardus ben bernard bennie
jozef jos sjef jef
josephus joseph jos sjef jef
dirk dick derk
sebastiaan bas
michael michel mike michiel
thomas tom
daniel daan
louis lodewijk loe
stephanus stefan stef fanus steven
willem wim bill
gijsbertus gijs bert gijsbert bertus
aleida alie aly
hermanus herman harm manus
arnoldus arnold nol arno
laurentius laurens lau rens
paulus paul
simon siem
aart art
jeroen jerome
jacqueline jacky
alida lida ali
egbertus bert egbert
reinier rein
richard dick
edward ed eddy
eduard ed eddy
edwin ed
frederik fred frits freek
frederika frida
vincentius vincent cent
ignatius ig naas
engelbertus bert engel
gabriel gaby
christoffel stoffel chris toffel
magdalena leen lena leny magda
helena leny leen lena heleen
lucas luuk
benjamin ben
samuel sam
susanna suzan suus
mathilde tilly
wilfried wil
jozina sien
sophia fie sofie
rosalia roos
barbara babs
victor vic
nicole nicky
patricia pat
manfred fred
alfred fred
alphonsus fons alfons`;

/** Official names of a line: its first word and those that begin like it. The others are call names. */
const isOfficial = (name: string, head: string): boolean => name.slice(0, 5) === head.slice(0, 5);
const families = new Map<string, { at: number; official: boolean }[]>();
const initials = new Map<string, Set<string>>();
FAMILIES.split("\n").forEach((line, at) => {
  const names = line.replaceAll("y", "ij").split(" ");
  const head = names[0] as string;
  for (const name of new Set(names)) {
    families.set(name, [...(families.get(name) ?? []), { at, official: isOfficial(name, head) }]);
    initials.set(name, (initials.get(name) ?? new Set()).add(head[0] as string));
  }
});

/** A known name that this one may be misspelt for ("Tinkee"); itself when it is known or like none, or like several of other families. */
const spelt = new Map<string, string>();
function knownName(name: string): string {
  if (families.has(name) || name.length < 5) return name;
  let known = spelt.get(name);
  if (known === undefined) {
    const like = [...families.keys()].filter((other) => other.length >= 5 && edits(name, other, 1) === 1);
    known = like.length === 1 ? (like[0] as string) : name;
    if (spelt.size > 20_000) spelt.clear();
    spelt.set(name, known);
  }
  return known;
}

/** True when one name can be the call name of the other: Hans and Johannes, Piet and Petrus. Two call names are two persons. */
export function sameGivenName(a: string, b: string): boolean {
  if (a === b) return true;
  const others = families.get(knownName(b)) ?? [];
  return (families.get(knownName(a)) ?? []).some((one) =>
    others.some((other) => one.at === other.at && (one.official || other.official)),
  );
}

/** True when a person called `first` can have `initial` as the first initial ("Hans": h or j). */
export function mayStartWith(first: string, initial: string): boolean {
  // words() writes y as ij, so Yasmin starts with an i there.
  const letter = initial === "y" ? "i" : initial;
  return first[0] === letter || (initials.get(knownName(first))?.has(letter) ?? false);
}

/** Initials of the official names a call name may stand for. */
export const officialInitials = (first: string): ReadonlySet<string> => initials.get(knownName(first)) ?? new Set();
