/** Korean cities to be born in; degrees of latitude and longitude of each city hall, to a hundredth. */

export const PLACES = {
  seoul: [37.5665, 126.978],
  incheon: [37.46, 126.71],
  suwon: [37.26, 127.03],
  chuncheon: [37.88, 127.73],
  gangneung: [37.75, 128.88],
  cheongju: [36.64, 127.49],
  daejeon: [36.35, 127.38],
  sejong: [36.48, 127.29],
  jeonju: [35.82, 127.15],
  gwangju: [35.16, 126.85],
  mokpo: [34.81, 126.39],
  yeosu: [34.76, 127.66],
  daegu: [35.87, 128.6],
  pohang: [36.02, 129.34],
  ulsan: [35.54, 129.31],
  busan: [35.18, 129.08],
  changwon: [35.23, 128.68],
  jeju: [33.5, 126.53],
};

/** The place of these coordinates, or `other` where they belong to none of ours. */
export function placeOf({ latitude, longitude }) {
  const found = Object.entries(PLACES).find(
    ([, [lat, lon]]) => Math.abs(lat - latitude) < 0.01 && Math.abs(lon - longitude) < 0.01,
  );
  return found ? found[0] : 'other';
}
