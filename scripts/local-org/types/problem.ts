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
