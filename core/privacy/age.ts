/**
 * Age in whole years (周岁) on a calendar day. A year is completed on the birthday itself; whoever was born on 29
 * February completes it on 1 March of other years. Undefined before birth: that clock or card is wrong.
 *
 * @param birthDate `YYYY-MM-DD`
 * @param onDate `YYYY-MM-DD`
 */
export function findAgeYears(birthDate: string, onDate: string): number | undefined {
  if (onDate < birthDate) return undefined;
  const years = Number(onDate.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return onDate.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
