/** What is known of some unknowns: the normal equations of weighted least squares, which add up. */
export interface Equations {
  readonly normal: readonly Float64Array[];
  readonly target: Float64Array;
}

const rounds = 400;

export function noEquations(count: number): Equations {
  return {
    normal: Array.from({ length: count }, () => new Float64Array(count)),
    target: new Float64Array(count),
  };
}

/** All of `from`, with this weight, and what is known already. */
export function addEquations({ normal, target }: Equations, from: Equations, weight: number): void {
  for (const [index, row] of normal.entries()) {
    const fromRow = from.normal[index];
    for (let column = 0; column < row.length; column += 1)
      row[column] = (row[column] ?? 0) + weight * (fromRow?.[column] ?? 0);
    target[index] = (target[index] ?? 0) + weight * (from.target[index] ?? 0);
  }
}

/** The best answer within 0…1. Coordinate by coordinate, each at its best while the others stand: it only ever gets better. */
export function solveWithin({ normal, target }: Equations, start: readonly number[]): number[] {
  const answer = [...start];
  for (let round = 0; round < rounds; round += 1) {
    let moved = 0;
    for (const [index, row] of normal.entries()) {
      let rest = target[index] ?? 0;
      for (const [other, value] of answer.entries()) if (other !== index) rest -= (row[other] ?? 0) * value;
      const next = Math.min(1, Math.max(0, rest / (row[index] ?? 1)));
      moved = Math.max(moved, Math.abs(next - (answer[index] ?? 0)));
      answer[index] = next;
    }
    if (moved < 1e-4) break;
  }
  return answer;
}

/** Gauss and Jordan. The matrix is symmetric with a positive diagonal that the prior keeps away from 0: no pivoting. */
export function invert(matrix: readonly Float64Array[]): number[][] {
  const size = matrix.length;
  const rows = matrix.map((row, index) => {
    const unit = new Float64Array(size);
    unit[index] = 1;
    return { left: Float64Array.from(row), right: unit };
  });
  for (const [pivot, row] of rows.entries()) {
    const scale = row.left[pivot] ?? 1;
    for (let column = 0; column < size; column += 1) {
      row.left[column] = (row.left[column] ?? 0) / scale;
      row.right[column] = (row.right[column] ?? 0) / scale;
    }
    for (const other of rows) {
      const factor = other.left[pivot] ?? 0;
      if (other === row || factor === 0) continue;
      for (let column = 0; column < size; column += 1) {
        other.left[column] = (other.left[column] ?? 0) - factor * (row.left[column] ?? 0);
        other.right[column] = (other.right[column] ?? 0) - factor * (row.right[column] ?? 0);
      }
    }
  }
  return rows.map(({ right }) => Array.from(right));
}
