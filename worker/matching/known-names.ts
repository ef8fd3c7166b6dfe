/** First names in use in the Netherlands that say of themselves whether they are a man's or a woman's; those of both are left out. */
const MEN =
  "aad aart abdel abdullah ad adriaan adrianus ahmed albert alex alexander ali andre andreas andries anton antonius arend arjan arjen arno arnold arthur bart bas bastiaan ben benjamin bert bilal bob boris bram cees christiaan coen cor cornelis daan daniel dave david dennis derk dick diederik dirk ed eddy eduard edwin eelco emre eric erik ernst erwin evert ferdinand ferry floris frank frans fred frederik freek frits gerard gerrit gert gijs gijsbert guus hans harm harry hein hendrik henk herman hidde hubert hugo huub ibrahim ivo jaap jack jacob jacobus jan jasper jelle jeroen jerry jesse jochem joep johan johannes john jonas jonathan joop joost jordy joris jos joshua julian julius jurgen jurre karel kees kevin klaas koen koos lambert lars laurens leendert leo leon leonard lex lodewijk loek lucas luuk maarten marc marcel marco marinus mark martijn mart martin matthijs max maurice maurits mees menno michael michel michiel milan mohamed mohammed murat mustafa nico nicolaas niek niels nils olaf olivier omar oscar otto patrick paul peter petrus pieter piet pim quinten ralf ralph ramon raymond reinier remco rene rens richard rick rik rinus rob robbert robert robin roel roelof rogier roland rolf ron ronald roy ruben rudi rudolf ruud samuel sander sebastiaan sem sergio serge siebe siem simon sjoerd stefan steven stijn sven teun theo theodorus thijs thijmen thomas tim timo tobias tom ton toon tristan twan vincent walter ward wesley wessel wilco wilhelmus willem wim wout wouter xander youssef yusuf";
const WOMEN =
  "aafke aaltje ada adriana agnes aisha alice alida amber amina angela angelique anita anja anke anna annelies annemarie annemieke annet anneke anouk antje antonia astrid aukje barbara bea beatrix belinda berber bianca brenda brigitte carla carlijn carmen carolien carolina caroline catharina cecile chantal charlotte christa christel christina cindy claire claudia corine cornelia corrie daisy danielle daphne debbie debora desiree diana dorien dorothea edith eefje elena eline elise elisabeth ella ellen elly els elsbeth emily emma esmee esra esther eva evelien evelyn fatima fatma femke fenna fleur floor floortje franciska geertje geertruida gerda gerdien gonny greet greetje hanna hannah hanneke hedwig heleen helena hendrika hennie henriette hilda hilde ilona ilse inge ingeborg ingrid irene iris isa isabel isabella jacoba jacqueline janneke jannie jantine jasmijn jeanette jeannette jennifer jessica jette johanna jolanda joke josephine joyce judith julia juliette karen karin katja khadija kirsten klaartje larissa laura lena leonie lieke lies liesbeth lieselotte lilian linda linde lisa lisanne loes lotte louise lucia lucie lydia maaike maartje madelon manon marga margaretha margot margriet maria marian marianne marieke marielle marijke marina marion marit marjan marjolein marjon marleen marlies marlou marloes martha martina martine mathilde maud melanie melissa merel merle mia michelle miranda mirjam monica monique myrthe nadia nadine naima naomi natalie natasja nathalie nel nelleke nelly nicole nienke nina noor noortje olga patricia paula paulien pauline petra petronella pien rachel rebecca regina renate rianne ria rita rosa rosalie rosanne roos roosmarijn ruth sabine sabrina samira sandra sanne sara sarah saskia silvia simone sofia sofie sonja stefanie stephanie suzan suzanne sylvia tamara tanja tessa tina tineke titia toos trudy trijntje truus valerie vanessa vera veronique victoria wendy wietske wilhelmina wilma willemijn yara yasmina yolanda yvette yvonne zoe";

const genders = new Map<string, "m" | "f">();
for (const name of MEN.split(" ")) genders.set(name.replaceAll("y", "ij"), "m");
for (const name of WOMEN.split(" ")) genders.set(name.replaceAll("y", "ij"), "f");

/** "m" or "f" for a first name (letters as words() writes them) that is only one of the two; "" when it can't be told. */
export const genderOfName = (first: string): "m" | "f" | "" => genders.get(first) ?? "";

/** One sound in two spellings: Erik and Eric, Mark and Marc, Sara and Sarah. */
const sound = (name: string): string =>
  name
    .replace(/ph/g, "f")
    .replace(/c(?=[eij])/g, "s")
    .replace(/ck|c/g, "k")
    .replace(/h$|(?<=t)h/g, "")
    .replace(/ij|ie/g, "i")
    .replace(/v/g, "f")
    .replace(/z/g, "s")
    .replace(/(.)\1/g, "$1");

/** Two names in use that do not sound the same: Bart is no misspelling of Bert. */
export const areTwoNames = (a: string, b: string): boolean =>
  a !== b && genders.has(a) && genders.has(b) && sound(a) !== sound(b);
