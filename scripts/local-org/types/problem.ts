import type { Position } from '../parse/ast.ts';

/** Something that the compiler refuses; thrown where it is found and collected per statement or member. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly position: Position;

  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}

/** Does a part of a check; its problem goes to the list, and the next part is checked. */
export function collect<T>(problems: Problem[], work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    problems.push(problem);
    return undefined;
  }
}
