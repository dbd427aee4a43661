/** Stems and branches: which of the five elements each belongs to. */

const ELEMENT_OF = {};
const GROUPS = {
  wood: '甲乙寅卯',
  fire: '丙丁巳午',
  earth: '戊己辰戌丑未',
  metal: '庚辛申酉',
  water: '壬癸子亥',
};
for (const [element, signs] of Object.entries(GROUPS)) {
  for (const sign of signs) ELEMENT_OF[sign] = element;
}

/** The columns as Korean almanacs print them, from left to right. */
export const COLUMNS = ['hour', 'day', 'month', 'year'];

/** `wood` … `water` of a stem or branch. */
export function elementOf(sign) {
  return ELEMENT_OF[sign];
}

/** The name of a pillar such as 庚子 in the reader's letters. */
export function pillarName(pillar, t) {
  const [stem, branch] = [...pillar].map((sign) => t(`page.sign.${sign}`));
  return t('page.pillar.name', { stem, branch });
}
