import type { AnnotationContext, ModifierContext } from '@apexdevtools/apex-parser';
import type { Annotation, Modifiers } from './ast.ts';
import { nameOf, positionOf } from './context.ts';
import { unquote } from './literals.ts';
import { SyntaxProblem } from './syntaxProblem.ts';

/** Converts what stands before a declaration. */
export function modifiers(contexts: readonly ModifierContext[]): Modifiers {
  const keywords = new Set<string>();
  const annotations: Annotation[] = [];
  for (const context of contexts) {
    const annotation = context.annotation();
    if (annotation) annotations.push(annotationNode(annotation));
    else addKeyword(keywords, context);
  }
  return { keywords, annotations };
}

function addKeyword(keywords: Set<string>, context: ModifierContext): void {
  const keyword = keywordOf(context);
  if (keywords.has(keyword)) throw new SyntaxProblem(`Duplicate modifier: ${keyword}`, positionOf(context));
  keywords.add(keyword);
}

/** `with`, `without` and `inherited` are written with `sharing` behind them. */
function keywordOf(context: ModifierContext): string {
  const words: string[] = [];
  for (let index = 0; index < context.getChildCount(); index++)
    words.push(context.getChild(index).getText().toLowerCase());
  return words.join(' ');
}

function annotationNode(context: AnnotationContext): Annotation {
  const args = new Map<string, string>();
  const single = context.elementValue();
  if (single) args.set('value', argumentText(single.getText()));
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? []) {
    args.set(nameOf(pair.id()).toLowerCase(), argumentText(pair.elementValue().getText()));
  }
  return { position: positionOf(context), name: nameOf(context.id()).toLowerCase(), args };
}

const argumentText = (text: string): string => (text.startsWith("'") ? unquote(text) : text);
