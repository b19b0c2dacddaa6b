/** The sign that stands for one hidden character. */
export const MASK_SIGN = '*';

/** What separates the parts of a name and tells nothing about its bearer: the dot of Uyghur names, space, comma, … */
const NAME_SEPARATOR = /^[\s·•‧・．.,，'’-]$/u;

/** Province, autonomous region, municipality or special region at the head of an address. */
const PROVINCE =
  /^(?:\p{Script=Han}{2,3}省|(?:北京|天津|上海|重庆)市|(?:内蒙古|广西壮族|西藏|宁夏回族|新疆维吾尔)自治区|(?:香港|澳门)特别行政区)/u;

/** First and last character of an identity or passport number, as banks show it: `3****************3`. */
export function maskIdentityNumber(number: string): string {
  return keepEnds(compact(number), 1, 1);
}

/** The last four digits of a telephone number. */
export function maskPhone(phone: string): string {
  return keepEnds(compact(phone), 0, 4);
}

/** First six (the issuer) and last four digits of a bank card; a number too short for both shows the last four. */
export function maskCard(cardNumber: string): string {
  const digits = compact(cardNumber);
  return isShowable(digits, 6 + 4) ? keepEnds(digits, 6, 4) : keepEnds(digits, 0, 4);
}

/**
 * A name down to its first character, which for Chinese names is the surname: 王小明 → `王**`. Never more than the
 * first third of three or more characters; of two the surname stays, a single one is hidden. What separates the parts
 * of a name is kept, so that its bearer still knows it: 阿卜杜拉·买买提 → `阿***·***`.
 */
export function maskName(name: string): string {
  const characters = [...name.normalize('NFC').trim()];
  const isLetter = (character: string) => !NAME_SEPARATOR.test(character);
  const shownAt =
    characters.filter(isLetter).length > 1 ? characters.findIndex(isLetter) : undefined;
  return characters
    .map((character, i) => (i === shownAt || !isLetter(character) ? character : MASK_SIGN))
    .join('');
}

/** The province and nothing else; neither the rest nor its length. */
export function maskAddress(address: string): string {
  const province = PROVINCE.exec(address.trim())?.[0] ?? '';
  return `${province}${MASK_SIGN.repeat(3)}`;
}

/** Shows the ends if a third stays hidden, otherwise nothing: no length gives the whole away. */
function keepEnds(text: string, first: number, last: number): string {
  const characters = [...text];
  if (!isShowable(text, first + last)) return MASK_SIGN.repeat(characters.length);
  const hidden = characters.length - first - last;
  return [
    ...characters.slice(0, first),
    MASK_SIGN.repeat(hidden),
    ...characters.slice(first + hidden),
  ].join('');
}

function isShowable(text: string, shown: number): boolean {
  return shown * 3 <= [...text].length * 2;
}

/** Without the spaces and hyphens that people put between groups of digits. */
function compact(number: string): string {
  return number.replace(/[\s-]/gu, '');
}
