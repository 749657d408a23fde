/** `1 point`, `12.5 points`. */
export const pointsText = (points: number) =>
  `${Number.isInteger(points) ? points : points.toFixed(1)} ${points === 1 ? 'point' : 'points'}`
