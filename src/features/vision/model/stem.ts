/** Forms whose stem no rule finds, since what would be left is too short to tell anything. */
const IRREGULAR = new Map(
  `lees lezen leest lees las gelezen lezer
  leer leren leert geleerd leer
  eet eten eet at gegeten
  ziek ziek zieke zieken
  boos boos boze
  bang bang bange
  arm arm arme armen
  rouw rouw rouwen rouwt
  tolk tolk tolken`
    .split('\n')
    .flatMap((line) => {
      const [stem = '', ...forms] = line.trim().split(/\s+/);
      return forms.map((form): [string, string] => [form, stem]);
    }),
);

/** What may be taken off the end, the longest first; at least four letters stay. */
const ENDINGS = [
  'erijen',
  'heden',
  'erij',
  'heid',
  'ingen',
  'ende',
  'tjes',
  'aars',
  'ing',
  'ers',
  'tje',
  'jes',
  'end',
  'den',
  'ten',
  'ars',
  'en',
  'er',
  'ar',
  'je',
  'de',
  'te',
  's',
  't',
  'd',
  'e',
];
const LEAST = 4;

/**
 * One stem for the forms of a Dutch word ("spijbelen", "spijbelt", "gespijbeld", "spijbelaar"), near enough for English and French
 * plurals. A rough one: two words may share a stem, and only ever count for less than the word itself.
 *
 * @param word lower case, without accents
 */
export function stemOf(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  let stem = word.replace(/(\p{L})\1+/gu, '$1');
  if (/^ge.{3,}(?:d|t|en|de|te)$/.test(stem)) stem = stem.slice(2);
  for (let shorter = true; shorter; ) {
    const ending = ENDINGS.find((one) => stem.endsWith(one) && stem.length - one.length >= LEAST);
    shorter = ending !== undefined;
    if (ending !== undefined) stem = stem.slice(0, -ending.length);
  }
  return stem.replace(/z$/, 's').replace(/v$/, 'f');
}
