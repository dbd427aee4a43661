/** The twelve animals in their order, and which one a birth belongs to. */

export const ANIMALS = [
  'rat',
  'ox',
  'tiger',
  'rabbit',
  'dragon',
  'snake',
  'horse',
  'goat',
  'monkey',
  'rooster',
  'dog',
  'pig',
];
export const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const YEAR_OF_THE_RAT = 4;

/** Of a pillar such as 甲戌. */
export function animalOfPillar(pillar) {
  return ANIMALS[BRANCHES.indexOf(pillar[1])];
}

/** Of a year of the lunar calendar. */
export function animalOfYear(year) {
  return ANIMALS[(((year - YEAR_OF_THE_RAT) % 12) + 12) % 12];
}

/**
 * How to learn a birth's animal: from its chart when years begin at the start of spring, from its lunar year when they
 * begin with the lunar new year; a lunar birth says its year itself.
 * @returns {{op: string, params: object | null, read: (answer: object | null) => string | null}}
 */
export function animalQuestion(birth, yearStart) {
  if (yearStart === 'ipchun') {
    return {
      op: 'fortune.saju',
      params: birth && { birth },
      read: (chart) => chart && animalOfPillar(chart.pillars.year),
    };
  }
  if (birth?.calendar === 'lunar') {
    const own = animalOfYear(Number(birth.date.slice(0, 4)));
    return { op: 'fortune.lunar', params: null, read: () => own };
  }
  return {
    op: 'fortune.lunar',
    params: birth && { date: birth.date },
    read: (day) => day && animalOfYear(day.lunar.year),
  };
}
